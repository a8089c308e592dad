import type { Field, Table } from './fields.ts';
import { ENTITY_NAMES, type EntityName } from './names.ts';
import { HELP } from './tables/help.ts';
import { REACH } from './tables/reach.ts';
import { TERMS } from './tables/terms.ts';

export type Entity = {
  readonly name: EntityName;
  /** The name of its sheet, and of its file but for the `.csv`. */
  readonly sheet: string;
  readonly fields: Readonly<Record<string, Field>>;
};

const TABLES: Readonly<Record<EntityName, Table>> = { ...HELP, ...REACH, ...TERMS };

/** The objects of HSDS with their fields, in the order in which their rows can be written. */
export const ENTITIES: readonly Entity[] = ENTITY_NAMES.map((name) => {
  const [sheet, fields] = TABLES[name];
  return { name, sheet, fields };
});

/** An object by its name. */
export const entityOf = (name: EntityName): Entity => ENTITIES[ENTITY_NAMES.indexOf(name)] as Entity;

/** Its fields that are said in several languages. */
export const translatedFields = ({ fields }: Entity): string[] =>
  Object.keys(fields).filter((field) => fields[field]?.translated);
