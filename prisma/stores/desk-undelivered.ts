import type { Pool } from 'pg';
import type { Saying } from '../../bot/engine/saying.ts';
import type { MessageRef } from '../../bot/ports.ts';
import type { Undelivered } from '../../bot/staff-ports.ts';

/** More than this on one day is one trouble and not many; the newest tell which. */
const MOST = 200;

const LIST = `
SELECT o.conversation_id AS conversation, o.turn, o.position, p.id AS person, p.name, a.channel, m.at, m.content AS saying,
       CASE WHEN o.dead THEN 'dead' ELSE 'held' END AS state, coalesce(o.failure, '') AS why
FROM outbox o JOIN message m USING (conversation_id, turn, position)
JOIN conversation c ON c.id = o.conversation_id JOIN address a ON a.id = c.address_id JOIN person p ON p.id = c.person_id
WHERE o.dead OR o.held ORDER BY m.at DESC, o.turn DESC, o.position DESC LIMIT ${MOST}`;

const WHERE = 'conversation_id = $1 AND turn = $2 AND position = $3 AND (dead OR held)';
const AGAIN = `UPDATE outbox SET dead = false, held = false, attempts = 0, not_before = NULL, lease_until = NULL WHERE ${WHERE}`;
const GONE = `DELETE FROM outbox WHERE ${WHERE}`;

type Row = Omit<Undelivered, 'at' | 'saying'> & { readonly at: Date; readonly saying: Saying };

/** What did not arrive, newest first. */
export async function readUndelivered(pool: Pool): Promise<readonly Undelivered[]> {
  const { rows } = await pool.query<Row>(LIST);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

const on = async (pool: Pool, text: string, { conversation, turn, position }: MessageRef): Promise<boolean> =>
  (await pool.query(text, [conversation, turn, position])).rowCount === 1;

/** Has it sent once more, as if it had never been tried; false where it is not there any more. */
export const retryUndelivered = (pool: Pool, ref: MessageRef): Promise<boolean> => on(pool, AGAIN, ref);
/** Lets it go; false where it is not there any more. */
export const dismissUndelivered = (pool: Pool, ref: MessageRef): Promise<boolean> => on(pool, GONE, ref);
