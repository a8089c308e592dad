import type { PoolClient } from 'pg';
import { dayAfter } from '../../bot/engine/weekly.ts';
import { groupBy } from '../../bot/roster/plan/group.ts';
import type { Series as NewSeries } from '../../bot/roster/plan/known.ts';
import { closedOn } from '../timetable/closed.ts';
import type { Ahead } from '../timetable/replan.ts';
import { countedFrom, type Rescheduled, reschedule } from '../timetable/reschedule.ts';
import { plannedDays } from '../timetable/rule.ts';
import { isAbout } from './told.ts';

/** A series as it stood before an import. */
type Before = {
  readonly id: string;
  readonly kind: 'match' | 'group-session';
  readonly rule: string;
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  readonly from: string;
  readonly ruledFrom: string | null;
  readonly endedOn: string | null;
};
type Day = Ahead & { readonly series: string; readonly told: boolean };
type Changed = NewSeries & { readonly id: string; readonly rests?: boolean };

const BEFORE = `
SELECT id, 'match' AS kind, rule, start_time AS start, minutes, place, from_day::text AS "from", ruled_from::text AS "ruledFrom",
  ended_on::text AS "endedOn" FROM match WHERE id = ANY($1::uuid[])
UNION ALL
SELECT id, 'group-session', rule, start_time, minutes, place, from_day::text, ruled_from::text, NULL
FROM group_session WHERE id = ANY($1::uuid[])`;

/** Everybody to whom a day of the series of an occasion `o` may have been told. */
const PEOPLE = `
SELECT unnest(ARRAY[m.mentor_id, m.mentee_id]) FROM match m WHERE m.id = o.series_id
UNION SELECT g.teacher_id FROM group_session g WHERE g.id = o.series_id
UNION SELECT e.person_id FROM timetable_entry e WHERE e.group_session_id = o.series_id
UNION SELECT w.person_id FROM timetable_entry e JOIN guardian w ON w.child_id = e.child_id WHERE e.group_session_id = o.series_id`;

const NAMED = {
  kind: 'o.kind',
  series: 'o.series_id',
  day: 'o.day',
  movedFrom: 'o.moved_from',
  startsAt: 'o.starts_at',
  zone: '$3',
};

const AHEAD = `
SELECT o.id, o.series_id AS series, o.day::text AS day, o.starts_at AS "startsAt", o.minutes, o.place, o.state, o.why,
  EXISTS (SELECT 1 FROM knock k WHERE k.person_id IN (${PEOPLE}) AND ${isAbout(NAMED)}) AS told
FROM occasion o WHERE o.series_id = ANY($1::uuid[]) AND o.day >= $2 ORDER BY o.series_id, o.day`;

const DROP = 'DELETE FROM occasion WHERE id = ANY($1::uuid[])';
const CANCEL = `UPDATE occasion SET state = 'cancelled', why = 'centre', why_name = NULL, changed_at = $2 WHERE id = ANY($1::uuid[])`;

/** What somebody has been told of counts as moved, and is corrected; the rest is simply planned otherwise. */
const MOVE = `
UPDATE occasion o SET day = n.day, starts_at = n.starts, ends_at = n.starts + make_interval(mins => n.minutes), minutes = n.minutes,
  place = n.place, venue_id = n.venue,
  state = CASE WHEN n.why IS NULL THEN 'planned' ELSE 'cancelled' END, why = n.why, why_name = n.name,
  moved_from = CASE WHEN n.told THEN nullif(o.starts_at, n.starts) END, changed_at = CASE WHEN n.told THEN $2 ELSE o.changed_at END
FROM json_to_recordset($1::json) AS n(id uuid, day date, starts timestamptz, minutes int, place text, venue text, why text, name text, told boolean)
WHERE o.id = n.id`;

/** While days change places within a week, two may have the same name for a moment: they step aside first. */
const ASIDE = `UPDATE occasion SET day = day - 36500 WHERE id = ANY($1::uuid[])`;

const RENAME = `
UPDATE occasion o SET day = n.day FROM json_to_recordset($1::json) AS n(id uuid, day date) WHERE o.id = n.id`;

const RULED_FROM = {
  match: `UPDATE match t SET ruled_from = n.day FROM json_to_recordset($1::json) AS n(id uuid, day date) WHERE t.id = n.id`,
  'group-session': `UPDATE group_session t SET ruled_from = n.day FROM json_to_recordset($1::json) AS n(id uuid, day date) WHERE t.id = n.id`,
};

/** Series as they stand, before an import writes over them. */
export async function readSeries(client: PoolClient, ids: readonly string[]): Promise<readonly Before[]> {
  if (ids.length === 0) return [];
  return (await client.query<Before>(BEFORE, [ids])).rows;
}

async function readAhead(client: PoolClient, ids: readonly string[], from: string, zone: string): Promise<Day[]> {
  const { rows } = await client.query<Omit<Day, 'startsAt'> & { startsAt: Date }>(AHEAD, [ids, from, zone]);
  return rows.map((day) => ({ ...day, startsAt: day.startsAt.toISOString() }));
}

/** From when on a changed series is counted: as before where its rule is the same, else from tomorrow on. */
function ruledFrom(before: Before, after: Changed, tomorrow: string): string | null {
  const isSame = before.rule === after.rule && before.from === after.from;
  if (isSame) return before.ruledFrom;
  return after.from >= tomorrow ? null : countedFrom(after.rule, after.from, tomorrow);
}

/** The days that a changed series has from tomorrow on. */
function plannedAhead(before: Before, after: Changed, tomorrow: string, zone: string) {
  const ruled = ruledFrom(before, after, tomorrow);
  const from = ruled !== null && ruled > after.from ? ruled : after.from;
  const until = before.endedOn !== null && before.endedOn < after.until ? before.endedOn : after.until;
  return plannedDays({ rule: after.rule, start: after.start, from, until }, zone).filter(({ day }) => day >= tomorrow);
}

async function write(client: PoolClient, parts: readonly (Rescheduled<Day> & { after: Changed })[], now: string) {
  const dropped = parts.flatMap((part) => part.dropped);
  const idsOf = (days: readonly Day[], told: boolean) => days.filter((day) => day.told === told).map(({ id }) => id);
  await client.query(DROP, [idsOf(dropped, false)]);
  await client.query(CANCEL, [idsOf(dropped, true), now]);
  const moved = parts.flatMap(({ moved: all, after: { minutes, place, venueId: venue, rests = false } }) =>
    all.map(({ was: { id, told }, to: { day, startsAt: starts } }) => {
      const closed = closedOn(day, rests);
      return { id, told, day, starts, minutes, place, venue, why: closed?.why, name: closed?.name };
    }),
  );
  const renamed = parts.flatMap(({ renamed: all }) => all.map(({ was: { id }, as }) => ({ id, day: as })));
  await client.query(ASIDE, [[...moved, ...renamed].map(({ id }) => id)]);
  await client.query(MOVE, [JSON.stringify(moved), now]);
  await client.query(RENAME, [JSON.stringify(renamed)]);
}

/**
 * Brings the days of changed series from tomorrow on to where they are now to be. What is over and today's stay as they
 * are, and so does what was changed by hand. The caller has written the series and holds the transaction; days that
 * are new are left to `planSeries`. `today` is a wall-clock date, `now` an instant.
 */
export async function rescheduleSeries(
  client: PoolClient,
  zone: string,
  { today, now }: { readonly today: string; readonly now: string },
  before: readonly Before[],
  changed: readonly Changed[],
): Promise<void> {
  if (before.length === 0) return;
  const tomorrow = dayAfter(today, 1);
  const after = new Map(changed.map((series) => [series.id, series]));
  const ahead = groupBy(
    await readAhead(
      client,
      before.map(({ id }) => id),
      tomorrow,
      zone,
    ),
    ({ series }) => series,
  );
  const parts = before.flatMap((series) => {
    const to = after.get(series.id);
    if (to === undefined) return [];
    const planned = plannedAhead(series, to, tomorrow, zone);
    return [{ ...reschedule(ahead.get(series.id) ?? [], planned, series, zone), after: to }];
  });
  await write(client, parts, now);
  for (const kind of ['match', 'group-session'] as const) {
    const rows = before
      .filter((series) => series.kind === kind)
      .map((series) => ({ id: series.id, day: ruledFrom(series, after.get(series.id) as Changed, tomorrow) }));
    await client.query(RULED_FROM[kind], [JSON.stringify(rows)]);
  }
}
