import type { Pool } from 'pg';
import { type Hearer, hearers, type Occasion, upcoming } from '../../bot/capabilities/absence/facts.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { dayAfter, instantOf, localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { together } from '../together.ts';
import { type Answer, answering } from './answer.ts';
import { coveredIn } from './reported.ts';
import { whatOf } from './what.ts';

/** An occasion that a person is expected at, as the database finds it. */
type Expected = {
  readonly kind: Occasion['kind'];
  readonly series: string;
  readonly day: string;
  readonly starts: string;
  readonly title: Content['content'] | null;
  readonly appointment: string | null;
};

/** What somebody is expected at: meetings of her matches, lessons of her timetable, appointments. */
const EXPECTED = `
SELECT o.kind, o.series_id, o.day, o.starts_at, o.state, json_build_object('nl', other.name) AS title, NULL AS appointment
FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = p.id THEN m.mentee_id ELSE m.mentor_id END
JOIN occasion o ON o.series_id = m.id WHERE (m.mentor_id = p.id OR m.mentee_id = p.id) AND o.starts_at > p.now AND o.starts_at < p.until
UNION ALL
SELECT o.kind, o.series_id, o.day, o.starts_at, o.state, g.title::json, NULL
FROM timetable_entry e JOIN group_session g ON g.id = e.group_session_id
JOIN occasion o ON o.series_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
WHERE e.person_id = p.id AND o.starts_at > p.now AND o.starts_at < p.until
UNION ALL
SELECT o.kind, o.series_id, o.day, o.starts_at, o.state, NULL, a.kind
FROM appointment a JOIN occasion o ON o.series_id = a.id WHERE a.person_id = p.id AND o.starts_at > p.now AND o.starts_at < p.until`;

/** Without what does not take place, and without what is reported already. */
const UPCOMING = `
SELECT (SELECT coalesce(json_agg(x ORDER BY x.starts_at, x.series), '[]') FROM (
  SELECT o.kind, o.series_id AS series, o.day, o.title, o.appointment, o.starts_at,
         to_char(o.starts_at AT TIME ZONE p.zone, 'YYYY-MM-DD"T"HH24:MI') AS starts
  FROM (${EXPECTED}) AS o
  WHERE o.state = 'planned' AND NOT EXISTS (
    SELECT 1 FROM absence r WHERE r.person_id = p.id AND r.child_id IS NULL AND ${coveredIn('p.zone')})
  ORDER BY o.starts_at, o.series_id LIMIT p.most
) AS x) AS expected
FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::int[], $5::text[]) WITH ORDINALITY AS p(id, now, until, most, zone, n)
ORDER BY p.n`;

/** The other half of the match and its coordinator; for a lesson, the coach of whoever does not come; a host. */
const HEARERS = `
SELECT (SELECT coalesce(json_agg(h), '[]') FROM (
  SELECT CASE WHEN m.mentor_id = q.person THEN m.mentee_id ELSE m.mentor_id END AS person,
         CASE WHEN m.mentor_id = q.person THEN 'mentee' ELSE 'mentor' END AS "as"
  FROM match m WHERE m.id = q.series
  UNION ALL SELECT m.coordinator_id, 'coach' FROM match m WHERE m.id = q.series AND m.coordinator_id IS NOT NULL
  UNION SELECT e.coach_id, 'coach' FROM group_session g JOIN enrolment e ON e.programme_id = g.programme_id
  WHERE g.id = q.series AND e.person_id = q.person AND e.coach_id IS NOT NULL
  UNION SELECT a.host_id, 'host' FROM appointment a WHERE a.id = q.series AND a.person_id = q.person AND a.host_id IS NOT NULL
) AS h) AS hearers
FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS q(series, person, n) ORDER BY q.n`;

const occasionOf = (expected: Expected): Occasion => {
  const { kind, series, day, starts } = expected;
  return { id: `${kind}:${series}:${day}`, kind, series, starts, what: whatOf(expected) };
};

type Asked = { readonly id: string; readonly now: string; readonly until: string; readonly most: number };

/** What several people have before them, in one statement: a report begins with this question. */
const planner = (pool: Pool, zone: string) =>
  together(async (asked: readonly Asked[]): Promise<(readonly Expected[])[]> => {
    const columns = [asked.map(({ id }) => id), asked.map(({ now }) => now), asked.map(({ until }) => until)];
    const values = [...columns, asked.map(({ most }) => most), asked.map(() => zone)];
    const { rows } = await pool.query<{ expected: Expected[] }>({ name: 'absence-upcoming', text: UPCOMING, values });
    return rows.map(({ expected }) => expected);
  });

const listener = (pool: Pool) =>
  together(async (asked: readonly { series: string; person: string }[]): Promise<Hearer[][]> => {
    const values = [asked.map(({ series }) => series), asked.map(({ person }) => person)];
    const { rows } = await pool.query<{ hearers: Hearer[] }>({ name: 'absence-hearers', text: HEARERS, values });
    return rows.map(({ hearers }) => hearers);
  });

/** Answers what the room asks before it reports somebody absent: her next occasions, and who would have to hear. */
export function absenceAnswers(pool: Pool, zone: string): readonly Answer[] {
  const expectedOf = planner(pool, zone);
  const hearersOf = listener(pool);
  return [
    answering(upcoming, async ({ days, most }, person, now) => {
      const until = instantOf(`${dayAfter(localTime(now, zone).slice(0, 10), days + 1)}T00:00`, zone);
      return (await expectedOf({ id: person.id, now, until, most })).map(occasionOf);
    }),
    answering(hearers, async ({ series }, person) => {
      const all = await hearersOf({ series, person: person.id });
      return all.filter((hearer) => hearer.person !== person.id);
    }),
  ];
}

/**
 * Refused where the series has ended meanwhile, and where this person has reported this day already. A day that was
 * moved is not reported by its name, which it had before: it counts for as long as it is to come.
 */
export const absenceStore: RecordStore = {
  record: 'absence.report',
  refuses: `
SELECT n, 'gone' AS reason FROM mine
WHERE NOT EXISTS (SELECT 1 FROM occasion o WHERE o.series_id = (data->>'series')::uuid AND o.state = 'planned'
  AND (o.day >= (data->>'from')::date OR (o.moved_from IS NOT NULL AND o.starts_at > mine.at)))
UNION ALL
SELECT n, 'already' FROM mine
WHERE EXISTS (SELECT 1 FROM absence a WHERE a.person_id = mine.person AND a.series_id = (data->>'series')::uuid AND a.from_day = (data->>'from')::date)`,
  applies: [
    `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, from_day, until_day, reported_at)
     SELECT person, data->>'kind', (data->>'series')::uuid, right(data->>'starts', 5), data->>'reason', data->>'extent',
            (data->>'from')::date, (data->>'until')::date, at
     FROM mine`,
  ],
};
