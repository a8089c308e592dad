import type { Pool } from 'pg';
import { type Hearer, hearers, type Occasion, upcoming } from '../../bot/capabilities/absence/facts.ts';
import { type Covering, covers } from '../../bot/capabilities/absence/rules.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { dayAfter, localTime, momentsOf, type Weekly } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { together } from '../together.ts';
import { type Answer, answering } from './answer.ts';

type Series = Weekly & { kind: Occasion['kind']; series: string; what: Content };

const PLANNED = `
SELECT 'match' AS kind, m.id AS series, m.weekday, m.start_time AS start, m.from_day AS "from", m.until_day AS until,
       json_build_object('content', json_build_object('nl', other.name)) AS what
FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = p.id THEN m.mentee_id ELSE m.mentor_id END
WHERE (m.mentor_id = p.id OR m.mentee_id = p.id) AND m.until_day >= p.today
UNION ALL
SELECT 'group-session', g.id, g.weekday, g.start_time, greatest(g.from_day, e.from_day), least(g.until_day, e.until_day),
       json_build_object('content', g.title)
FROM enrolment e JOIN group_session g ON g.programme_id = e.programme_id
WHERE e.person_id = p.id AND g.until_day >= p.today AND coalesce(e.until_day, p.today) >= p.today`;

const UPCOMING = `
SELECT (SELECT coalesce(json_agg(planned), '[]') FROM (${PLANNED}) AS planned) AS series,
       (SELECT coalesce(json_agg(json_build_object('series', series_id, 'extent', extent, 'from', from_day, 'until', until_day)), '[]')
        FROM absence WHERE person_id = p.id AND coalesce(until_day, p.today) >= p.today) AS reports
FROM unnest($1::uuid[], $2::date[]) WITH ORDINALITY AS p(id, today, n) ORDER BY p.n`;

/** The other half of the match and its coordinator; for a lesson, the coach of whoever does not come. */
const HEARERS = `
SELECT (SELECT coalesce(json_agg(h), '[]') FROM (
  SELECT CASE WHEN m.mentor_id = q.person THEN m.mentee_id ELSE m.mentor_id END AS person,
         CASE WHEN m.mentor_id = q.person THEN 'mentee' ELSE 'mentor' END AS "as"
  FROM match m WHERE m.id = q.series
  UNION ALL SELECT m.coordinator_id, 'coach' FROM match m WHERE m.id = q.series AND m.coordinator_id IS NOT NULL
  UNION SELECT e.coach_id, 'coach' FROM group_session g JOIN enrolment e ON e.programme_id = g.programme_id
  WHERE g.id = q.series AND e.person_id = q.person AND e.coach_id IS NOT NULL
) AS h) AS hearers
FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS q(series, person, n) ORDER BY q.n`;

/** The days of each series that are still to come and not reported yet, soonest first. */
function occasionsOf(series: readonly Series[], reports: readonly Covering[], now: string, days: number): Occasion[] {
  const today = now.slice(0, 10);
  const all = series.flatMap(({ kind, series, what, ...weekly }) =>
    momentsOf(weekly, today, dayAfter(today, days))
      .filter((starts) => starts > now && !reports.some((report) => covers(report, series, starts.slice(0, 10))))
      .map((starts): Occasion => ({ id: `${kind}:${series}:${starts.slice(0, 10)}`, kind, series, starts, what })),
  );
  return all.sort((one, other) => one.starts.localeCompare(other.starts) || one.id.localeCompare(other.id));
}

type Planned = { readonly series: Series[]; readonly reports: Covering[] };

/** What several people have planned, in one statement: a report begins with this question. */
const planner = (pool: Pool) =>
  together(async (asked: readonly { id: string; today: string }[]): Promise<Planned[]> => {
    const values = [asked.map(({ id }) => id), asked.map(({ today }) => today)];
    return (await pool.query<Planned>({ name: 'absence-upcoming', text: UPCOMING, values })).rows;
  });

const listener = (pool: Pool) =>
  together(async (asked: readonly { series: string; person: string }[]): Promise<Hearer[][]> => {
    const values = [asked.map(({ series }) => series), asked.map(({ person }) => person)];
    const { rows } = await pool.query<{ hearers: Hearer[] }>({ name: 'absence-hearers', text: HEARERS, values });
    return rows.map(({ hearers }) => hearers);
  });

/** Answers what the room asks before it reports somebody absent: her next occasions, and who would have to hear. */
export function absenceAnswers(pool: Pool): readonly Answer[] {
  const plannedFor = planner(pool);
  const hearersOf = listener(pool);
  return [
    answering(upcoming, async ({ days, most }, person, now) => {
      const local = localTime(now, person.zone);
      const { series, reports } = await plannedFor({ id: person.id, today: local.slice(0, 10) });
      return occasionsOf(series, reports, local, days).slice(0, most);
    }),
    answering(hearers, async ({ series }, person) => {
      const all = await hearersOf({ series, person: person.id });
      return all.filter((hearer) => hearer.person !== person.id);
    }),
  ];
}

/** Refused where the series has ended meanwhile, and where this person has reported this day already. */
export const absenceStore: RecordStore = {
  record: 'absence.report',
  refuses: `
SELECT n, 'gone' AS reason FROM mine
WHERE NOT EXISTS (SELECT 1 FROM match WHERE id = (data->>'series')::uuid AND until_day >= (data->>'from')::date)
  AND NOT EXISTS (SELECT 1 FROM group_session WHERE id = (data->>'series')::uuid AND until_day >= (data->>'from')::date)
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
