import type { Pool } from 'pg';
import type { Count } from '../../bot/staff-absence-ports.ts';
import { between, expectedAt } from './desk-absences.ts';
import { reportedIn } from './reported.ts';

/** Who reported before, and did not come: by the newest report about an occasion. Who came after all was there. */
const REPORTED = `
SELECT DISTINCT ON (o.id, coalesce(r.child_id, r.person_id)) o.id AS occasion, o.starts_at, o.programme_id,
       coalesce(r.child_id, r.person_id) AS attendee, r.reason, r.late
FROM absence r JOIN LATERAL (${expectedAt('r.person_id', 'r.child_id')}) AS o ON ${between('$1', '$2', '$3')} AND ${reportedIn('$3')}
WHERE r.from_day <= $2::date AND coalesce(r.until_day, $1::date) >= $1::date
  AND NOT EXISTS (SELECT FROM attendance t WHERE t.occasion_id = o.id AND t.attendee_id = coalesce(r.child_id, r.person_id)
    AND t.state IN ('present', 'late'))
ORDER BY o.id, coalesce(r.child_id, r.person_id), r.reported_at DESC`;

/** Who was not there and had said nothing; a child without a report has no programme but that of its lesson. */
const UNREPORTED = `
SELECT o.id, o.starts_at, coalesce(m.programme_id, g.programme_id, (
    SELECT n.programme_id FROM enrolment n WHERE n.person_id = t.attendee_id AND n.from_day <= o.day ORDER BY n.from_day DESC, n.id LIMIT 1)),
  t.attendee_id, 'unreported'
FROM attendance t JOIN occasion o ON o.id = t.occasion_id LEFT JOIN match m ON m.id = o.series_id LEFT JOIN group_session g ON g.id = o.series_id
WHERE t.state IN ('absent', 'no-show') AND ${between('$1', '$2', '$3')}
  AND NOT EXISTS (SELECT FROM reported q WHERE q.occasion = o.id AND q.attendee = t.attendee_id)`;

const COUNTS = `
WITH reported AS (${REPORTED}),
missed AS (SELECT occasion, starts_at, programme_id, attendee, reason FROM reported WHERE NOT late UNION ALL ${UNREPORTED})
SELECT to_char(x.starts_at AT TIME ZONE $3, 'YYYY-MM') AS month, p.name AS programme, x.reason,
       count(*)::int AS times, array_agg(DISTINCT x.attendee::text) AS people
FROM missed x LEFT JOIN programme p ON p.id = x.programme_id GROUP BY 1, p.id, x.reason ORDER BY 1, 2, 3`;

/** How often people stayed away, by month, programme and reason, from one wall-clock date to another. */
export async function readCounts(pool: Pool, zone: string, from: string, until: string): Promise<readonly Count[]> {
  return (await pool.query<Count>(COUNTS, [from, until, zone])).rows;
}
