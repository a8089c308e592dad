import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../prisma/embedded/index.ts';
import { readyDatabase } from '../../prisma/ready.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import type { Mentee } from './cast.ts';
import { seedCast } from './seeding.ts';

/** A PostgreSQL of the run's own, which outlives every death of the bot. */
export type Theatre = { readonly url: string; readonly pool: pg.Pool; close(): Promise<void> };

const ZONE = 'Europe/Amsterdam';

/** Connections of whoever was killed may take a moment to be noticed, and the server stops for the last one only. */
const PARTING_MS = 200;

export async function openTheatre(folder: string, cast: readonly Mentee[], today: string): Promise<Theatre> {
  const server = await startEmbedded(folder);
  const url = server.url();
  const pool = new pg.Pool({ connectionString: url, max: 2, application_name: 'survival' });
  pool.on('error', () => {});
  const close = () => end(server, pool);
  try {
    await readyDatabase({ databaseUrl: url, dataDir: folder, seed: 'empty', now: new Date(), zone: ZONE });
    await seedCast(pool, cast, today);
    await planSeries(pool, ZONE, today);
    return { url, pool, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function end(server: Embedded, pool: pg.Pool): Promise<void> {
  await pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()');
  await pool.end();
  await pause(PARTING_MS);
  await server.stop();
}
