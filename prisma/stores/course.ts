import type { Course } from '../../bot/engine/calendar.ts';
import { holidaysFrom } from '../timetable/closed.ts';
import { coveredIn } from './reported.ts';

/** How far the course of a match is told back, and how far ahead public holidays are. */
const DAYS_BEFORE = 4;
export const DAYS_AHEAD = 14;

/** The last day of a match `m`: as agreed, or as staff have ended it. */
export const LAST_DAY = 'least(m.until_day, m.ended_on)';

/** A human is talking with the mentor, or has to; or nobody can. */
const REACHABLE = `
EXISTS (SELECT 1 FROM person p WHERE p.id = m.mentor_id AND p.consented_at IS NOT NULL AND p.stopped_at IS NULL)
AND EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = m.mentor_id)
AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = m.mentor_id AND (c.desk = 'staff' OR c.why = 'crisis'))`;

/** Days before the one of an occasion `o`; inside it is the earlier one that is called `o`. */
const before = (zone: string): string => `
SELECT coalesce(json_agg(json_build_object('day', o.day::text, 'state', o.state,
  'away', EXISTS (SELECT 1 FROM absence r WHERE r.person_id IN (m.mentor_id, m.mentee_id) AND r.child_id IS NULL AND ${coveredIn(zone)}),
  'said', ARRAY(SELECT c.face FROM check_in c WHERE c.match_id = m.id AND c.day = o.day ORDER BY c.face)) ORDER BY o.day DESC), '[]')
FROM (SELECT e.* FROM occasion e WHERE e.series_id = m.id AND e.day < o.day AND e.why IS DISTINCT FROM 'holiday'
  ORDER BY e.day DESC LIMIT ${DAYS_BEFORE}) AS o`;

/** The course of the match `m` as it stands on the day of an occasion `o`, as JSON; null where there is no match. */
export const courseIn = (zone: string): string => `
CASE WHEN m.id IS NOT NULL THEN json_build_object('from', m.from_day::text, 'until', ${LAST_DAY}::text, 'outcome', m.outcome,
  'done', ARRAY(SELECT d.name FROM milestone d WHERE d.match_id = m.id ORDER BY d.name),
  'before', (${before(zone)}), 'mentorReachable', ${REACHABLE}) END`;

/** A course as the database tells it, with the holidays that only the calendar of the country knows. */
export const courseOf = (found: Omit<Course, 'closed'>, day: string): Course => ({
  ...found,
  closed: holidaysFrom(day, DAYS_AHEAD),
});
