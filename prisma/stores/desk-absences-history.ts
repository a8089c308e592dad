import type { Pool } from 'pg';
import type { History, Turnout } from '../../bot/staff-absence-ports.ts';
import { between, expectedAt } from './desk-absences.ts';
import { caresFor } from './desk-delicate.ts';
import { reportedIn } from './reported.ts';
import { whatOf } from './what.ts';

const TURNOUTS = `
SELECT o.id AS occasion, o.kind, to_char(o.starts_at AT TIME ZONE $4, 'YYYY-MM-DD"T"HH24:MI') AS starts, o.title, o.appointment,
       (SELECT t.state FROM attendance t WHERE t.occasion_id = o.id AND t.attendee_id = $1::uuid) AS registered,
       (SELECT json_build_object('late', r.late, 'reason', CASE WHEN ${caresFor('$5', '$1::uuid')} THEN r.reason END)
        FROM absence r WHERE r.person_id = $1::uuid AND r.child_id IS NULL AND ${reportedIn('$4')}
        ORDER BY r.reported_at DESC LIMIT 1) AS reported
FROM (${expectedAt('$1::uuid', 'NULL::uuid')}) AS o WHERE ${between('$2', '$3', '$4')}
ORDER BY o.starts_at, o.id`;

type Row = Omit<Turnout, 'what'> & Parameters<typeof whatOf>[0];

const turnoutOf = ({ title, appointment, ...row }: Row): Turnout => ({ ...row, what: whatOf({ title, appointment }) });

type Asked = { readonly person: string; readonly from: string; readonly until: string; readonly staff: string };

/** What a person was expected at, and what was reported and registered of it; null where nobody has this id. */
export async function readHistory(
  pool: Pool,
  zone: string,
  { person, from, until, staff }: Asked,
): Promise<History | null> {
  const known = await pool.query<{ name: string | null }>('SELECT name FROM person WHERE id = $1', [person]);
  if (known.rows[0] === undefined) return null;
  const { rows } = await pool.query<Row>(TURNOUTS, [person, from, until, zone, staff]);
  return { person, name: known.rows[0].name, turnouts: rows.map(turnoutOf) };
}
