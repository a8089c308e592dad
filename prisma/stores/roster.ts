import type { DatabaseError, PoolClient } from 'pg';
import type { Waiting } from '../../bot/roster/plan/desk.ts';
import type { Upload } from '../../bot/roster/plan/given.ts';
import type { Changes } from '../../bot/roster/plan/known.ts';
import { isNew } from '../../bot/roster/plan/planning.ts';
import type { RosterStore } from '../../bot/roster/plan/ports.ts';
import type { Database } from '../client.ts';
import { planSeries } from './planning.ts';
import { readKnown } from './roster-known.ts';
import { readSeries, rescheduleSeries } from './roster-series.ts';
import { writeChanges } from './roster-write.ts';

/** A file that nobody confirmed is gone after this; it has people's names in it. */
const HELD = `interval '1 day'`;
/** One import at a time in the whole house: two that stand beside each other would not see each other's people. */
const IMPORT_LOCK = 20_261_122;

const HELD_BY = `FROM roster_import WHERE id = $1::uuid AND staff_id = $2 AND created_at > now() - ${HELD}`;

/** Somebody else changed what was being changed (serialization), or added what was being added (unique). */
const CROSSED = new Set(['40001', '23505', '23503']);
const isCrossed = (error: unknown): boolean => CROSSED.has((error as DatabaseError | null)?.code ?? '');

/** Runs while no other import does; `null` where one does. */
async function alone<Result>(client: PoolClient, task: () => Promise<Result>): Promise<Result | null> {
  const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [IMPORT_LOCK]);
  if (rows[0]?.mine !== true) return null;
  try {
    return await task();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [IMPORT_LOCK]);
  }
}

/** Runs in one transaction that sees one moment, and is rolled back where it fails or says no. */
async function whole<Result>(client: PoolClient, task: () => Promise<{ result: Result; undo?: boolean }>) {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  try {
    const { result, undo = false } = await task();
    await client.query(undo ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

type Came = Awaited<ReturnType<RosterStore['apply']>>;

/** Writes everything that an import changes; the caller holds the transaction. */
async function write(client: PoolClient, zone: string, changes: Changes, today: string, now: string): Promise<void> {
  const changed = [...changes.matches, ...changes.sessions];
  const before = await readSeries(
    client,
    changed.filter(({ id }) => !isNew(id)).map(({ id }) => id),
  );
  const series = await writeChanges(client, changes, now);
  await rescheduleSeries(client, zone, { today, now }, before, changed);
  if (series.length > 0) await planSeries(client, zone, today, series);
}

/** People and timetables on PostgreSQL. `zone` is the centre's; `clock` tells the instant. */
export function createRosterStore({ pool }: Pick<Database, 'pool'>, zone: string, clock: () => string): RosterStore {
  const take = async (client: PoolClient, { id, staff }: Waiting): Promise<Upload | null> => {
    const { rows } = await client.query<{ upload: Upload }>(`DELETE ${HELD_BY} RETURNING upload`, [id, staff]);
    return rows[0]?.upload ?? null;
  };
  return {
    known: () => readKnown(pool),
    async hold(upload, staff) {
      await pool.query(`DELETE FROM roster_import WHERE created_at < now() - ${HELD}`);
      const { rows } = await pool.query<{ id: string }>(
        'INSERT INTO roster_import (staff_id, upload) VALUES ($1, $2::jsonb) RETURNING id',
        [staff, JSON.stringify(upload)],
      );
      return (rows[0] as { id: string }).id;
    },
    async held({ id, staff }) {
      const { rows } = await pool.query<{ upload: Upload }>(`SELECT upload ${HELD_BY}`, [id, staff]);
      return rows[0]?.upload ?? null;
    },
    async apply(waiting, today, decide) {
      const client = await pool.connect();
      const apply = async (): Promise<{ result: Came; undo?: boolean }> => {
        const upload = await take(client, waiting);
        if (upload === null) return { result: 'gone', undo: true };
        const changes = decide(await readKnown(client), upload);
        if (changes === null) return { result: 'changed', undo: true };
        await write(client, zone, changes, today, clock());
        return { result: 'done' };
      };
      let isBroken = false;
      try {
        return (await alone(client, () => whole(client, apply))) ?? 'changed';
      } catch (error) {
        if (isCrossed(error)) return 'changed';
        isBroken = true;
        throw error;
      } finally {
        // A connection in the middle of something that failed is not given to anybody else.
        client.release(isBroken);
      }
    },
  };
}
