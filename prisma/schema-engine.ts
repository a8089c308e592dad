import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { DiffTarget, SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';

const MODELS = join(import.meta.dirname, 'models');

export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The models as they are written now, file by file. */
export async function readModels(): Promise<SchemaContainer[]> {
  const files = (await readdir(MODELS)).filter((file) => file.endsWith('.prisma')).sort();
  return Promise.all(files.map(async (path) => ({ path, content: await readFile(join(MODELS, path), 'utf8') })));
}

/** The SQL that leads from one schema to another; empty when they agree. No table is looked at. */
export async function difference(connectionString: string, from: DiffTarget, to: SchemaContainer[]): Promise<string> {
  const engine = await openEngine(connectionString);
  const target = { tag: 'schemaDatamodel', files: to } as const;
  const { stdout } = await engine.diff({ from, to: target, script: true, exitCode: null, filters: NO_FILTER });
  return (stdout ?? '').replace('-- This is an empty migration.', '').trim();
}

/** Prisma's schema engine in its WebAssembly form, talking through the adapter: no binary is downloaded. */
export async function openEngine(connectionString: string): Promise<SchemaEngine> {
  const adapter = bindMigrationAwareSqlAdapterFactory(wholeScripts(new PrismaPg(connectionString)));
  const { SchemaEngine } = await loadEngine();
  const models = await readModels();
  const datamodels = models.map(({ path, content }): [string, string] => [path, content]);
  return SchemaEngine.new({ datamodels }, () => {}, adapter);
}

/**
 * The adapter cuts a script at every semicolon, also inside the body of a function; PostgreSQL itself takes it whole,
 * and then applies all of a migration or nothing.
 */
function wholeScripts(factory: PrismaPg): PrismaPg {
  const connect = factory.connect.bind(factory);
  return Object.assign(factory, {
    async connect() {
      const adapter = await connect();
      const executeScript = async (sql: string) => void (await adapter.executeRaw({ sql, args: [], argTypes: [] }));
      return Object.assign(adapter, { executeScript });
    },
  });
}

type Engine = typeof import('@prisma/schema-engine-wasm');
let loading: Promise<Engine> | undefined;

/** The engine, once in a process: its glue keeps one memory. */
function loadEngine(): Promise<Engine> {
  loading ??= instantiate();
  return loading;
}

/** Node 20 imports no WebAssembly modules by itself, so the engine is put together by hand. */
async function instantiate(): Promise<Engine> {
  const glueFile = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(glueFile.replace(/\.js$/u, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue as never });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports as unknown as { __wbindgen_start(): void }).__wbindgen_start();
  return glue as never;
}
