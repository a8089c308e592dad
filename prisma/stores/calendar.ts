import type { Pool } from 'pg';
import type { Attendee, Calendar, Course, Cursor, Occasion, Sweep } from '../../bot/engine/calendar.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import { attendeesIn, SAID, SERIES_OF } from './attendees.ts';
import { courseIn, courseOf, LAST_DAY } from './course.ts';
import { isAbout } from './told.ts';
import { whatOf } from './what.ts';

/** Occasions at a time, with everybody who is expected at them. */
const PORTION = 500;

/** How the meeting of a match went, as its halves say. */
const FACES = `coalesce((SELECT json_agg(json_build_object('attendee', c.person_id, 'said', c.face))
  FROM check_in c WHERE c.match_id = m.id AND c.day = o.day), '[]')`;

/** A match that has ended has no days after it. */
const GOES_ON = `NOT EXISTS (SELECT 1 FROM match m WHERE m.id = o.series_id AND o.day > ${LAST_DAY})`;

/** The last day of each match, with the midnight at which it closes. */
const CLOSING = `(SELECT o.*, (${LAST_DAY} + 1)::timestamp AT TIME ZONE $5 AS closes_at FROM match m CROSS JOIN LATERAL (
  SELECT * FROM occasion o WHERE o.series_id = m.id AND o.day <= ${LAST_DAY} ORDER BY o.day DESC LIMIT 1) AS o)`;

/** Who look after those who have a lesson. */
const COACHES = `ARRAY(SELECT DISTINCT n.coach_id FROM timetable_entry e
  JOIN enrolment n ON n.programme_id = g.programme_id AND n.person_id = e.person_id AND n.coach_id IS NOT NULL
  WHERE e.group_session_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
    AND o.day >= n.from_day AND o.day <= coalesce(n.until_day, 'infinity'::date))`;

type Part = { readonly of?: string; readonly which?: string; readonly course?: true; readonly coaches?: true };

const page = (by: 'starts_at' | 'ends_at' | 'changed_at' | 'closes_at', part: Part = {}): string => `
SELECT o.id, o.kind, o.series_id AS series, o.day::text AS day, o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.${by} AS moment,
       o.place, o.state, coalesce(o.why_name, o.why) AS why, o.moved_from AS "movedFrom",
       m.coordinator_id AS coordinator, m.paused_until::text AS "pausedUntil", g.title, a.kind AS appointment,
       CASE WHEN v.latitude IS NOT NULL AND v.longitude IS NOT NULL THEN
         json_build_object('name', v.name, 'address', coalesce(v.address, ''), 'latitude', v.latitude, 'longitude', v.longitude) END AS venue,
       (SELECT coalesce(json_agg(x), '[]') FROM (${attendeesIn('$5')}) AS x) AS attendees,
       ${SAID} AS answers, ${FACES} AS faces${part.course ? `, ${courseIn('$5')} AS course` : ''}${part.coaches ? `, ${COACHES} AS coaches` : ''}
FROM (
  SELECT * FROM ${part.of ?? 'occasion'} AS o
  WHERE ${by} >= $1 AND ${by} < $2 AND ($3::timestamptz IS NULL OR (${by}, id) > ($3, $4::uuid)) AND ${part.which ?? 'true'}
  ORDER BY ${by}, id LIMIT ${PORTION}
) AS o
${SERIES_OF}
LEFT JOIN venue v ON v.id = o.venue_id
ORDER BY o.${by}, o.id`;

const NAMED = {
  kind: 'q.kind',
  series: 'q.series',
  day: 'q.day',
  movedFrom: 'q."movedFrom"',
  startsAt: 'q."startsAt"',
};

/**
 * Who had been told of an occasion when it was changed: a word about this day of this series has been carried to her,
 * or one to a host about the whole of his day.
 */
const HEARD = `coalesce((
  SELECT json_agg(DISTINCT k.person_id) FROM json_array_elements(q.attendees) AS one
  JOIN knock k ON k.person_id = (one->>'person')::uuid
  WHERE k.done_at < q.moment AND ${isAbout({ ...NAMED, zone: '$5' })}
), '[]')`;

const STATEMENTS = {
  start: { name: 'calendar-by-start', text: page('starts_at', { which: GOES_ON }) },
  end: { name: 'calendar-by-end', text: page('ends_at', { which: GOES_ON, course: true, coaches: true }) },
  close: { name: 'calendar-by-close', text: page('closes_at', { of: CLOSING, course: true }) },
  change: { name: 'calendar-by-change', text: `SELECT q.*, ${HEARD} AS heard FROM (${page('changed_at')}) AS q` },
};

type Said = { readonly attendee: string; readonly said: string };

type Row = Omit<Occasion, 'starts' | 'startsAt' | 'endsAt' | 'zone' | 'what' | 'movedFrom' | 'attendees' | 'course'> & {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly moment: Date;
  readonly movedFrom: Date | null;
  readonly title: Readonly<Record<string, string>> | null;
  readonly appointment: string | null;
  readonly attendees: readonly Omit<Attendee, 'said'>[];
  readonly answers: readonly Said[];
  readonly faces: readonly Said[];
  readonly course?: Omit<Course, 'closed'> | null;
  readonly heard?: readonly string[];
};

const occasionIn =
  (zone: string) =>
  (row: Row): Occasion => {
    const { startsAt, endsAt, movedFrom, moment, attendees, heard, course, ...others } = row;
    const { title: _, appointment: __, answers, faces, ...rest } = others;
    const said = [...answers, ...faces];
    return {
      ...rest,
      what: whatOf(row),
      zone,
      starts: localTime(startsAt.toISOString(), zone),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      movedFrom: movedFrom === null ? null : localTime(movedFrom.toISOString(), zone),
      attendees: attendees.map((one) => ({
        ...one,
        said: said.filter(({ attendee }) => attendee === (one.child?.id ?? one.person)).map(({ said }) => said),
      })),
      ...(course ? { course: courseOf(course, rest.day) } : {}),
      ...(heard === undefined ? {} : { changed: { at: moment.toISOString(), heard } }),
    };
  };

const cursorOf = ({ moment, id }: Row): Cursor => `${moment.toISOString()} ${id}`;

/** The timetable of everybody, on PostgreSQL. `zone` is the one of the centre. */
export const createCalendar = (pool: Pool, zone: string): Calendar => ({
  async page({ by, from, until }: Sweep, after) {
    const [moment = null, id = null] = after?.split(' ') ?? [];
    const values = [from, until, moment, id, zone];
    const { rows } = await pool.query<Row>({ ...STATEMENTS[by], values });
    const last = rows.at(-1);
    return {
      occasions: rows.map(occasionIn(zone)),
      next: last === undefined || rows.length < PORTION ? null : cursorOf(last),
    };
  },
});
