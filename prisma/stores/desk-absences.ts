import type { Pool } from 'pg';
import type { Content, Param } from '../../bot/engine/saying.ts';
import type { Absent } from '../../bot/staff-ports.ts';
import { coveredIn } from './reported.ts';

/** What whoever reported was expected at: `o`, with what it is called. Another half of a match is told by name. */
const EXPECTED = `
SELECT o.*, json_build_object('nl', other.name) AS title, NULL AS appointment
FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = r.person_id THEN m.mentee_id ELSE m.mentor_id END
JOIN occasion o ON o.series_id = m.id WHERE r.person_id IN (m.mentor_id, m.mentee_id)
UNION ALL
SELECT o.*, g.title::json, NULL FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
WHERE e.person_id = r.person_id
UNION ALL
SELECT o.*, NULL, a.kind FROM appointment a JOIN occasion o ON o.series_id = a.id WHERE a.person_id = r.person_id`;

/** Each missed occasion once, by the newest report that covers it. */
const ABSENT = `
SELECT DISTINCT ON (o.starts_at, p.name, o.id, r.person_id)
       r.person_id AS person, p.name, last.id AS conversation, o.kind, o.title, o.appointment,
       to_char(o.starts_at AT TIME ZONE $3, 'YYYY-MM-DD"T"HH24:MI') AS starts,
       r.reason, r.extent, r.from_day::text AS "from", r.until_day::text AS until, r.reported_at AS "reportedAt"
FROM absence r JOIN person p ON p.id = r.person_id
JOIN LATERAL (${EXPECTED}) AS o ON o.state = 'planned' AND o.starts_at >= $1::date::timestamp AT TIME ZONE $3
  AND o.starts_at < ($2::date + 1)::timestamp AT TIME ZONE $3 AND ${coveredIn('$3')}
LEFT JOIN LATERAL (SELECT id FROM conversation WHERE person_id = p.id AND version > 0 ORDER BY last_at DESC, id LIMIT 1) AS last ON true
WHERE r.child_id IS NULL AND r.from_day <= $2::date AND coalesce(r.until_day, $1::date) >= $1::date
ORDER BY o.starts_at, p.name, o.id, r.person_id, r.reported_at DESC`;

type Row = Omit<Absent, 'what' | 'reportedAt'> & {
  readonly reportedAt: Date;
  readonly title: Content['content'] | null;
  readonly appointment: string | null;
};

const absentOf = ({ title, appointment, reportedAt, ...row }: Row): Absent => {
  const what: Param = appointment === null ? { content: title ?? {} } : { key: `appointments.kind-${appointment}` };
  return { ...row, what, reportedAt: reportedAt.toISOString() };
};

/** Who does not come to what, from one wall-clock date to another, in the order of time and then of names. */
export async function readAbsences(pool: Pool, zone: string, from: string, until: string): Promise<readonly Absent[]> {
  const { rows } = await pool.query<Row>({ name: 'desk-absences', text: ABSENT, values: [from, until, zone] });
  return rows.map(absentOf);
}
