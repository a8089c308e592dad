import type { Pool } from 'pg';
import { PERSON_KINDS } from '../../bot/engine/inbound.ts';
import { reached, type Unreachable } from '../../bot/engine/reach.ts';
import type { MessageRef } from '../../bot/ports.ts';
import type { RecordStore } from '../record.ts';

/** Why a platform never delivers a message, where that is no fault of the message. */
const WHYS: readonly string[] = ['blocked', 'gone'] satisfies readonly Unreachable['why'][];

/** SQL: this message of the outbox is dead because nothing arrives at its address. */
export const isDeadForGood = (row: string): string =>
  `(${row}.dead AND ${row}.failure IN (${WHYS.map((why) => `'${why}'`).join(', ')}))`;

/** She has not written since the message that was refused. Every conversation there counts on: no process remembers. */
const MARK = `
WITH here AS (
  UPDATE address a SET unreachable_since = now(), unreachable_why = $3 FROM conversation c
  WHERE c.id = $1 AND a.id = c.address_id AND a.unreachable_since IS NULL AND NOT EXISTS (
    SELECT 1 FROM message m WHERE m.conversation_id = c.id AND m.turn > $2 AND m.position = 0 AND m.content->>'kind' = ANY($4))
  RETURNING a.id
)
UPDATE conversation o SET version = o.version + 1 FROM here WHERE o.address_id = here.id`;

/** The person of conversation `c` has another address at which messages arrive. */
const ELSEWHERE = `EXISTS (SELECT 1 FROM conversation o JOIN address b ON b.id = o.address_id
  WHERE o.person_id = c.person_id AND o.id <> c.id AND b.unreachable_since IS NULL)`;
/** What stands in the web chat is only seen by whoever happens to open it: that is no reason to tell nobody. */
const RINGS_ELSEWHERE = ELSEWHERE.replace(/\)$/u, " AND b.channel <> 'web')");

/** What was said first, and was not heard, is said where it is heard. Named like a word that had to wait. */
const AGAIN = `
INSERT INTO knock (key, person_id, at, inbound)
SELECT m.key || '~', c.person_id, m.at, m.content FROM message m
JOIN conversation c ON c.id = m.conversation_id JOIN address a ON a.id = c.address_id
WHERE m.conversation_id = $1 AND m.turn = $2 AND m.position = 0 AND m.content->>'kind' IN ('nudge-due', 'news')
  AND a.unreachable_since IS NOT NULL AND ${ELSEWHERE}
ON CONFLICT (key) DO NOTHING`;

/** Who cares for somebody whom we reach nowhere hears so once: her coach, and who coordinates her match. */
const TELL = `
INSERT INTO knock (key, person_id, at, inbound)
SELECT 'unreachable:' || c.id || ':' || floor(extract(epoch FROM a.unreachable_since)) || ':' || h.person, h.person, c.last_at,
  jsonb_build_object('kind', 'news', 'key', 'engine.unreachable', 'params', jsonb_build_object('name', p.name))
FROM address a JOIN conversation c ON c.address_id = a.id JOIN person p ON p.id = c.person_id
CROSS JOIN LATERAL (
  SELECT e.coach_id AS person FROM enrolment e WHERE e.person_id = p.id AND e.coach_id IS NOT NULL
  UNION SELECT m.coordinator_id FROM match m WHERE p.id IN (m.mentor_id, m.mentee_id) AND m.coordinator_id IS NOT NULL
    AND coalesce(m.ended_on, m.until_day) >= current_date
) AS h
WHERE a.id = (SELECT address_id FROM conversation WHERE id = $1) AND a.unreachable_since IS NOT NULL
  AND p.name IS NOT NULL AND h.person <> p.id AND NOT ${RINGS_ELSEWHERE}
ON CONFLICT (key) DO NOTHING`;

/**
 * Notes that nothing arrives at the address of this message any more, where that is why it was refused. Done twice, it
 * is noted once: whoever dies in between has it noted by whoever tries the message again.
 */
export async function noteUnreachable(
  pool: Pool,
  { conversation, turn }: Pick<MessageRef, 'conversation' | 'turn'>,
  why: string,
): Promise<void> {
  if (!WHYS.includes(why)) return;
  await pool.query(MARK, [conversation, turn, why, PERSON_KINDS]);
  await pool.query(AGAIN, [conversation, turn]);
  await pool.query(TELL, [conversation]);
}

const TRUST = `
UPDATE address a SET unreachable_since = NULL, unreachable_why = NULL FROM conversation c WHERE c.id = $1 AND a.id = c.address_id`;

/** Somebody thinks that messages arrive there again; the next one shows it. */
export const trustAgain = async (pool: Pool, conversation: string): Promise<void> =>
  void (await pool.query(TRUST, [conversation]));

/** Whoever writes can be written to. */
export const reachedStore: RecordStore = {
  record: reached.record,
  applies: [
    `UPDATE address a SET unreachable_since = NULL, unreachable_why = NULL
     FROM mine JOIN turn USING (n) JOIN conversation c ON c.id = turn.id WHERE a.id = c.address_id`,
    // On a shared phone the others are reached again as well.
    `UPDATE conversation o SET version = o.version + 1 FROM mine JOIN turn USING (n) JOIN conversation c ON c.id = turn.id
     WHERE o.address_id = c.address_id AND o.id <> turn.id`,
  ],
};
