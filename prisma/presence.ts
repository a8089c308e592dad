import { randomInt } from 'node:crypto';
import pg from 'pg';

/** The first half of the two numbers of the lock; the second is the holder. */
const PRESENCE = 20_170_202;
const MOST_HOLDERS = 2 ** 31 - 1;
/** A lost connection is made again after this. */
const RETRY_MS = 1_000;

/** Tells that this process lives, to whoever asks the database for its number. */
export type Presence = {
  /** Stands in the leases that this process takes. */
  readonly holder: number;
  enter(): Promise<void>;
  leave(): Promise<void>;
};

/**
 * A lock on a connection of its own, for as long as the process lives and whatever it dies of: by it the others know at
 * once that the leases of a dead process are over, and need not wait them out.
 */
export function createPresence(connectionString: string): Presence {
  const holder = randomInt(1, MOST_HOLDERS);
  let client: pg.Client | null = null;
  let left = false;

  const enter = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString, keepAlive: true, application_name: 'buurtmus-presence' });
    fresh.on('error', () => void again(fresh));
    await fresh.connect();
    await fresh.query('SELECT pg_advisory_lock($1, $2)', [PRESENCE, holder]);
    client = fresh;
  };
  const again = async (lost: pg.Client): Promise<void> => {
    if (left || (client !== null && client !== lost)) return;
    client = null;
    await lost.end().catch(() => {});
    setTimeout(() => void enter().catch(() => again(lost)), RETRY_MS).unref();
  };
  return {
    holder,
    enter,
    async leave() {
      left = true;
      await client?.end();
    },
  };
}

/** SQL: whether the holder of a row of the outbox lives. A lease without a holder is believed as long as it runs. */
export const isHeldAlive = (row: string): string => `(${row}.holder IS NULL OR EXISTS (
  SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = ${PRESENCE} AND l.objid = ${row}.holder::bigint::oid AND l.granted))`;
