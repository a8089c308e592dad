import type { Pool } from 'pg';
import type { Known } from '../../bot/roster/plan/known.ts';

/** Rows of one statement as a list of objects. */
const listOf = (statement: string): string => `(SELECT coalesce(json_agg(r), '[]') FROM (${statement}) AS r)`;

const SERIES = `rule, start_time AS start, minutes, place, venue_id AS "venueId", from_day::text AS "from", until_day::text AS until`;

/** Who has no name came in from a chat and belongs to no centre yet. */
const PEOPLE = `
SELECT p.id, p.centre_id AS "centreId", p.external_id AS "externalId", coalesce(p.name, '') AS name, p.language, ARRAY(SELECT unnest(p.roles) ORDER BY 1) AS roles,
  p.consented_at IS NOT NULL AS consented,
  EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = p.id AND c.version > 0) AS spoken
FROM person p WHERE p.centre_id IS NOT NULL ORDER BY p.id`;

const CHILDREN = `
SELECT k.id, k.centre_id AS "centreId", k.external_id AS "externalId", k.name, ${listOf(
  'SELECT g.person_id AS "personId", g.weekdays FROM guardian g WHERE g.child_id = k.id ORDER BY g.person_id',
)} AS guardians FROM child k WHERE k.centre_id IS NOT NULL ORDER BY k.id`;

const KNOWN = `SELECT json_build_object(
  'centres', ${listOf('SELECT id, name FROM centre ORDER BY id')},
  'programmes', ${listOf('SELECT id, centre_id AS "centreId", name FROM programme ORDER BY id')},
  'venues', ${listOf('SELECT id, centre_id AS "centreId", name FROM venue ORDER BY id')},
  'people', ${listOf(PEOPLE)},
  'enrolments', ${listOf(`SELECT id, programme_id AS "programmeId", person_id AS "personId", coach_id AS "coachId",
    from_day::text AS "from", until_day::text AS until FROM enrolment ORDER BY id`)},
  'children', ${listOf(CHILDREN)},
  'matches', ${listOf(`SELECT id, programme_id AS "programmeId", external_id AS "externalId", mentor_id AS "mentorId", mentee_id AS "menteeId",
    coordinator_id AS "coordinatorId", ${SERIES} FROM match WHERE ended_on IS NULL OR external_id IS NOT NULL ORDER BY id`)},
  'sessions', ${listOf(`SELECT id, programme_id AS "programmeId", external_id AS "externalId", title, audience, teacher_id AS "teacherId",
    rests_in_school_holidays AS rests, ${SERIES} FROM group_session ORDER BY id`)},
  'entries', ${listOf(`SELECT id, group_session_id AS "sessionId", person_id AS "personId", child_id AS "childId",
    from_day::text AS "from", until_day::text AS until FROM timetable_entry ORDER BY id`)}
) AS known`;

/** What an import is compared with, as it stands in one moment. */
export async function readKnown(queries: Pick<Pool, 'query'>): Promise<Known> {
  const { rows } = await queries.query<{ known: Known }>(KNOWN);
  return (rows[0] as { known: Known }).known;
}
