import type { Pool } from 'pg';
import { closedOn } from '../timetable/closed.ts';
import { plannedDays, type Ruled } from '../timetable/rule.ts';

/** A series as far as planning has to know it. */
type Series = Ruled & {
  readonly id: string;
  readonly kind: 'match' | 'group-session';
  readonly minutes: number;
  readonly place: string;
  readonly venue: string | null;
  readonly rests: boolean;
};

/** Series at a time: their days are some ten thousand rows. */
const PORTION = 500;

/** Those that end after today, whole: a series is planned for as long as it runs, at most some nine months. */
const SERIES = `
SELECT * FROM (
  SELECT id, 'match' AS kind, rule, start_time AS start, minutes, place, venue_id AS venue, false AS rests,
         greatest(from_day, ruled_from)::text AS "from", least(until_day, ended_on)::text AS until FROM match
  UNION ALL
  SELECT id, 'group-session', rule, start_time, minutes, place, venue_id, rests_in_school_holidays, greatest(from_day, ruled_from)::text, until_day::text
  FROM group_session
) AS series WHERE id > $1 AND until >= $2 AND ($3::uuid[] IS NULL OR id = ANY($3)) ORDER BY id LIMIT ${PORTION}`;

/** A day that stands already stays as it is: it may have been moved or cancelled by hand. */
const PLAN = `
INSERT INTO occasion (kind, series_id, day, starts_at, ends_at, minutes, place, venue_id, state, why, why_name)
SELECT kind, series, day, starts, starts + make_interval(mins => minutes), minutes, place, venue,
       CASE WHEN why IS NULL THEN 'planned' ELSE 'cancelled' END, why, name
FROM json_to_recordset($1::json) AS p(kind text, series uuid, day date, starts timestamptz, minutes int, place text, venue text, why text, name text)
ON CONFLICT (series_id, day) DO NOTHING`;

const NO_ID = '00000000-0000-0000-0000-000000000000';

const daysOf = (series: Series, zone: string) =>
  plannedDays(series, zone).map(({ day, startsAt }) => {
    const closed = closedOn(day, series.rests);
    const { kind, id, minutes, place, venue } = series;
    return { kind, series: id, day, starts: startsAt, minutes, place, venue, why: closed?.why, name: closed?.name };
  });

/**
 * Writes the days of series into the timetable: of these, or of all that are not over on the wall-clock day `today`.
 * Run twice it changes nothing. Answers how many days were new.
 */
export async function planSeries(
  pool: Pick<Pool, 'query'>,
  zone: string,
  today: string,
  only: readonly string[] | null = null,
) {
  let planned = 0;
  for (let after = NO_ID; ; ) {
    const { rows } = await pool.query<Series>(SERIES, [after, today, only]);
    const days = rows.flatMap((series) => daysOf(series, zone));
    if (days.length > 0) planned += (await pool.query(PLAN, [JSON.stringify(days)])).rowCount ?? 0;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PORTION) return planned;
    after = last.id;
  }
}
