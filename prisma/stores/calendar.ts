import type { Pool } from 'pg';
import type { Attendee, Calendar, Cursor, Occasion, Sweep } from '../../bot/engine/calendar.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import { whatOf } from './what.ts';

/** Occasions at a time, with everybody who is expected at them. */
const PORTION = 500;

/** Whether a person, or a child, is reported absent from an occasion `o`. */
const reportedAbsent = (which: string): string => `EXISTS (
  SELECT 1 FROM absence r WHERE ${which} AND o.day >= r.from_day AND o.day <= coalesce(r.until_day, 'infinity'::date)
    AND (r.series_id = o.series_id OR r.extent <> 'once'))`;

const OWN = 'r.person_id = p.id AND r.child_id IS NULL';

const attendee = (as: string, child = 'NULL', absence = OWN): string => `
SELECT p.id AS person, coalesce(p.name, '') AS name, '${as}' AS "as", ${child}::json AS child, ${reportedAbsent(absence)} AS absent`;

const OF_MATCH = `
${attendee('mentor')} FROM person p WHERE p.id = m.mentor_id
UNION ALL ${attendee('mentee')} FROM person p WHERE p.id = m.mentee_id`;

/** A guardian is expected on the days on which the child is with her; weekdays count from Monday. */
const OF_SESSION = `
${attendee('participant')} FROM timetable_entry e JOIN person p ON p.id = e.person_id
WHERE e.group_session_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
UNION ALL ${attendee('guardian', `json_build_object('id', k.id, 'name', k.name)`, 'r.child_id = k.id')}
FROM timetable_entry e JOIN child k ON k.id = e.child_id JOIN guardian w ON w.child_id = k.id JOIN person p ON p.id = w.person_id
WHERE e.group_session_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
  AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays))
UNION ALL ${attendee('teacher')} FROM person p WHERE p.id = g.teacher_id`;

const OF_APPOINTMENT = `
${attendee('visitor')} FROM person p WHERE p.id = a.person_id
UNION ALL ${attendee('host')} FROM person p WHERE p.id = a.host_id`;

/** "I come" was about the time and the place that were known then: what was said before a change counts no more. */
const SAID = `coalesce((SELECT json_agg(DISTINCT jsonb_build_object('attendee', s.attendee_id, 'said', s.said))
  FROM answer s WHERE s.occasion_id = o.id AND s.said_at >= coalesce(o.changed_at, '-infinity')), '[]')`;

const page = (by: 'starts_at' | 'ends_at' | 'changed_at'): string => `
SELECT o.id, o.kind, o.series_id AS series, o.day::text AS day, o.starts_at AS "startsAt", o.ends_at AS "endsAt", o.${by} AS moment,
       o.place, o.state, coalesce(o.why_name, o.why) AS why, o.moved_from AS "movedFrom",
       m.coordinator_id AS coordinator, m.paused_until::text AS "pausedUntil", g.title, a.kind AS appointment,
       CASE WHEN v.latitude IS NOT NULL AND v.longitude IS NOT NULL THEN
         json_build_object('name', v.name, 'address', coalesce(v.address, ''), 'latitude', v.latitude, 'longitude', v.longitude) END AS venue,
       (SELECT coalesce(json_agg(x), '[]') FROM (
         SELECT * FROM (${OF_MATCH}) AS of_match WHERE m.id IS NOT NULL
         UNION ALL SELECT * FROM (${OF_SESSION}) AS of_session WHERE g.id IS NOT NULL
         UNION ALL SELECT * FROM (${OF_APPOINTMENT}) AS of_appointment WHERE a.id IS NOT NULL
       ) AS x) AS attendees, ${SAID} AS answers
FROM (
  SELECT * FROM occasion WHERE ${by} >= $1 AND ${by} < $2 AND ($3::timestamptz IS NULL OR (${by}, id) > ($3, $4::uuid))
  ORDER BY ${by}, id LIMIT ${PORTION}
) AS o
LEFT JOIN match m ON o.kind = 'match' AND m.id = o.series_id
LEFT JOIN group_session g ON o.kind = 'group-session' AND g.id = o.series_id
LEFT JOIN appointment a ON o.kind = 'appointment' AND a.id = o.series_id
LEFT JOIN venue v ON v.id = o.venue_id
ORDER BY o.${by}, o.id`;

/**
 * Who had been told of an occasion when it was changed: a word about this day of this series has been carried to her,
 * or one to a host about the whole of his day.
 */
const HEARD = `coalesce((
  SELECT json_agg(DISTINCT k.person_id) FROM json_array_elements(q.attendees) AS one
  JOIN knock k ON k.person_id = (one->>'person')::uuid
  WHERE k.done_at < q.moment AND (k.key LIKE '%:' || q.series || ':' || q.day || ':%'
    OR k.key = 'appointments:host:' || k.person_id || ':' || to_char(coalesce(q."movedFrom", q."startsAt") AT TIME ZONE $5, 'YYYY-MM-DD'))
), '[]')`;

const STATEMENTS = {
  start: { name: 'calendar-by-start', text: page('starts_at') },
  end: { name: 'calendar-by-end', text: page('ends_at') },
  change: { name: 'calendar-by-change', text: `SELECT q.*, ${HEARD} AS heard FROM (${page('changed_at')}) AS q` },
};

type Row = Omit<Occasion, 'starts' | 'startsAt' | 'endsAt' | 'zone' | 'what' | 'movedFrom' | 'attendees'> & {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly moment: Date;
  readonly movedFrom: Date | null;
  readonly title: Readonly<Record<string, string>> | null;
  readonly appointment: string | null;
  readonly attendees: readonly Omit<Attendee, 'said'>[];
  readonly answers: readonly { readonly attendee: string; readonly said: string }[];
  readonly heard?: readonly string[];
};

const occasionIn =
  (zone: string) =>
  (row: Row): Occasion => {
    const { startsAt, endsAt, movedFrom, moment, title: _, appointment: __, answers, attendees, heard, ...rest } = row;
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
        said: answers.filter(({ attendee }) => attendee === (one.child?.id ?? one.person)).map(({ said }) => said),
      })),
      ...(heard === undefined ? {} : { changed: { at: moment.toISOString(), heard } }),
    };
  };

const cursorOf = ({ moment, id }: Row): Cursor => `${moment.toISOString()} ${id}`;

/** The timetable of everybody, on PostgreSQL. `zone` is the one of the centre. */
export const createCalendar = (pool: Pool, zone: string): Calendar => ({
  async page({ by, from, until }: Sweep, after) {
    const [moment = null, id = null] = after?.split(' ') ?? [];
    const values = [from, until, moment, id, ...(by === 'change' ? [zone] : [])];
    const { rows } = await pool.query<Row>({ ...STATEMENTS[by], values });
    const last = rows.at(-1);
    return {
      occasions: rows.map(occasionIn(zone)),
      next: last === undefined || rows.length < PORTION ? null : cursorOf(last),
    };
  },
});
