import { Redis } from 'ioredis';
import { ABSENCE_TABLE, checkReports, openPool } from '../peer.ts';
import { measure } from '../scenario.ts';
import { telegrafWizard } from './telegraf-wizard.ts';

/** A telegraf wizard with its session in Redis; the report is in PostgreSQL. Redis may lose its last second. */
export async function telegrafRedis(url: string, redisUrl: string) {
  const pool = openPool(url);
  const redis = new Redis(redisUrl);
  await pool.query(ABSENCE_TABLE);
  const store = {
    get: async (key: string) => JSON.parse((await redis.get(key)) ?? 'null') ?? undefined,
    set: async (key: string, value: unknown) => void (await redis.set(key, JSON.stringify(value))),
    delete: async (key: string) => void (await redis.del(key)),
  };
  const result = await measure(telegrafWizard(pool, store));
  await checkReports(pool);
  redis.disconnect();
  await pool.end();
  return result;
}
