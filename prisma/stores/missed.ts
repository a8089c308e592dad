import { attendeesIn, SERIES_OF } from './attendees.ts';

/** Time to put a slip of the finger right; by then nobody is at the door any more. */
const AFTER = "interval '1 hour'";
/** Later than this after it was over, "we missed you" comes out of nowhere. */
const WITHIN = "interval '3 days'";

/**
 * Notes a kind question for whoever was missed without a word, or the guardians of a child, once for ever for each
 * occasion. `marks` is a relation of `(occasion, attendee, state, at)`, `zone` an SQL expression. Whether it is still
 * so is asked again when the question is due.
 */
export const askingTheMissed = (marks: string, zone: string): string => `
INSERT INTO knock (key, person_id, at, inbound)
SELECT 'attendance:missed:' || o.id || ':' || marked.attendee || ':' || x.person, x.person, marked.at + ${AFTER},
  jsonb_build_object('kind', 'nudge-due', 'expires', to_char((o.ends_at + ${WITHIN}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
    'place', jsonb_build_object('room', 'attendance', 'step', 'missed', 'data', jsonb_build_object('occasion', o.id, 'child', x.child->>'id')))
FROM (${marks}) AS marked JOIN occasion o ON o.id = marked.occasion ${SERIES_OF}
JOIN LATERAL (${attendeesIn(zone)}) AS x ON coalesce((x.child->>'id')::uuid, x.person) = marked.attendee AND x."as" NOT IN ('teacher', 'host')
WHERE marked.state = 'no-show' AND o.ends_at > marked.at - ${WITHIN}
ON CONFLICT (key) DO NOTHING`;
