import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../prisma/client.ts';
import { startEmbedded } from '../../prisma/embedded/index.ts';
import { migrate } from '../../prisma/migrate.ts';
import { seedWorld } from '../../prisma/seed/demo.ts';
import { seedOrganisations } from '../../prisma/seed/organisations.ts';
import { demoWorld } from '../../prisma/seed/world.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { TEST_DAY } from '../world.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A server of the tests' own; every test file copies `template` into a database of its own. */
    databaseServer: string;
  }
}

/** What this server keeps is thrown away after the run, so it need not wait for the disk. */
const IN_HASTE = ['fsync', 'synchronous_commit', 'full_page_writes'];

/** One PostgreSQL for the whole run, with one migrated and seeded database that every test file starts from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'buurtmus-test-'));
  const server = await startEmbedded(folder);
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  for (const setting of IN_HASTE) await admin.query(`ALTER SYSTEM SET ${setting} = off`);
  await admin.query('SELECT pg_reload_conf()');
  await admin.query('CREATE DATABASE template');
  await migrate(server.url('template'));
  const template = openDatabase(server.url('template'), () => {});
  await seedWorld(template.prisma, demoWorld(TEST_DAY), new Date(TEST_DAY));
  await seedOrganisations(template.prisma);
  await planSeries(template.pool, 'Europe/Amsterdam', TEST_DAY);
  await template.close();
  // A connection may outlive its closing for a moment, and a template must have none.
  await admin.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'template'`);
  await admin.query('ALTER DATABASE template ALLOW_CONNECTIONS false');
  await admin.end();
  project.provide('databaseServer', server.url());
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
