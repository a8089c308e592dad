import type { Pool } from 'pg';
import { DEFAULT_POLICY, type Policy } from '../../bot/capabilities/absence/policy.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { coveredIn } from './reported.ts';

/** No policy looks back further: reasons are known for 90 days. */
const MOST_WEEKS = 12;

/** On the pool, or within a change. */
export type Asks = Pick<Pool, 'query'>;

/** Which people in which programmes: everybody where both are null. `zone` is the one of the centre. */
export type Which = {
  readonly person: string | null;
  readonly programme: string | null;
  readonly now: string;
  readonly zone: string;
};

/** Who is in which programme today, since when, and with which coaches or coordinators. Mentors are volunteers. */
const COURSES = `
SELECT p.person, p.programme, min(p.since) AS since, array_remove(array_agg(DISTINCT p.coach), NULL) AS coaches FROM (
  SELECT person_id AS person, programme_id AS programme, from_day AS since, coalesce(until_day, 'infinity') AS until, coach_id AS coach FROM enrolment
  UNION ALL SELECT mentee_id, programme_id, from_day, least(until_day, ended_on), coordinator_id FROM match
) AS p
WHERE p.since <= ($3::timestamptz AT TIME ZONE $4)::date AND p.until >= ($3::timestamptz AT TIME ZONE $4)::date
  AND ($1::uuid IS NULL OR p.person = $1) AND ($2::text IS NULL OR p.programme = $2)
GROUP BY p.person, p.programme`;

/** What somebody was expected at in a programme. An appointment belongs to none: the CV desk is open to everybody. */
const EXPECTED = `
SELECT o.id, o.series_id, o.starts_at, o.ends_at, o.state, g.title::json AS title
FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id AND g.programme_id = c.programme
JOIN occasion o ON o.series_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
WHERE e.person_id = c.person
UNION ALL
SELECT o.id, o.series_id, o.starts_at, o.ends_at, o.state, NULL FROM match m JOIN occasion o ON o.series_id = m.id
WHERE m.mentee_id = c.person AND m.programme_id = c.programme`;

/** What they missed in the weeks that any policy looks at: as registered, or else as reported. */
const MISSED = `
WITH course AS (${COURSES})
SELECT c.person, c.programme, o.id AS occasion, to_char(o.starts_at AT TIME ZONE $4, 'YYYY-MM-DD') AS day, o.title,
  t.state AS registered, reported.reason, reported.late
FROM course c
JOIN LATERAL (${EXPECTED}) AS o ON o.state = 'planned' AND o.ends_at <= $3 AND o.starts_at > $3::timestamptz - interval '${MOST_WEEKS + 1} weeks'
LEFT JOIN attendance t ON t.occasion_id = o.id AND t.attendee_id = c.person
LEFT JOIN LATERAL (
  SELECT r.reason, r.late FROM absence r WHERE r.person_id = c.person AND r.child_id IS NULL AND ${coveredIn('$4')}
  ORDER BY r.late, r.reported_at DESC LIMIT 1
) AS reported ON true
WHERE t.state IN ('absent', 'no-show') OR (t.state IS NULL AND reported.reason IS NOT NULL)
ORDER BY o.starts_at, o.id`;

/** The policy `y` of a programme, as a column; null where it has none of its own. */
export const POLICY = `CASE WHEN y.programme_id IS NOT NULL THEN json_build_object('graceDays', y.grace_days,
  'excused', y.excused, 'signalCount', y.signal_count, 'signalWeeks', y.signal_weeks, 'warnings', y.warnings) END AS policy`;

const PEOPLE = `
WITH course AS (${COURSES})
SELECT c.person, c.programme, c.since::text AS since, c.coaches, p.name, g.name AS "programmeName", ${POLICY}
FROM course c JOIN person p ON p.id = c.person JOIN programme g ON g.id = c.programme
LEFT JOIN absence_policy y ON y.programme_id = c.programme ORDER BY p.name, c.person, c.programme`;

const DECISIONS = `
WITH course AS (${COURSES})
SELECT d.id, d.person_id AS person, d.programme_id AS programme, d.kind, d.decided_at AS at, d.staff_name AS name, d.why, d.facts AS days
FROM course c JOIN absence_decision d ON d.person_id = c.person AND d.programme_id = c.programme ORDER BY d.decided_at DESC, d.id`;

type Of = { readonly person: string; readonly programme: string };

export type MissedRow = Of & {
  readonly occasion: string;
  readonly day: string;
  readonly title: Content['content'] | null;
  readonly registered: 'absent' | 'no-show' | null;
  readonly reason: string | null;
  readonly late: boolean | null;
};
type PersonRow = Of & {
  readonly since: string;
  readonly coaches: readonly string[];
  readonly name: string | null;
  readonly programmeName: string;
  readonly policy: Policy | null;
};
export type DecisionRow = Of & {
  readonly id: string;
  readonly kind: string;
  readonly at: Date;
  readonly name: string;
  readonly why: string;
  readonly days: unknown;
};

export type Read = {
  readonly people: readonly (PersonRow & { readonly policy: Policy })[];
  readonly missed: readonly MissedRow[];
  readonly decisions: readonly DecisionRow[];
};

/** People in programmes with what they missed and what was decided, each list in its order. */
export async function readCourses(asks: Asks, { person, programme, now, zone }: Which): Promise<Read> {
  const values = [person, programme, now, zone];
  // One after the other: within a change there is one connection.
  const people = await asks.query<PersonRow>(PEOPLE, values);
  const missed = await asks.query<MissedRow>(MISSED, values);
  const decisions = await asks.query<DecisionRow>(DECISIONS, values);
  return {
    people: people.rows.map((row) => ({ ...row, policy: row.policy ?? DEFAULT_POLICY })),
    missed: missed.rows,
    decisions: decisions.rows,
  };
}

/** Who an account of the staff is among the people of the centre; null where nobody has said. */
export async function personOfStaff(asks: Asks, staff: string): Promise<string | null> {
  const { rows } = await asks.query<{ person: string | null }>(
    'SELECT person_id AS person FROM staff_user WHERE id = $1',
    [staff],
  );
  return rows[0]?.person ?? null;
}
