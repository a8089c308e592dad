import type { Pool } from 'pg';
import { wipe } from '../../bot/capabilities/my-data/facts.ts';
import type { Erasures, MessageRef, ToErase } from '../../bot/ports.ts';
import type { RecordStore } from '../record.ts';

/** How long a process that takes a message back has it for itself. */
const LEASE_SECONDS = 120;

const HERE = 'USING mine JOIN turn USING (n) WHERE';

/**
 * What was said in one conversation goes, with its files and what was handed in by them; the turn in which it was asked
 * for is written beside it and stays. What a platform knows by an id is noted, to be taken off her phone. (In the
 * statement of the ledger `receipt` by itself means the receipts that it writes.)
 */
export const wipeStore: RecordStore = {
  record: wipe.record,
  applies: [
    `INSERT INTO erasure (conversation_id, turn, position, platform_id, asked)
     SELECT r.conversation_id, r.turn, r.position, r.platform_id, turn.version + 1
     FROM mine JOIN turn USING (n) JOIN public.receipt r ON r.conversation_id = turn.id WHERE r.platform_id <> ''
     ON CONFLICT DO NOTHING`,
    ...['message', 'outbox', 'receipt', 'file'].map(
      (table) => `DELETE FROM ${table} ${HERE} ${table}.conversation_id = turn.id`,
    ),
    // A document that she sent here was said here as well. In which conversation one was told is not known.
    `DELETE FROM submission s ${HERE} s.person_id = mine.person AND (s.origin = 'told' OR EXISTS (
       SELECT 1 FROM submission_version v JOIN submission_file g ON g.version_id = v.id
       WHERE v.submission_id = s.id AND g.conversation_id = turn.id))`,
  ],
};

const CLAIM = `
UPDATE erasure e SET attempts = e.attempts + 1, not_before = now() + make_interval(secs => ${LEASE_SECONDS})
FROM (
  SELECT f.conversation_id, f.turn, f.position, a.channel, a.external
  FROM erasure f JOIN conversation c ON c.id = f.conversation_id JOIN address a ON a.id = c.address_id
  WHERE f.state = 'open' AND (f.not_before IS NULL OR f.not_before <= now()) AND a.channel = ANY($1)
  ORDER BY f.conversation_id, f.turn DESC, f.position LIMIT $2 FOR UPDATE OF f SKIP LOCKED
) AS free
WHERE e.conversation_id = free.conversation_id AND e.turn = free.turn AND e.position = free.position
RETURNING e.conversation_id AS conversation, e.turn, e.position, e.platform_id AS "platformId", e.attempts, free.channel, free.external AS "to"`;

const LEFTOVERS = `
SELECT conversation_id AS conversation, max(asked) AS asked FROM erasure GROUP BY 1 HAVING bool_and(state = 'left')`;

const WHERE = 'conversation_id = $1 AND turn = $2 AND position = $3';

/** What is to be taken off people's phones, on PostgreSQL. */
export function createErasures(pool: Pool): Erasures {
  const on = async (text: string, { conversation, turn, position }: MessageRef, ...more: unknown[]): Promise<void> =>
    void (await pool.query(text, [conversation, turn, position, ...more]));
  return {
    async claim(channels, most) {
      return (await pool.query<ToErase>(CLAIM, [channels, most])).rows;
    },
    erased: (ref) => on(`DELETE FROM erasure WHERE ${WHERE}`, ref),
    left: (ref) => on(`UPDATE erasure SET state = 'left' WHERE ${WHERE}`, ref),
    later: (ref, seconds) =>
      on(`UPDATE erasure SET not_before = now() + make_interval(secs => $4) WHERE ${WHERE}`, ref, seconds),
    async leftovers() {
      return (await pool.query<{ conversation: string; asked: number }>(LEFTOVERS)).rows;
    },
    async told(conversation) {
      await pool.query(`DELETE FROM erasure WHERE conversation_id = $1 AND state = 'left'`, [conversation]);
    },
  };
}
