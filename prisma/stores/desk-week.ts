import type { Pool } from 'pg';
import type { Attendee } from '../../bot/engine/calendar.ts';
import { dayAfter, instantOf } from '../../bot/engine/weekly.ts';
import type { Standing, Week, WeekAsked, WeekKind, WeekLine } from '../../bot/staff-week-ports.ts';
import { attendeesIn, SAID, SERIES_OF } from './attendees.ts';
import { whatOf } from './what.ts';

/** More lines than this nobody reads; whoever has more looks at one centre, or at one kind. */
const MOST_LINES = 400;

const IN_WEEK = 'o.starts_at >= $1 AND o.starts_at < $2';

/** `OFFSET 0` keeps programme and series in front: any other plan may read what the whole city has, in this week or ever. */
const ofSeries = (series: string): string => `
SELECT o.* FROM programme p CROSS JOIN LATERAL (SELECT s.id FROM ${series} s WHERE s.programme_id = p.id OFFSET 0) AS s
CROSS JOIN LATERAL (SELECT * FROM occasion o WHERE o.series_id = s.id AND ${IN_WEEK} OFFSET 0) AS o WHERE p.centre_id = $4`;

/** The days of one centre, from its series: what others have planned in this week is not touched. */
const OF_CENTRE: Readonly<Record<WeekKind, string>> = {
  match: ofSeries('match'),
  'group-session': ofSeries('group_session'),
  // Where it takes place says whose it is; else with whom, and at last who comes.
  appointment: `SELECT o.* FROM occasion o JOIN appointment a ON a.id = o.series_id JOIN person p ON p.id = a.person_id
    LEFT JOIN person h ON h.id = a.host_id LEFT JOIN venue v ON v.id = o.venue_id
    WHERE o.kind = 'appointment' AND ${IN_WEEK} AND coalesce(v.centre_id, h.centre_id, p.centre_id) = $4`,
};

/** The same of all centres: by the clock, or from the few that there are of a kind. */
const OF_ALL: Readonly<Record<WeekKind | 'any', string>> = {
  any: `SELECT o.* FROM occasion o WHERE ${IN_WEEK} AND $4::text IS NULL`,
  match: `SELECT o.* FROM occasion o WHERE o.kind = 'match' AND ${IN_WEEK} AND $4::text IS NULL`,
  'group-session': `SELECT o.* FROM group_session g JOIN occasion o ON o.series_id = g.id AND ${IN_WEEK} WHERE $4::text IS NULL`,
  appointment: `SELECT o.* FROM occasion o WHERE o.kind = 'appointment' AND ${IN_WEEK} AND $4::text IS NULL`,
};

const days = ({ kind, centre }: WeekAsked): string => {
  if (centre === null) return OF_ALL[kind ?? 'any'];
  return kind === null ? Object.values(OF_CENTRE).join('\nUNION ALL ') : OF_CENTRE[kind];
};

/** A moment on the clock of the centre, as an SQL expression. */
const local = (at: string): string => `to_char(${at} AT TIME ZONE $3, 'YYYY-MM-DD"T"HH24:MI')`;

/** How an occasion `o` beside its series stands; `$3` is the zone of the centre. */
export const STANDING = `o.id, o.kind, g.title, a.kind AS appointment, ${local('o.starts_at')} AS starts, ${local('o.ends_at')} AS ends,
  o.place, o.state, coalesce(o.why_name, o.why) AS why, ${local('o.moved_from')} AS "movedFrom"`;

const textOf = (asked: WeekAsked): string => `
SELECT ${STANDING}, (SELECT coalesce(json_agg(x), '[]') FROM (${attendeesIn('$3')}) AS x) AS attendees, ${SAID} AS answers
FROM (SELECT * FROM (${days(asked)}) AS o ORDER BY o.starts_at, o.id LIMIT ${MOST_LINES + 1}) AS o ${SERIES_OF}
ORDER BY o.starts_at, o.id`;

/** As `STANDING` finds it. */
export type StandingRow = Omit<Standing, 'what'> & {
  readonly title: Readonly<Record<string, string>> | null;
  readonly appointment: string | null;
};

/** What was found, by its name. */
export const standingOf = <Row extends StandingRow>({ title, appointment, ...row }: Row) => ({
  ...row,
  what: whatOf({ title, appointment }),
});

type Expected = Omit<Attendee, 'said'>;
type Answered = { readonly attendee: string; readonly said: string };
type Row = StandingRow & { readonly attendees: readonly Expected[]; readonly answers: readonly Answered[] };

/** Who is expected there for herself, or is brought by whoever comes with her; the others give it. */
const isExpected = ({ as }: Pick<Attendee, 'as'>): boolean => as !== 'teacher' && as !== 'host';
/** A child with two parents is expected once. */
export const attendeeOf = ({ child, person }: Pick<Attendee, 'child' | 'person'>): string => child?.id ?? person;

/** Whoever it is for comes first. */
const NAMED: readonly Attendee['as'][] = ['mentee', 'mentor', 'visitor', 'host', 'teacher'];
const namesOf = (attendees: readonly Expected[]): string[] =>
  NAMED.flatMap((as) => attendees.filter((one) => one.as === as)).map(({ name }) => name);

function lineOf({ attendees, answers, ...row }: Row): WeekLine {
  const expected = attendees.filter(isExpected);
  const saying = (said: string) => answers.filter((one) => one.said === said).map(({ attendee }) => attendee);
  const absent = new Set([...expected.filter((one) => one.absent).map(attendeeOf), ...saying('away')]);
  const coming = new Set(saying('coming').filter((one) => !absent.has(one)));
  return {
    ...standingOf(row),
    who: namesOf(attendees),
    expected: new Set(expected.map(attendeeOf)).size,
    coming: coming.size,
    absent: absent.size,
  };
}

/** The statement of a week, for whoever runs it or wants to know what it costs. */
export function weekQuery(asked: WeekAsked, zone: string) {
  const midnight = (day: string): string => instantOf(`${day}T00:00`, zone);
  const values = [midnight(asked.from), midnight(dayAfter(asked.from, 7)), zone, asked.centre];
  return { name: `desk-week-${asked.kind}-${asked.centre === null}`, text: textOf(asked), values };
}

/** Seven days from a wall-clock day on, in the order of time. */
export async function readWeek(pool: Pool, zone: string, asked: WeekAsked): Promise<Week> {
  const { rows } = await pool.query<Row>(weekQuery(asked, zone));
  return { lines: rows.slice(0, MOST_LINES).map(lineOf), more: rows.length > MOST_LINES };
}
