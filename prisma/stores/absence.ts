import type { Pool } from 'pg';
import { type Hearer, hearers, type Occasion, upcoming } from '../../bot/capabilities/absence/facts.ts';
import { type Covering, covers } from '../../bot/capabilities/absence/rules.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { dayAfter, localTime, momentsOf, type Weekly } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering } from './answer.ts';

type Series = Weekly & { kind: Occasion['kind']; series: string; what: Content };

const PLANNED = `
SELECT 'match' AS kind, m.id AS series, m.weekday, m.start_time AS start, m.from_day AS "from", m.until_day AS until,
       json_build_object('content', json_build_object('nl', other.name)) AS what
FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = $1 THEN m.mentee_id ELSE m.mentor_id END
WHERE (m.mentor_id = $1 OR m.mentee_id = $1) AND m.until_day >= $2::date
UNION ALL
SELECT 'group-session', g.id, g.weekday, g.start_time, greatest(g.from_day, e.from_day), least(g.until_day, e.until_day),
       json_build_object('content', g.title)
FROM enrolment e JOIN group_session g ON g.programme_id = e.programme_id
WHERE e.person_id = $1 AND g.until_day >= $2::date AND coalesce(e.until_day, $2::date) >= $2::date`;

const UPCOMING = `
SELECT (SELECT coalesce(json_agg(planned), '[]') FROM (${PLANNED}) AS planned) AS series,
       (SELECT coalesce(json_agg(json_build_object('series', series_id, 'extent', extent, 'from', from_day, 'until', until_day)), '[]')
        FROM absence WHERE person_id = $1 AND coalesce(until_day, $2::date) >= $2::date) AS reports`;

const HEARERS = {
  match: `
SELECT CASE WHEN m.mentor_id = $2 THEN m.mentee_id ELSE m.mentor_id END AS person,
       CASE WHEN m.mentor_id = $2 THEN 'mentee' ELSE 'mentor' END AS "as"
FROM match m WHERE m.id = $1
UNION ALL SELECT m.coordinator_id, 'coach' FROM match m WHERE m.id = $1 AND m.coordinator_id IS NOT NULL`,
  'group-session': `
SELECT DISTINCT e.coach_id AS person, 'coach' AS "as"
FROM group_session g JOIN enrolment e ON e.programme_id = g.programme_id
WHERE g.id = $1 AND e.person_id = $2 AND e.coach_id IS NOT NULL`,
} as const;

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

export const absenceAnswers = (pool: Pool): readonly Answer[] => [
  answering(upcoming, async ({ days, most }, person, now) => {
    const local = localTime(now, person.zone);
    const query = { name: 'absence-upcoming', text: UPCOMING, values: [person.id, local.slice(0, 10)] };
    const { rows } = await pool.query<{ series: Series[]; reports: Covering[] }>(query);
    return rows.flatMap(({ series, reports }) => occasionsOf(series, reports, local, days)).slice(0, most);
  }),
  answering(hearers, async ({ kind, series }, person) => {
    const query = { name: `absence-hearers-${kind}`, text: HEARERS[kind], values: [series, person.id] };
    const { rows } = await pool.query<Hearer>(query);
    return rows.filter((hearer) => hearer.person !== person.id);
  }),
];

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
