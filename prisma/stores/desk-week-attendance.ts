import type { Pool } from 'pg';
import type { AttendanceState } from '../../bot/staff-week-ports.ts';
import { attendeesIn, SERIES_OF } from './attendees.ts';
import { changing } from './desk-week-change.ts';
import { askingTheMissed } from './missed.ts';

/** Whoever is expected there, a child by itself. */
const EXPECTED = `
SELECT DISTINCT coalesce((x.child->>'id')::uuid, x.person) AS id
FROM (SELECT * FROM occasion WHERE id = $1) AS o ${SERIES_OF} JOIN LATERAL (${attendeesIn('$5')}) AS x ON x."as" NOT IN ('teacher', 'host')`;

const MARK = `
INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
SELECT $1, m.id, m.state, $3, $4 FROM json_to_recordset($2::json) AS m(id uuid, state text) WHERE m.state IS NOT NULL AND m.id IN (${EXPECTED})
ON CONFLICT (occasion_id, attendee_id) DO UPDATE SET state = excluded.state, registered_by = excluded.registered_by, registered_at = excluded.registered_at`;

/** Whoever was missed without a word is asked how she is, as after a mark that was made in chat. */
const ASK = askingTheMissed(
  `SELECT $1::uuid AS occasion, m.id AS attendee, m.state, $3::timestamptz AS at FROM json_to_recordset($2::json) AS m(id uuid, state text)`,
  '$4',
);

const UNMARK = 'DELETE FROM attendance WHERE occasion_id = $1 AND attendee_id = ANY($2)';

/** Writes who was there, for those who are expected; null takes a mark back. False where there is no such occasion. */
export const registerAttendance = (
  pool: Pool,
  zone: string,
  { occasion, staff, now }: { readonly occasion: string; readonly staff: string; readonly now: string },
  marks: ReadonlyMap<string, AttendanceState | null>,
): Promise<boolean> =>
  changing<boolean>(pool, async (client) => {
    const known = await client.query('SELECT 1 FROM occasion WHERE id = $1 FOR SHARE', [occasion]);
    if (known.rowCount === 0) return { result: false, undo: true };
    const all = [...marks].map(([id, state]) => ({ id, state }));
    await client.query(MARK, [occasion, JSON.stringify(all), staff, now, zone]);
    await client.query(ASK, [occasion, JSON.stringify(all), now, zone]);
    await client.query(UNMARK, [occasion, all.filter(({ state }) => state === null).map(({ id }) => id)]);
    return { result: true };
  });
