import type { Pool } from 'pg';
import type { Address, Mark } from '../../bot/ports.ts';
import { PULSE_CHANNEL } from '../pulse.ts';

const CONVERSATION = `SELECT c.id FROM conversation c JOIN address a ON a.id = c.address_id
  WHERE a.channel = $1 AND a.external = $2 AND c.person_id = a.person_id`;

/** A line keeps its place in the house; its receipt says that the person sees it no more, and open pages hear so. */
const ERASE = `
WITH erased AS (
  INSERT INTO receipt (conversation_id, turn, position, platform_id, state)
  SELECT m.conversation_id, m.turn, m.position, '', 'erased' FROM message m
  WHERE m.conversation_id = (${CONVERSATION}) AND m.turn = $3 AND m.position = $4
  ON CONFLICT (conversation_id, turn, position) DO UPDATE SET state = 'erased'
  RETURNING conversation_id
)
SELECT pg_notify('${PULSE_CHANNEL}', conversation_id::text) FROM erased`;

const ERASED = `SELECT turn, position FROM receipt
WHERE conversation_id = (${CONVERSATION}) AND state = 'erased' ORDER BY turn, position`;

/** Lines that were taken back on a channel whose messages are delivered by being there to read. */
export const createTakenBack = (pool: Pool) => ({
  /** False where there is no such line (any more). */
  async erase({ channel, id }: Address, { turn, position }: Mark): Promise<boolean> {
    return ((await pool.query(ERASE, [channel, id, turn, position])).rowCount ?? 0) > 0;
  },
  async of({ channel, id }: Address): Promise<readonly Mark[]> {
    return (await pool.query<Mark>({ name: 'taken-back', text: ERASED, values: [channel, id] })).rows;
  },
});
