import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.ts';

/**
 * The database: Prisma for everything that is read and edited at leisure, and the same pool bare for the few
 * statements of the hot path (`docs/adr/0004`). One pool, so that there is one number of connections to watch.
 */
export type Database = {
  readonly prisma: PrismaClient;
  readonly pool: pg.Pool;
  /** Ends every connection. */
  close(): Promise<void>;
};

/** Measured on two cores: more connections than this only wait for each other. */
const MOST_CONNECTIONS = 12;
/** A database that is away is noticed after this, so that a channel can say "later" instead of hanging. */
const CONNECT_TIMEOUT_MS = 5_000;
/**
 * Our statements are looked up by keys, whatever the values: they are planned once per connection and not five times to
 * compare, which a ledger statement pays with some 8 ms each, and never compiled.
 */
const PLANNING = '-c enable_seqscan=off -c jit=off -c plan_cache_mode=force_generic_plan';

/**
 * Opens one pool, which Prisma and our own statements share. It connects when first asked, so an address that is wrong
 * shows there. `onError` hears of connections that broke while idle; a query that fails rejects by itself.
 */
export function openDatabase(connectionString: string, onError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'buurtmus',
    options: PLANNING,
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', onError);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
