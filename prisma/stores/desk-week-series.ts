import type { Pool } from 'pg';
import { localTime } from '../../bot/engine/weekly.ts';
import type { NewTime, Outcome, Replanned, Seen } from '../../bot/staff-week-ports.ts';
import { closedOn } from '../timetable/closed.ts';
import { type Ahead, mondayOf, type Replan, replan, type Usual } from '../timetable/replan.ts';
import { onWeekday, plannedDays } from '../timetable/rule.ts';
import { changingSeen } from './desk-week-change.ts';
import { planSeries } from './planning.ts';
import { isAbout } from './told.ts';

type Series = Usual & {
  readonly id: string;
  readonly kind: 'match' | 'group-session';
  readonly rule: string;
  readonly until: string;
  readonly rests: boolean;
};

const SERIES = `
SELECT s.* FROM occasion o JOIN (
  SELECT id, 'match' AS kind, rule, start_time AS start, minutes, place, least(until_day, ended_on)::text AS until, false AS rests FROM match
  UNION ALL SELECT id, 'group-session', rule, start_time, minutes, place, until_day::text, rests_in_school_holidays FROM group_session
) AS s ON s.id = o.series_id WHERE o.id = $1`;

/** Everybody to whom a day of the series may have been told. */
const PEOPLE = `
SELECT unnest(ARRAY[mentor_id, mentee_id]) FROM match WHERE id = $1
UNION SELECT teacher_id FROM group_session WHERE id = $1
UNION SELECT person_id FROM timetable_entry WHERE group_session_id = $1
UNION SELECT w.person_id FROM timetable_entry e JOIN guardian w ON w.child_id = e.child_id WHERE e.group_session_id = $1`;

const NAMED = {
  kind: 'o.kind',
  series: 'o.series_id',
  day: 'o.day',
  movedFrom: 'o.moved_from',
  startsAt: 'o.starts_at',
};

const AHEAD = `
SELECT o.id, o.day::text AS day, o.starts_at AS "startsAt", o.minutes, o.place, o.state, o.why, EXISTS (
  SELECT 1 FROM knock k WHERE k.person_id IN (${PEOPLE}) AND ${isAbout({ ...NAMED, zone: '$4' })}) AS told
FROM occasion o WHERE o.series_id = $1 AND o.day >= $2 AND o.starts_at > $3 ORDER BY o.starts_at`;

type Day = Ahead & { readonly told: boolean };

/** Reads a series and works out what its new time does; null where its rule is none that can be changed so. */
async function worked(queries: Pick<Pool, 'query'>, zone: string, occasion: string, time: NewTime, now: string) {
  const { rows } = await queries.query<Series>(SERIES, [occasion]);
  const [series] = rows;
  const weekday = new Date(time.first).getUTCDay() || 7;
  const rule = series === undefined ? null : onWeekday(series.rule, weekday);
  if (series === undefined || rule === null) return null;
  const start = time.slotted.starts.slice(11);
  const planned = plannedDays({ rule, start, from: time.first, until: series.until }, zone);
  const found = await queries.query<Omit<Day, 'startsAt'> & { startsAt: Date }>(AHEAD, [
    series.id,
    mondayOf(time.first),
    now,
    zone,
  ]);
  const ahead = found.rows.map((day): Day => ({ ...day, startsAt: day.startsAt.toISOString() }));
  return { series, rule, start, plan: replan(ahead, planned, series, zone) };
}

/** What a new weekly time from a day on would do. */
export async function readReplanned(
  pool: Pool,
  zone: string,
  occasion: string,
  time: NewTime,
  now: string,
): Promise<Replanned | null> {
  const found = await worked(pool, zone, occasion, time, now);
  if (found === null) return null;
  const { series, plan } = found;
  const closed = (day: string): boolean => closedOn(day, series.rests) !== null;
  const local = (instant: string): string => localTime(instant, zone);
  return {
    moved: plan.moved.map(({ was, to }) => ({
      from: local(was.startsAt),
      to: closed(to.day) ? null : local(to.startsAt),
    })),
    added: plan.added.filter(({ day }) => !closed(day)).map(({ startsAt }) => local(startsAt)),
    dropped: plan.dropped.map(({ startsAt }) => local(startsAt)),
    kept: plan.kept.map(({ was }) => local(was.startsAt)),
  };
}

const DROP = `DELETE FROM occasion WHERE id = ANY($1)`;
const CANCEL = `UPDATE occasion SET state = 'cancelled', why = 'centre', why_name = NULL, changed_at = $2 WHERE id = ANY($1)`;

/** Only what somebody has been told of counts as moved, and is corrected; the rest is simply planned otherwise. */
const MOVE = `
UPDATE occasion o SET day = n.day, starts_at = n.starts, ends_at = n.starts + make_interval(mins => $2), minutes = $2, place = $3, venue_id = $4,
  state = CASE WHEN n.why IS NULL THEN 'planned' ELSE 'cancelled' END, why = n.why, why_name = n.name,
  moved_from = CASE WHEN n.told THEN nullif(o.starts_at, n.starts) END, changed_at = CASE WHEN n.told THEN $5 ELSE o.changed_at END
FROM json_to_recordset($1::json) AS n(id uuid, day date, starts timestamptz, why text, name text, told boolean) WHERE o.id = n.id`;

const RENAME = `
UPDATE occasion o SET day = n.day FROM json_to_recordset($1::json) AS n(id uuid, day date) WHERE o.id = n.id`;

const RULE: Readonly<Record<Series['kind'], string>> = {
  match:
    'UPDATE match SET rule = $2, start_time = $3, minutes = $4, place = $5, venue_id = $6, ruled_from = $7 WHERE id = $1',
  'group-session':
    'UPDATE group_session SET rule = $2, start_time = $3, minutes = $4, place = $5, venue_id = $6, ruled_from = $7 WHERE id = $1',
};

const idsOf = (days: readonly Day[], told: boolean): string[] =>
  days.filter((day) => day.told === told).map(({ id }) => id);

async function write(
  queries: Pick<Pool, 'query'>,
  plan: Replan<Day>,
  { slotted }: NewTime,
  rests: boolean,
  now: string,
) {
  await queries.query(DROP, [idsOf(plan.dropped, false)]);
  await queries.query(CANCEL, [idsOf(plan.dropped, true), now]);
  const moved = plan.moved.map(({ was: { id, told }, to: { day, startsAt: starts } }) => {
    const closed = closedOn(day, rests);
    return { id, told, day, starts, why: closed?.why, name: closed?.name };
  });
  await queries.query(MOVE, [JSON.stringify(moved), slotted.minutes, slotted.place, slotted.venue, now]);
  const renamed = plan.kept.flatMap(({ was: { id }, as }) => (as === null ? [] : [{ id, day: as }]));
  await queries.query(RENAME, [JSON.stringify(renamed)]);
}

/**
 * The weekly time of a series from a day on. What is over stays as it was, and so does what was changed by hand; the
 * occasion that was looked at says whether somebody else changed it meanwhile.
 */
export const changeSeries = (pool: Pool, zone: string, seen: Seen, time: NewTime): Promise<Outcome> =>
  changingSeen(pool, seen, async (client, { id }) => {
    const found = await worked(client, zone, id, time, seen.now);
    if (found === null) throw new Error('this series has no weekly time');
    const { series, rule, start, plan } = found;
    const { minutes, place, venue } = time.slotted;
    await client.query(RULE[series.kind], [series.id, rule, start, minutes, place, venue, time.first]);
    await write(client, plan, time, series.rests, seen.now);
    await planSeries(client, zone, localTime(seen.now, zone).slice(0, 10), [series.id]);
  });
