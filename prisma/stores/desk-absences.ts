import type { Pool } from 'pg';
import type { Absent } from '../../bot/staff-absence-ports.ts';
import { caresFor } from './desk-delicate.ts';
import { reportedIn } from './reported.ts';
import { whatOf } from './what.ts';

/**
 * What somebody was expected at: `o`, with what it is called, its programme and its programme's name. Another half of a
 * match is told by name. `person` and `child` are SQL expressions; where a child is given, only what it comes to.
 */
export const expectedAt = (person: string, child: string): string => `
SELECT o.*, json_build_object('nl', other.name) AS title, NULL AS appointment, m.programme_id
FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = ${person} THEN m.mentee_id ELSE m.mentor_id END
JOIN occasion o ON o.series_id = m.id WHERE ${child} IS NULL AND ${person} IN (m.mentor_id, m.mentee_id)
UNION ALL
SELECT o.*, g.title::json, NULL, g.programme_id FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
WHERE CASE WHEN ${child} IS NULL THEN e.person_id = ${person} ELSE e.child_id = ${child} END
UNION ALL
SELECT o.*, NULL, a.kind, (SELECT n.programme_id FROM enrolment n WHERE n.person_id = ${person} AND n.from_day <= o.day ORDER BY n.from_day DESC, n.id LIMIT 1)
FROM appointment a JOIN occasion o ON o.series_id = a.id WHERE ${child} IS NULL AND a.person_id = ${person}`;

/** Between two wall-clock dates, both included; all are SQL expressions. */
export const between = (from: string, until: string, zone: string): string => `
o.state = 'planned' AND o.starts_at >= ${from}::date::timestamp AT TIME ZONE ${zone}
AND o.starts_at < (${until}::date + 1)::timestamp AT TIME ZONE ${zone}`;

/** Each occasion once for each who is not there, by the newest report about it. */
const ABSENT = `
SELECT DISTINCT ON (o.starts_at, o.id, p.name, r.person_id, r.child_id)
       o.id AS occasion, o.kind, to_char(o.starts_at AT TIME ZONE $3, 'YYYY-MM-DD"T"HH24:MI') AS starts, o.title, o.appointment,
       r.person_id AS person, p.name, k.name AS child, r.late, r.extent, r.until_day::text AS until,
       CASE WHEN ${caresFor('$4', 'r.person_id')} THEN r.reason END AS reason, r.reported_at AS "reportedAt"
FROM absence r JOIN person p ON p.id = r.person_id LEFT JOIN child k ON k.id = r.child_id
JOIN LATERAL (${expectedAt('r.person_id', 'r.child_id')}) AS o ON ${between('$1', '$2', '$3')} AND ${reportedIn('$3')}
WHERE r.from_day <= $2::date AND coalesce(r.until_day, $1::date) >= $1::date
ORDER BY o.starts_at, o.id, p.name, r.person_id, r.child_id, r.reported_at DESC`;

type Row = Omit<Absent, 'what' | 'reportedAt'> & Parameters<typeof whatOf>[0] & { readonly reportedAt: Date };

const absentOf = ({ title, appointment, reportedAt, ...row }: Row): Absent => ({
  ...row,
  what: whatOf({ title, appointment }),
  reportedAt: reportedAt.toISOString(),
});

/** Who does not come to what, from one wall-clock date to another, in the order of time; reasons where `staff` may see them. */
export async function readAbsences(
  pool: Pool,
  zone: string,
  { from, until, staff }: { readonly from: string; readonly until: string; readonly staff: string },
): Promise<readonly Absent[]> {
  const { rows } = await pool.query<Row>({ name: 'desk-absences', text: ABSENT, values: [from, until, zone, staff] });
  return rows.map(absentOf);
}
