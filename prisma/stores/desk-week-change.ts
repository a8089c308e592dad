import type { Pool, PoolClient } from 'pg';
import { instantOf } from '../../bot/engine/weekly.ts';
import type { Outcome, Seen, Slotted } from '../../bot/staff-week-ports.ts';
import { PULSE_CHANNEL } from '../pulse.ts';
import { seenOf } from './desk-week-occasion.ts';

/** What is decided within a change: undone, it leaves nothing behind. */
type Decided<Result> = { readonly result: Result; readonly undo?: boolean };

/** Changes several rows, whole or not at all, and then wakes every page that shows them. */
export async function changing<Result>(
  pool: Pool,
  change: (client: PoolClient) => Promise<Decided<Result>>,
): Promise<Result> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { result, undo = false } = await change(client);
    if (!undo) await client.query(`SELECT pg_notify('${PULSE_CHANNEL}', '')`);
    await client.query(undo ? 'ROLLBACK' : 'COMMIT');
    client.release();
    return result;
  } catch (error) {
    // A connection in the middle of something that failed is not given to anybody else.
    client.release(true);
    throw error;
  }
}

/** An occasion as a change finds it. */
export type Locked = {
  readonly id: string;
  readonly kind: string;
  readonly series: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly place: string;
  readonly venue: string | null;
  readonly state: string;
  readonly changedAt: Date | null;
};

const LOCK = `
SELECT id, kind, series_id AS series, starts_at AS "startsAt", minutes, place, venue_id AS venue, state, changed_at AS "changedAt"
FROM occasion WHERE id = $1 FOR UPDATE`;

/** Changes an occasion that still stands as it was seen; else nothing is written. */
export const changingSeen = (
  pool: Pool,
  { occasion, seen }: Seen,
  change: (client: PoolClient, locked: Locked) => Promise<void>,
): Promise<Outcome> =>
  changing<Outcome>(pool, async (client) => {
    const { rows } = await client.query<Locked>(LOCK, [occasion]);
    const [locked] = rows;
    if (locked === undefined) return { result: 'gone', undo: true };
    if (seenOf(locked) !== seen) return { result: 'changed', undo: true };
    await change(client, locked);
    return { result: 'done' };
  });

/** Where it was first stays known; back there, it was not moved. An appointment has no rule that names its day. */
const MOVE = `
UPDATE occasion SET day = CASE WHEN kind = 'appointment' THEN $3::date ELSE day END,
  starts_at = $2, ends_at = $2::timestamptz + make_interval(mins => $4), minutes = $4, place = $5, venue_id = $6,
  state = 'planned', why = NULL, why_name = NULL, changed_at = $7,
  moved_from = nullif(coalesce(moved_from, starts_at), $2::timestamptz)
WHERE id = $1`;

const CANCEL = `UPDATE occasion SET state = 'cancelled', why = 'centre', why_name = NULL, changed_at = $2 WHERE id = $1`;

const OFFER_AGAIN = 'UPDATE slot SET taken_by = NULL WHERE taken_by = $1';

/** Nobody is offered a time at which its host has this appointment. */
const TAKE = `
UPDATE slot s SET taken_by = a.id FROM appointment a JOIN occasion o ON o.series_id = a.id
WHERE a.id = $1 AND s.host_id = a.host_id AND s.taken_by IS NULL
  AND s.starts_at < o.ends_at AND s.starts_at + make_interval(mins => s.minutes) > o.starts_at`;

/** Keeps times that its host offered from being offered while an appointment lies on them. */
export const takeTimes = (client: PoolClient, appointment: string) => client.query(TAKE, [appointment]);

/** One day to another time or place. What was said about the old one is corrected by `workers/corrections.ts`. */
export const moveOccasion = (pool: Pool, zone: string, seen: Seen, to: Slotted): Promise<Outcome> =>
  changingSeen(pool, seen, async (client, { id, kind, series }) => {
    const { starts, minutes, place, venue } = to;
    await client.query(MOVE, [id, instantOf(starts, zone), starts.slice(0, 10), minutes, place, venue, seen.now]);
    if (kind !== 'appointment') return;
    await client.query(OFFER_AGAIN, [series]);
    await takeTimes(client, series);
  });

/** One day does not take place. Its time is offered again only where staff say so: a host may be ill. */
export const cancelOccasion = (pool: Pool, seen: Seen, offer: boolean): Promise<Outcome> =>
  changingSeen(pool, seen, async (client, { id, series }) => {
    await client.query(CANCEL, [id, seen.now]);
    if (offer) await client.query(OFFER_AGAIN, [series]);
  });
