import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Pool } from 'pg';
import { describe } from 'vitest';
import { startRedis } from '../../bench/redis.ts';
import type { Backend } from '../../workers/queues.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';

/** A database of the test's own, and queues that are carried there or in Redis. */
export type Carriage = {
  readonly fresh: Fresh;
  readonly backend: Backend;
  /** Loses everything that is in the queues, as a flushed Redis does. */
  flush(): Promise<void>;
  /** Loses the jobs of a queue, and leaves what it knows of schedules. */
  loseJobs(queue: string): Promise<void>;
  /** How many schedules a queue has. */
  schedules(queue: string): Promise<number>;
  stop(): Promise<void>;
};

const hasRedis = Boolean(process.env.REDIS_URL) || spawnSync('redis-server', ['--version']).error === undefined;

/** Runs the same tests on both backends. Where there is no Redis, that half is skipped and says why. */
export function onEveryBackend(tests: (open: () => Promise<Carriage>) => void): void {
  describe('carried by PostgreSQL', () => tests(byPostgres));
  const why = hasRedis ? '' : ' (skipped: REDIS_URL is not set and redis-server is not on the path)';
  describe.skipIf(!hasRedis)(`carried by Redis${why}`, () => tests(byRedis));
}

async function byPostgres(): Promise<Carriage> {
  const fresh = await freshDatabase();
  return {
    fresh,
    backend: { databaseUrl: fresh.url },
    flush: () => emptyTables(fresh.database.pool),
    loseJobs: async (queue) =>
      void (await fresh.database.pool.query('DELETE FROM bullmq.job WHERE queue = $1', [queue])),
    async schedules(queue) {
      return (
        (await fresh.database.pool.query('SELECT 1 FROM bullmq.scheduler WHERE queue = $1', [queue])).rowCount ?? 0
      );
    },
    stop: () => fresh.drop(),
  };
}

/** What BullMQ knows of itself stays: its migrations, and the note of its version. */
async function emptyTables(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT 'bullmq.' || table_name AS name FROM information_schema.tables
     WHERE table_schema = 'bullmq' AND table_name NOT IN ('migration', 'meta')`,
  );
  await insisting(pool, `TRUNCATE ${rows.map(({ name }) => name).join(', ')} CASCADE`);
}

/** Whoever works in these tables meanwhile may wait for us while we wait for her; PostgreSQL then sends one of us away. */
async function insisting(pool: Pool, text: string): Promise<void> {
  for (;;) {
    try {
      await pool.query(text);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01') throw error;
    }
  }
}

/** A prefix of its own keeps a test apart from whatever else lives in the Redis of REDIS_URL. */
async function byRedis(): Promise<Carriage> {
  const [fresh, server] = await Promise.all([freshDatabase(), startRedis()]);
  if (server === null) throw new Error('there is no Redis, although there was one a moment ago');
  const prefix = `test-${randomUUID()}`;
  const redis = new Redis(server.url);
  const flush = async () => {
    const keys = await redis.keys(`${prefix}:*`);
    if (keys.length > 0) await redis.unlink(...keys);
  };
  return {
    fresh,
    backend: { redisUrl: server.url, prefix },
    flush,
    async loseJobs(queue) {
      const keys = await redis.keys(`${prefix}:${queue}:*`);
      const jobs = keys.filter((key) => !/:(?:meta|repeat|repeat:[a-z]+)$/u.test(key));
      if (jobs.length > 0) await redis.unlink(...jobs);
    },
    schedules: (queue) => redis.zcard(`${prefix}:${queue}:repeat`),
    async stop() {
      await flush();
      redis.disconnect();
      await server.stop();
      await fresh.drop();
    },
  };
}
