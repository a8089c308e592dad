import { coveredIn } from './reported.ts';

const reportedAbsent = (which: string, zone: string): string =>
  `EXISTS (SELECT 1 FROM absence r WHERE ${which} AND ${coveredIn(zone)})`;

const OWN = 'r.person_id = p.id AND r.child_id IS NULL';

const attendee = (zone: string, as: string, child = 'NULL', absence = OWN): string => `
SELECT p.id AS person, coalesce(p.name, '') AS name, '${as}' AS "as", ${child}::json AS child, ${reportedAbsent(absence, zone)} AS absent`;

const ofMatch = (zone: string): string => `
${attendee(zone, 'mentor')} FROM person p WHERE p.id = m.mentor_id
UNION ALL ${attendee(zone, 'mentee')} FROM person p WHERE p.id = m.mentee_id`;

/** A guardian is expected on the days on which the child is with her; weekdays count from Monday. */
const ofSession = (zone: string): string => `
${attendee(zone, 'participant')} FROM timetable_entry e JOIN person p ON p.id = e.person_id
WHERE e.group_session_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
UNION ALL ${attendee(zone, 'guardian', `json_build_object('id', k.id, 'name', k.name)`, 'r.child_id = k.id')}
FROM timetable_entry e JOIN child k ON k.id = e.child_id JOIN guardian w ON w.child_id = k.id JOIN person p ON p.id = w.person_id
WHERE e.group_session_id = g.id AND o.day >= e.from_day AND o.day <= coalesce(e.until_day, 'infinity'::date)
  AND (cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays))
UNION ALL ${attendee(zone, 'teacher')} FROM person p WHERE p.id = g.teacher_id`;

const ofAppointment = (zone: string): string => `
${attendee(zone, 'visitor')} FROM person p WHERE p.id = a.person_id
UNION ALL ${attendee(zone, 'host')} FROM person p WHERE p.id = a.host_id`;

/** What an occasion `o` is a day of: at most one of the match `m`, the group session `g` and the appointment `a`. */
export const SERIES_OF = `
LEFT JOIN match m ON o.kind = 'match' AND m.id = o.series_id
LEFT JOIN group_session g ON o.kind = 'group-session' AND g.id = o.series_id
LEFT JOIN appointment a ON o.kind = 'appointment' AND a.id = o.series_id`;

/**
 * Everybody who is expected at an occasion `o` beside `SERIES_OF`, as rows; `zone` is an SQL expression.
 * Columns: person, name, as, child, absent.
 */
export const attendeesIn = (zone: string): string => `
SELECT * FROM (${ofMatch(zone)}) AS of_match WHERE m.id IS NOT NULL
UNION ALL SELECT * FROM (${ofSession(zone)}) AS of_session WHERE g.id IS NOT NULL
UNION ALL SELECT * FROM (${ofAppointment(zone)}) AS of_appointment WHERE a.id IS NOT NULL`;

/** "I come" was about the time and the place that were known then: what was said before a change counts no more. */
export const SAID = `coalesce((SELECT json_agg(DISTINCT jsonb_build_object('attendee', s.attendee_id, 'said', s.said))
  FROM answer s WHERE s.occasion_id = o.id AND s.said_at >= coalesce(o.changed_at, '-infinity')), '[]')`;
