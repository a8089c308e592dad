import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { migrate } from '../../prisma/migrate.ts';
import { difference, readModels } from '../../prisma/schema-engine.ts';
import { catalogue, type Thing } from './catalogue.ts';

const MIGRATIONS = join(import.meta.dirname, '../../prisma/migrations');
/** What Prisma's models have no word for, and only the migrations make. */
const BEYOND_MODELS = ['storage', 'function', 'trigger'];

type Scratch = { readonly url: string; readonly client: pg.Client };

/** A database with nothing in it, gone after the test. */
async function emptyDatabase(): Promise<Scratch> {
  const server = inject('databaseServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = server.replace(/\/[^/]*$/u, `/${name}`);
  const admin = new pg.Client({ connectionString: server });
  const client = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await client.connect();
  onTestFinished(async () => {
    await client.end();
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  });
  return { url, client };
}

async function byMigrations(): Promise<Scratch> {
  const scratch = await emptyDatabase();
  await migrate(scratch.url);
  return scratch;
}

/** As Prisma would make it from the models alone, by the engine that also writes our migrations. */
async function byModels(): Promise<Scratch> {
  const scratch = await emptyDatabase();
  await scratch.client.query(await difference(scratch.url, { tag: 'empty' }, await readModels()));
  return scratch;
}

const described = (things: readonly Thing[]) => things.filter(({ kind }) => !BEYOND_MODELS.includes(kind));

it('builds by migrations what the models describe', async () => {
  const [migrated, modelled] = await Promise.all([byMigrations(), byModels()]);
  const [ours, theirs] = await Promise.all([catalogue(migrated.client), catalogue(modelled.client)]);
  expect(new Set(theirs.map(({ kind }) => kind))).toEqual(new Set(['column', 'constraint', 'index']));
  expect(described(ours)).toEqual(theirs);
});

const CHANGES = [
  'ALTER TABLE person ADD COLUMN shoe_size int',
  'ALTER TABLE message ALTER COLUMN content DROP NOT NULL',
  'DROP INDEX conversation_waiting',
  'DROP INDEX knock_open; CREATE INDEX knock_open ON knock (at)',
  'ALTER TABLE conversation DROP CONSTRAINT conversation_person_id_fkey',
];

it('would notice a difference', async () => {
  const { client } = await byMigrations();
  const before = described(await catalogue(client));
  for (const change of CHANGES) {
    await client.query('BEGIN');
    await client.query(change);
    expect(described(await catalogue(client)), change).not.toEqual(before);
    await client.query('ROLLBACK');
  }
  expect(described(await catalogue(client))).toEqual(before);
});

it('keeps room on the pages of conversations, which no model can say', async () => {
  const { client } = await byMigrations();
  expect(await catalogue(client)).toContainEqual({
    kind: 'storage',
    name: 'conversation',
    definition: 'fillfactor=40',
  });
});

const written = (content: string): DiffTarget => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content }],
});

it('starts the next migration from the models as they are now', async () => {
  const { url } = await emptyDatabase();
  const models = await readModels();
  const snapshot = await readFile(join(MIGRATIONS, 'schema.prisma'), 'utf8');
  expect(await difference(url, written(snapshot), models)).toBe('');
  const older = snapshot.replace('@@index([personId])', '');
  expect(await difference(url, written(older), models)).toContain('CREATE INDEX');
});

it('is applied once, and Prisma’s own ledger knows of it', async () => {
  const { url, client } = await byMigrations();
  const folders = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  const names = folders.map(({ name }) => name).sort();
  const LEDGER = 'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY 1';
  const applied = async () => (await client.query(LEDGER)).rows.map(({ migration_name }) => migration_name);
  expect(await applied()).toEqual(names);
  expect(await migrate(url)).toEqual([]);
  expect(await applied()).toEqual(names);
});
