import type { Pool } from 'pg';
import { instantOf, localTime } from '../../bot/engine/weekly.ts';
import type { AppointmentKind, FreeTime, NewAppointment, Slotted } from '../../bot/staff-week-ports.ts';
import { changing, takeTimes } from './desk-week-change.ts';

/** More offered times than this are not shown in a form; the soonest are. */
const MOST_FREE = 60;

const FREE = `
SELECT s.id, s.kind, s.host_id AS host, p.name AS "hostName", s.starts_at AS starts, s.minutes, s.place, s.venue_id AS venue
FROM slot s LEFT JOIN person p ON p.id = s.host_id
WHERE s.taken_by IS NULL AND s.starts_at > $1 ORDER BY s.starts_at, s.id LIMIT ${MOST_FREE}`;

type Row = Omit<FreeTime, 'starts'> & { readonly starts: Date };

/** Times that are offered and still free, soonest first. */
export async function readFreeTimes(pool: Pool, zone: string, now: string): Promise<readonly FreeTime[]> {
  const { rows } = await pool.query<Row>(FREE, [now]);
  return rows.map((row) => ({ ...row, starts: localTime(row.starts.toISOString(), zone) }));
}

const MAKE = `
INSERT INTO appointment (id, kind, person_id, host_id, created_at)
SELECT $1, $2, p.id, $4, $5 FROM person p WHERE p.id = $3 ON CONFLICT (id) DO NOTHING`;
const IS_MADE = 'SELECT 1 FROM appointment WHERE id = $1';
const TAKE = 'UPDATE slot SET taken_by = $1 WHERE id = $2 AND taken_by IS NULL AND starts_at = $3';
const PLAN = `
INSERT INTO occasion (kind, series_id, day, starts_at, ends_at, minutes, place, venue_id)
VALUES ('appointment', $1, $2, $3, $3::timestamptz + make_interval(mins => $4), $4, $5, $6)`;

/** She hears of it at once, and is reminded like everybody else. */
const TELL = 'INSERT INTO knock (key, person_id, at, inbound) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO NOTHING';

const newsOf = ({ kind, slotted: { starts, place } }: NewAppointment) => ({
  kind: 'news',
  key: 'appointments.reminder',
  params: { what: { key: `appointments.kind-${kind}` }, day: starts, time: starts, place },
});

/** Makes an appointment and has it told; the same one twice is one. */
export const makeAppointment = (
  pool: Pool,
  zone: string,
  appointment: NewAppointment,
  now: string,
): Promise<'done' | 'gone'> =>
  changing<'done' | 'gone'>(pool, async (client) => {
    const { id, kind, person, host, slotted, slot } = appointment;
    const { starts, minutes, place, venue } = slotted;
    const [day, startsAt] = [starts.slice(0, 10), instantOf(starts, zone)];
    const made = await client.query(MAKE, [id, kind, person, host, now]);
    if (made.rowCount === 0) {
      const isMade = (await client.query(IS_MADE, [id])).rowCount === 1;
      return { result: isMade ? 'done' : 'gone', undo: true };
    }
    if (slot !== null && (await client.query(TAKE, [id, slot, startsAt])).rowCount === 0) {
      return { result: 'gone', undo: true };
    }
    await client.query(PLAN, [id, day, startsAt, minutes, place, venue]);
    await takeTimes(client, id);
    const key = `appointments:made:${id}:${day}:${starts}:${person}`;
    await client.query(TELL, [key, person, now, JSON.stringify(newsOf(appointment))]);
    return { result: 'done' };
  });

const OFFER = `
INSERT INTO slot (kind, host_id, starts_at, minutes, place, venue_id)
SELECT $1, $2, t.starts, t.minutes, t.place, t.venue FROM json_to_recordset($3::json) AS t(starts timestamptz, minutes int, place text, venue text)
WHERE NOT EXISTS (SELECT 1 FROM slot s WHERE s.host_id = $2 AND s.starts_at < t.starts + make_interval(mins => t.minutes)
  AND s.starts_at + make_interval(mins => s.minutes) > t.starts AND s.starts_at > t.starts - interval '1 day')`;

/** Offers times at which a host can be met; where he offers one already, it is not offered twice. */
export const offerTimes = (
  pool: Pool,
  zone: string,
  kind: AppointmentKind,
  host: string,
  times: readonly Slotted[],
): Promise<number> =>
  changing<number>(pool, async (client) => {
    // The row of the host is the queue of those who offer his time: the same form sent twice offers it once.
    await client.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [host]);
    const rows = times.map((time) => ({ ...time, starts: instantOf(time.starts, zone) }));
    return { result: (await client.query(OFFER, [kind, host, JSON.stringify(rows)])).rowCount ?? 0 };
  });

/** Takes back a time that nobody has taken; false where somebody has, or where it is not there. */
export const withdrawTime = (pool: Pool, slot: string): Promise<boolean> =>
  changing<boolean>(pool, async (client) => {
    const { rowCount } = await client.query('DELETE FROM slot WHERE id = $1 AND taken_by IS NULL', [slot]);
    return { result: rowCount === 1 };
  });
