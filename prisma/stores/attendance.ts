import type { Pool } from 'pg';
import {
  type Attendee,
  type Missed,
  missed,
  notMet,
  type Register,
  register,
} from '../../bot/capabilities/attendance/facts.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering } from './answer.ts';
import { attendeesIn, SERIES_OF } from './attendees.ts';
import { askingTheMissed } from './missed.ts';
import { coveredIn } from './reported.ts';
import { whatOf } from './what.ts';

/** A person, or a child by itself. */
const ATTENDEE = `coalesce((x.child->>'id')::uuid, x.person)`;

/**
 * Whether `who` says of the attendee `x` of an occasion beside `SERIES_OF` whether she was there: teacher, host and
 * mentor of all, a coach of hers where nobody teaches.
 */
const registersIn = (who: string): string => `x."as" NOT IN ('teacher', 'host') AND (
  g.teacher_id = ${who} OR a.host_id = ${who} OR m.mentor_id = ${who} OR (g.id IS NOT NULL AND g.teacher_id IS NULL AND EXISTS (
    SELECT 1 FROM enrolment n WHERE n.programme_id = g.programme_id AND n.person_id = x.person AND n.coach_id = ${who})))`;

const REGISTER = `
SELECT o.starts_at AS "startsAt", g.title, a.kind AS appointment, (SELECT json_agg(y ORDER BY y.name, y.id) FROM (
  SELECT ${ATTENDEE} AS id, min(coalesce(x.child->>'name', x.name)) AS name, bool_or(x.absent) AS reported, min(t.state) AS state
  FROM (${attendeesIn('$3')}) AS x LEFT JOIN attendance t ON t.occasion_id = o.id AND t.attendee_id = ${ATTENDEE}
  WHERE ${registersIn('$2::uuid')} GROUP BY 1) AS y) AS people
FROM occasion o ${SERIES_OF} WHERE o.id = $1 AND o.state = 'planned' AND o.kind <> 'match'`;

const NOT_MET = `
SELECT o.id AS occasion, json_build_object('id', mentee.id, 'name', coalesce(mentee.name, '')) AS mentee
FROM match m JOIN occasion o ON o.series_id = m.id AND o.day = $2::date JOIN person mentee ON mentee.id = m.mentee_id
WHERE m.id = $1 AND m.mentor_id = $3 AND NOT EXISTS (
  SELECT 1 FROM absence r WHERE r.person_id IN (m.mentor_id, m.mentee_id) AND r.child_id IS NULL AND ${coveredIn('$4')})`;

/** The person herself, or one who brings the child. Whoever has reported a death is left in peace. */
const MISSED = `
SELECT o.kind, o.series_id AS series, o.starts_at AS "startsAt", a.kind AS appointment, x.child->>'name' AS child,
  CASE WHEN m.id IS NULL THEN g.title ELSE jsonb_build_object('nl', other.name) END AS title, coalesce(c.asks_reason, true) AS "asksReason"
FROM occasion o ${SERIES_OF} JOIN LATERAL (${attendeesIn('$4')}) AS x ON x.person = $3 AND (x.child->>'id')::uuid IS NOT DISTINCT FROM $2::uuid
JOIN attendance t ON t.occasion_id = o.id AND t.attendee_id = ${ATTENDEE} AND t.state = 'no-show'
JOIN person me ON me.id = x.person LEFT JOIN centre c ON c.id = me.centre_id
LEFT JOIN person other ON other.id = CASE WHEN m.mentor_id = $3 THEN m.mentee_id ELSE m.mentor_id END
WHERE o.id = $1 AND NOT x.absent AND NOT EXISTS (SELECT 1 FROM absence r WHERE r.person_id = $3 AND r.reason = 'bereavement')
LIMIT 1`;

type Title = Readonly<Record<string, string>>;
type Found = { readonly startsAt: Date; readonly title: Title | null; readonly appointment: string | null };
type FoundMissed = Found & Omit<Missed, 'starts' | 'what'>;

/** Answers who was expected, for whoever says who was there, and what somebody was missed at. */
export function attendanceAnswers(pool: Pool, zone: string): readonly Answer[] {
  const momentOf = (found: Found) => ({ starts: localTime(found.startsAt.toISOString(), zone), what: whatOf(found) });
  return [
    answering(register, async ({ occasion }, { id }): Promise<Register | null> => {
      const values = [occasion, id, zone];
      const { rows } = await pool.query<Found & { people: Attendee[] | null }>({
        name: 'attendance-register',
        text: REGISTER,
        values,
      });
      const [found] = rows;
      if (found === undefined || found.people === null) return null;
      return { ...momentOf(found), people: found.people };
    }),
    answering(notMet, async ({ match, day }, { id }) => {
      const { rows } = await pool.query({ name: 'attendance-not-met', text: NOT_MET, values: [match, day, id, zone] });
      return rows[0] ?? null;
    }),
    answering(missed, async ({ occasion, child }, { id }): Promise<Missed | null> => {
      const values = [occasion, child, id, zone];
      const { rows } = await pool.query<FoundMissed>({ name: 'attendance-missed', text: MISSED, values });
      const [found] = rows;
      if (found === undefined) return null;
      const { kind, series, child: name, asksReason } = found;
      return { kind, series, child: name, asksReason, ...momentOf(found) };
    }),
  ];
}

/** One row for each mark, of whoever may make it. */
const MARKS = `
SELECT mine.n, mine.person, mine.at, me.zone, o.id AS occasion, k.id AS attendee, k.state
FROM mine JOIN person me ON me.id = mine.person CROSS JOIN LATERAL jsonb_to_recordset(mine.data->'marks') AS k(id uuid, state text)
JOIN occasion o ON o.id = (mine.data->>'occasion')::uuid ${SERIES_OF}
WHERE EXISTS (SELECT 1 FROM (${attendeesIn('me.zone')}) AS x WHERE ${ATTENDEE} = k.id AND ${registersIn('mine.person')})`;

/** Who was there, as somebody says who was there herself; the last word counts, also one of staff. */
export const markStore: RecordStore = {
  record: 'attendance.mark',
  refuses: `SELECT n, 'gone' AS reason FROM mine WHERE NOT EXISTS (SELECT 1 FROM (${MARKS}) AS k WHERE k.n = mine.n)`,
  applies: [
    `INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
     SELECT DISTINCT ON (k.occasion, k.attendee) k.occasion, k.attendee, k.state, k.person, k.at FROM (${MARKS}) AS k
     ON CONFLICT (occasion_id, attendee_id) DO UPDATE SET state = excluded.state, registered_by = excluded.registered_by, registered_at = excluded.registered_at`,
    askingTheMissed(`SELECT DISTINCT * FROM (${MARKS}) AS marks`, 'marked.zone'),
  ],
};
