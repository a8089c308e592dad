import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, it } from 'vitest';

/** Where HSDS's own schemas lie: beside the project, or where `HSDS_SCHEMAS` says. */
const FOLDER = process.env.HSDS_SCHEMAS ?? join(import.meta.dirname, '..', '..', '..', 'shared', 'hsds');
const SCHEMAS = join(FOLDER, 'schema');

const read = (file: string): object => JSON.parse(readFileSync(join(SCHEMAS, file), 'utf8'));

/** The schemas say more of their fields than a validator knows (where a CSV lies, what is core): that is passed over. */
function validator(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv;
}

let together: Ajv2020 | undefined;

/** The schema of one object, `phone.json`, together with those that it names. */
function objectSchema(name: string): ValidateFunction {
  if (together === undefined) {
    together = validator();
    const files = readdirSync(SCHEMAS).filter((file) => file.endsWith('.json') && file !== 'openapi.json');
    for (const file of files) together.addSchema(read(file), file);
  }
  return together.getSchema(`${name}.json`) as ValidateFunction;
}

const known = new Map<string, ValidateFunction>();

/** What is wrong with a document, by one of HSDS's schemas: `"phone"`, or `"compiled/service"`. */
export function wrongs(schema: string, document: unknown): string[] {
  const isCompiled = schema.startsWith('compiled/');
  const validate =
    known.get(schema) ?? (isCompiled ? validator().compile(read(`${schema}.json`)) : objectSchema(schema));
  known.set(schema, validate);
  // What a document is not said to have, JSON has not got either.
  validate(JSON.parse(JSON.stringify(document)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** Fields that a row of a table has to have. */
export const tabularRequired = (name: string): string[] => {
  const { required = [], tabular_required = [] } = read(`${name}.json`) as Record<string, string[]>;
  return [...required, ...tabular_required];
};

/**
 * Tests against the published schemas. Where nobody has laid them beside the project a test says so and passes: they are
 * no part of it, and a machine that has everything that belongs to it has left nothing out.
 */
export function againstSchemas(name: string, tests: () => void): void {
  if (existsSync(join(SCHEMAS, 'compiled'))) describe(name, tests);
  else it(`${name}: not validated, HSDS's schemas do not lie at ${FOLDER}`, () => {});
}

/** The fields of an object, as HSDS describes them. */
export const publishedFields = (name: string): object => (read(`${name}.json`) as { properties: object }).properties;
