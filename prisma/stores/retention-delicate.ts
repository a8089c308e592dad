import type { Pool } from 'pg';
import { DEFAULT_POLICY } from '../../bot/capabilities/absence/policy.ts';

/** Words that may tell of somebody's health are kept for as long as her coach needs to act on them. */
const WORDS_DAYS = 14;
/** For so long a coarse reason is worth something; afterwards only whether the absence counts. */
const REASON_DAYS = 90;

const OLD = `now() - interval '${WORDS_DAYS} days'`;

/** What was asked before that is closed; of what is asked since, only what was gathered in her own words goes. */
const CLOSED = `CASE
  WHEN coalesce((c.session->'asked'->>'at')::timestamptz < ${OLD}, true) THEN '{"place": null, "asked": null, "trail": []}'::jsonb
  WHEN jsonb_typeof(c.session::jsonb->'place') = 'object'
    THEN jsonb_build_object('place', c.session::jsonb->'place' #- '{data,heard}' #- '{again,heard}', 'trail', '[]'::jsonb)
  ELSE '{"trail": []}'::jsonb END`;

/** What the house says is keys and codes, which tell no more than the report itself; only words of people go. */
const IN_WORDS = `(position = 0 OR content->>'key' LIKE 'desk.words%')`;

/** The lines themselves, the file that came with one, and what the conversation had gathered around them. */
const WORDS = `
WITH gone AS (DELETE FROM message WHERE delicate AND ${IN_WORDS} AND at < ${OLD} RETURNING conversation_id, turn, position),
files AS (DELETE FROM file f USING gone g WHERE f.conversation_id = g.conversation_id AND f.turn = g.turn AND g.position = 0)
UPDATE conversation c SET version = version + 1, session = (c.session::jsonb || ${CLOSED})::json
WHERE c.id IN (SELECT conversation_id FROM gone) AND (c.session->>'place' IS NOT NULL OR json_array_length(c.session->'trail') > 0)`;

/** On a shared phone her words wait here until it is clear who wrote them. */
const WAITING_WORDS = `DELETE FROM knock WHERE inbound->>'kind' = 'text' AND coalesce(done_at, at) < ${OLD}`;

/** The programme in which a report counts: of the match or the lesson, or the one in which she was then. */
const PROGRAMME = `coalesce(
  (SELECT m.programme_id FROM match m WHERE m.id = r.series_id),
  (SELECT g.programme_id FROM group_session g WHERE g.id = r.series_id),
  (SELECT e.programme_id FROM enrolment e WHERE e.person_id = r.person_id AND e.from_day <= r.from_day ORDER BY e.from_day DESC, e.id LIMIT 1))`;

/** By the policy of the programme; from then on nobody can tell an illness from a death. */
const REASONS = `
UPDATE absence r SET reason = CASE
  WHEN r.reason = ANY (coalesce((SELECT p.excused FROM absence_policy p WHERE p.programme_id = ${PROGRAMME}), $1)) THEN 'excused'
  ELSE 'weighed' END
WHERE r.reason NOT IN ('none', 'excused', 'weighed') AND coalesce(r.until_day, r.reported_at::date) < current_date - ${REASON_DAYS}`;

/** Erases what may tell of somebody's health and what is left of why she stayed away, each in its time. */
export async function eraseDelicate(pool: Pool): Promise<void> {
  await pool.query(WORDS);
  await pool.query(WAITING_WORDS);
  await pool.query(REASONS, [DEFAULT_POLICY.excused]);
}
