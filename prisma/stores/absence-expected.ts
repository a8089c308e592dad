import type { Occasion } from '../../bot/capabilities/absence/facts.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { coveredIn } from './reported.ts';
import { whatOf } from './what.ts';

/** An occasion that a person, or a child of hers, is expected at, as the database finds it. */
export type Expected = {
  readonly occasion: string;
  readonly kind: Occasion['kind'];
  readonly series: string;
  readonly day: string;
  readonly starts: string;
  readonly title: Content['content'] | null;
  readonly appointment: string | null;
  readonly child: Occasion['child'];
};

const ON_TIMETABLE = `o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)`;

/**
 * What somebody `p` is expected at, as far as `which` says of an occasion `o`: meetings of her matches, lessons of her
 * timetable, appointments, and on her own days what her children come to.
 */
const expectedAt = (which: string): string => `
SELECT o.*, json_build_object('nl', other.name) AS title, NULL AS appointment, NULL::uuid AS child
FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = p.id THEN m.mentee_id ELSE m.mentor_id END
JOIN occasion o ON o.series_id = m.id WHERE (m.mentor_id = p.id OR m.mentee_id = p.id) AND ${which}
UNION ALL
SELECT o.*, g.title::json, NULL, NULL
FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND ${ON_TIMETABLE}
WHERE e.person_id = p.id AND ${which}
UNION ALL
SELECT o.*, g.title::json, NULL, w.child_id
FROM guardian w JOIN timetable_entry e ON e.child_id = w.child_id JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND ${ON_TIMETABLE}
WHERE w.person_id = p.id AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays)) AND ${which}
UNION ALL
SELECT o.*, NULL, a.kind, NULL
FROM appointment a JOIN occasion o ON o.series_id = a.id WHERE a.person_id = p.id AND ${which}`;

/** Whether it is reported that the person `p`, or the child, does not come to `o`; two questions, an index for each. */
const IS_REPORTED = `CASE WHEN o.child IS NULL
  THEN EXISTS (SELECT 1 FROM absence r WHERE r.person_id = p.id AND r.child_id IS NULL AND ${coveredIn('p.zone')})
  ELSE EXISTS (SELECT 1 FROM absence r WHERE r.child_id = o.child AND ${coveredIn('p.zone')}) END`;

const COLUMNS = `o.id AS occasion, o.kind, o.series_id AS series, o.day, o.title, o.appointment, o.starts_at,
  to_char(o.starts_at AT TIME ZONE p.zone, 'YYYY-MM-DD"T"HH24:MI') AS starts,
  CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'name', k.name) END AS child`;

/** Without what does not take place, and without what is reported already. */
export const UPCOMING = `
SELECT (SELECT coalesce(json_agg(x ORDER BY x.starts_at, x.series, x.child->>'id'), '[]') FROM (
  SELECT ${COLUMNS} FROM (${expectedAt('o.starts_at > p.now AND o.starts_at < p.until')}) AS o LEFT JOIN child k ON k.id = o.child
  WHERE o.state = 'planned' AND NOT ${IS_REPORTED}
  ORDER BY o.starts_at, o.series_id LIMIT p.most
) AS x) AS expected
FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::text[]) WITH ORDINALITY AS p(id, now, until, most, zone, n)
ORDER BY p.n`;

/** One occasion by its name, in whatever state. */
export const NAMED = `
SELECT (SELECT json_agg(x) FROM (
  SELECT ${COLUMNS}, o.state = 'planned' AND o.starts_at > p.now AS ahead, ${IS_REPORTED} AS reported
  FROM (${expectedAt('(o.id = p.occasion OR (o.series_id = p.series AND o.day = p.day))')}) AS o LEFT JOIN child k ON k.id = o.child
  WHERE o.child IS NOT DISTINCT FROM p.child
) AS x) AS expected
FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::date[], $6::uuid[], $7::text[])
  WITH ORDINALITY AS p(id, now, occasion, series, day, child, zone, n)
ORDER BY p.n`;

/**
 * Reports of her own that still keep somebody away, with what is missed next because of each. One of a single occasion
 * does so while that is to come.
 */
export const RUNNING = `
SELECT r.reported_at AS "reportedAt", r.kind, r.series_id AS series, to_char(r.from_day, 'YYYY-MM-DD') AS "from", r.extent,
  CASE WHEN k.id IS NOT NULL THEN json_build_object('id', k.id, 'name', k.name) END AS child, missed.next
FROM (VALUES ($1::uuid, $2::timestamptz, $3::timestamptz, $4::text)) AS p(id, now, until, zone)
JOIN absence r ON r.person_id = p.id AND NOT r.late AND coalesce(r.until_day, 'infinity'::date) >= (p.now AT TIME ZONE p.zone)::date
LEFT JOIN child k ON k.id = r.child_id
CROSS JOIN LATERAL (
  SELECT to_char(min(o.starts_at) AT TIME ZONE p.zone, 'YYYY-MM-DD"T"HH24:MI') AS next
  FROM (${expectedAt('o.starts_at > p.now AND o.starts_at < p.until')}) AS o
  WHERE o.state = 'planned' AND o.child IS NOT DISTINCT FROM r.child_id AND ${coveredIn('p.zone')}
) AS missed
WHERE r.extent <> 'once' OR missed.next IS NOT NULL
ORDER BY missed.next NULLS LAST, r.series_id, r.child_id`;

/** As the room knows it. */
export const occasionOf = (expected: Expected): Occasion => {
  const { kind, series, day, starts, occasion, appointment, child } = expected;
  const id = [kind, series, day, ...(child === null ? [] : [child.id])].join(':');
  return { id, kind, series, starts, what: whatOf(expected), occasion, appointment, child };
};
