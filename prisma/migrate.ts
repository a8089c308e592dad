import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { NO_FILTER, openEngine } from './schema-engine.ts';

const MIGRATIONS = join(import.meta.dirname, 'migrations');
/**
 * Brings the database to the newest migration and returns the names of those applied. They are Prisma's own
 * migrations, run by Prisma's own engine in its WebAssembly form: no binary is downloaded, and the ordinary
 * `prisma migrate deploy` finds everything as if it had done it. Call it from one process at a time.
 */
export async function migrate(connectionString: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    if (await isUpToDate(client)) return [];
    const engine = await openEngine(connectionString);
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await readMigrations(),
      filters: NO_FILTER,
    });
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}

/** Whether every migration has been applied: the usual start, which then needs no engine. */
async function isUpToDate(client: pg.Client): Promise<boolean> {
  const ledger = await client.query(`SELECT to_regclass('_prisma_migrations') AS ledger`);
  if (ledger.rows[0].ledger === null) return false;
  const { rows } = await client.query('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL');
  const applied = new Set(rows.map(({ migration_name }) => migration_name));
  return (await migrationNames()).every((name) => applied.has(name));
}

async function migrationNames(): Promise<string[]> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

async function readMigrations(): Promise<MigrationList> {
  const names = await migrationNames();
  const lockfile = {
    path: 'migration_lock.toml',
    content: await readFile(join(MIGRATIONS, 'migration_lock.toml'), 'utf8'),
  };
  const read = async (name: string) => ({
    path: name,
    migrationFile: {
      path: 'migration.sql',
      content: { tag: 'ok' as const, value: await readFile(join(MIGRATIONS, name, 'migration.sql'), 'utf8') },
    },
  });
  return {
    baseDir: MIGRATIONS,
    lockfile,
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.map(read)),
  };
}
