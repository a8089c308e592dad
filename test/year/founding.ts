import type { Pool } from 'pg';
import { instantOf } from '../../bot/engine/weekly.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { weeklyOn } from '../../prisma/timetable/rule.ts';
import { type Centre, YEAR } from './centre.ts';

export const ZONE = 'Europe/Amsterdam';

const id = (kind: number, number: number): string =>
  `0000000${kind}-0000-4000-8000-${String(number).padStart(12, '0')}`;
/** Mentors, mentees, participants and parents, one after the other, as in `languages`. */
export const personId = (number: number): string => id(1, number);
export const childId = (number: number): string => id(2, number);
const matchId = (number: number): string => id(3, number);
export const lessonId = (number: number): string => id(4, number);
const appointmentId = (number: number): string => id(5, number);

/** Where each sort of people begins among all of them. */
export const placesIn = ({ matches, participants }: Centre) => ({
  mentee: matches.length,
  participant: 2 * matches.length,
  parent: 2 * matches.length + participants.length,
});

const BEGIN = `INSERT INTO centre VALUES ('year', 'Centre', 'District', NULL);
INSERT INTO programme VALUES ('year', 'year', 'Programme')`;
const PEOPLE = `INSERT INTO person (id, name, language, consented_at) SELECT id, name, language, now() FROM json_to_recordset($1) AS p(id uuid, name text, language text)`;
const JOINED = `WITH a AS (INSERT INTO address (person_id, channel, external) SELECT id, 'web', id::text FROM person RETURNING id, person_id)
INSERT INTO conversation (person_id, address_id) SELECT person_id, id FROM a`;
const MATCHES = `INSERT INTO match (id, programme_id, mentor_id, mentee_id, rule, start_time, minutes, place, from_day, until_day)
SELECT id, 'year', mentor, mentee, rule, start, 60, 'room', "from", until
FROM json_to_recordset($1) AS m(id uuid, mentor uuid, mentee uuid, rule text, start text, "from" date, until date)`;
const LESSONS = `INSERT INTO group_session (id, programme_id, title, rule, start_time, minutes, place, rests_in_school_holidays, from_day, until_day)
SELECT id, 'year', '{"nl":"les"}', rule, start, 90, 'room', rests, "from", until
FROM json_to_recordset($1) AS m(id uuid, rule text, start text, rests boolean, "from" date, until date)`;
const ENTRIES = `INSERT INTO timetable_entry (group_session_id, person_id, child_id, from_day)
SELECT lesson, person, child, '${YEAR.from}' FROM json_to_recordset($1) AS e(lesson uuid, person uuid, child uuid)`;
const CHILDREN = `INSERT INTO child (id, name) SELECT id, 'child' FROM json_to_recordset($1) AS c(id uuid)`;
const GUARDIANS = `INSERT INTO guardian (child_id, person_id, weekdays)
SELECT child, person, ARRAY(SELECT json_array_elements_text(weekdays)::int) FROM json_to_recordset($1) AS g(child uuid, person uuid, weekdays json)`;
const APPOINTMENTS = `WITH given AS (SELECT * FROM json_to_recordset($1) AS a(id uuid, visitor uuid, day date, starts timestamptz)),
made AS (INSERT INTO appointment (id, kind, person_id) SELECT id, 'intake', visitor FROM given)
INSERT INTO occasion (kind, series_id, day, starts_at, ends_at, minutes, place)
SELECT 'appointment', id, day, starts, starts + interval '30 minutes', 30, 'room' FROM given`;
/** Among all that is planned, in a fixed order, the ones with these numbers. */
const CANCEL = `UPDATE occasion SET state = 'cancelled', why = 'centre' WHERE id IN (
  SELECT id FROM (SELECT id, row_number() OVER (ORDER BY series_id, day) AS n, count(*) OVER () AS of FROM occasion WHERE state = 'planned') AS o
  WHERE n IN (SELECT 1 + (value::bigint % of) FROM json_array_elements_text($1)))`;

const ruled = ({ weekday, start, from, until }: Centre['matches'][number]) => ({
  rule: weeklyOn(weekday),
  start,
  from,
  until,
});

/** Puts a centre into an empty database: everybody has joined a chat and agreed, and the year is planned. */
export async function found(pool: Pool, centre: Centre): Promise<void> {
  const put = (text: string, rows: readonly unknown[]) => pool.query(text, [JSON.stringify(rows)]);
  const { mentee, participant, parent } = placesIn(centre);
  await pool.query(BEGIN);
  await put(
    PEOPLE,
    centre.languages.map((language, n) => ({ id: personId(n), name: `person ${n}`, language })),
  );
  await pool.query(JOINED);
  const pairs = centre.matches.map((slot, n) => ({
    mentor: personId(n),
    mentee: personId(mentee + n),
    ...ruled(slot),
  }));
  await put(
    MATCHES,
    pairs.map((pair, n) => ({ id: matchId(n), ...pair })),
  );
  await put(
    LESSONS,
    centre.lessons.map((lesson, n) => ({ id: lessonId(n), rests: lesson.rests, ...ruled(lesson) })),
  );
  await put(
    CHILDREN,
    centre.children.map((_, n) => ({ id: childId(n) })),
  );
  await put(ENTRIES, [
    ...centre.participants.flatMap(({ lessons }, n) =>
      lessons.map((lesson) => ({ lesson: lessonId(lesson), person: personId(participant + n) })),
    ),
    ...centre.children.map(({ lesson }, n) => ({ lesson: lessonId(lesson), child: childId(n) })),
  ]);
  await put(
    GUARDIANS,
    centre.children.flatMap(({ guardians }, n) =>
      guardians.map((one) => ({ child: childId(n), person: personId(parent + one.parent), weekdays: one.weekdays })),
    ),
  );
  await put(
    APPOINTMENTS,
    centre.appointments.map(({ visitor, day, start }, n) => ({
      id: appointmentId(n),
      visitor: personId(participant + visitor),
      day,
      starts: instantOf(`${day}T${start}`, ZONE),
    })),
  );
  await planSeries(pool, ZONE, YEAR.from);
  await put(CANCEL, centre.cancelled);
}
