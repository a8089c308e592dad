import type { Pool } from 'pg';
import { PERSON_KINDS } from '../../bot/engine/inbound.ts';
import { noteUnreachable } from './reach.ts';

/** What a platform tells of a message after it has taken it. `ref` is `"<conversation>:<turn>.<position>"`. */
export type DeliveryNews = {
  readonly ref: string | null;
  readonly state: 'sent' | 'delivered' | 'read' | 'failed';
  readonly why: string | null;
  /** What a failure means for the message; null while all is well. */
  readonly delivery: {
    readonly kind: 'later' | 'held' | 'never';
    readonly why: string;
    readonly seconds?: number;
  } | null;
};

/** States as they follow each other; a platform keeps no order, so a state never goes back. */
const RANKS = ['sent', 'delivered', 'read'] as const;

const STATE = `
UPDATE receipt SET state = $4 WHERE conversation_id = $1 AND turn = $2 AND position = $3
  AND array_position($5::text[], coalesce(state, 'sent')) < array_position($5::text[], $4)`;

/** A message that the platform gave back after all: it stands in the outbox again, with what came of it. */
const GIVEN_BACK = `
INSERT INTO outbox (conversation_id, turn, position, attempts, held, dead, failure, not_before)
SELECT conversation_id, turn, position, 1, $4, $5, $6, CASE WHEN $7::int IS NULL THEN NULL ELSE now() + make_interval(secs => $7) END
FROM message WHERE conversation_id = $1 AND turn = $2 AND position = $3
ON CONFLICT (conversation_id, turn, position) DO UPDATE SET held = $4, dead = $5, failure = $6, not_before = excluded.not_before`;

const REF = /^([0-9a-f-]{36}):(\d{1,9})\.(\d{1,4})$/u;

/** Writes down what a platform tells of messages that it took. News of a message that is gone is no news. */
export const createDeliveryNews =
  (pool: Pool) =>
  async ({ ref, state, delivery }: DeliveryNews): Promise<void> => {
    const [, conversation, turn, position] = REF.exec(ref ?? '') ?? [];
    if (conversation === undefined) return;
    const key = [conversation, Number(turn), Number(position)];
    if (delivery === null) {
      if (state !== 'failed') await pool.query(STATE, [...key, state, RANKS]);
      return;
    }
    const { kind, why, seconds = null } = delivery;
    if (kind === 'never') await noteUnreachable(pool, { conversation, turn: Number(turn) }, why);
    await pool.query(GIVEN_BACK, [...key, kind === 'held', kind === 'never', why, kind === 'later' ? seconds : null]);
  };

const LAST_HEARD = `
SELECT max(m.at) AS at FROM address a JOIN conversation c ON c.address_id = a.id JOIN message m ON m.conversation_id = c.id
WHERE a.channel = $1 AND a.external = $2 AND m.position = 0 AND m.content->>'kind' = ANY($3)`;

/** When somebody last wrote from an address herself, as an instant; null where she never did. */
export const createLastHeard =
  (pool: Pool, channel: string) =>
  async (external: string): Promise<string | null> => {
    const { rows } = await pool.query<{ at: Date | null }>(LAST_HEARD, [channel, external, PERSON_KINDS]);
    return rows[0]?.at?.toISOString() ?? null;
  };
