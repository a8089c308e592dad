import type { Pool } from 'pg';
import type { Saying } from '../../bot/engine/saying.ts';
import type { MessageRef } from '../../bot/ports.ts';
import type { Undelivered } from '../../bot/staff-ports.ts';
import { mayRead } from './desk-delicate.ts';
import { isDeadForGood, trustAgain } from './reach.ts';

/** More than this on one day is one trouble and not many; the newest tell which. */
const MOST = 200;

/** Where nothing arrives, all messages of a conversation are one thing: SQL that is the same for all of them. */
export const ONE_THING = `o.conversation_id, CASE WHEN ${isDeadForGood('o')} THEN 0 ELSE o.turn END, CASE WHEN ${isDeadForGood('o')} THEN 0 ELSE o.position END`;

const LIST = `
SELECT o.conversation_id AS conversation, o.turn, o.position, p.id AS person, p.name, a.channel, m.at,
       CASE WHEN NOT m.delicate OR ${mayRead('$1')} THEN m.content END AS saying,
       CASE WHEN o.dead THEN 'dead' ELSE 'held' END AS state, coalesce(o.failure, '') AS why, o.count,
       CASE WHEN ${isDeadForGood('o')} THEN a.unreachable_since END AS since
FROM (
  SELECT DISTINCT ON (${ONE_THING}) o.*, count(*) OVER (PARTITION BY ${ONE_THING})::int AS count
  FROM outbox o WHERE o.dead OR o.held ORDER BY ${ONE_THING}, o.turn DESC, o.position DESC
) AS o JOIN message m USING (conversation_id, turn, position)
JOIN conversation c ON c.id = o.conversation_id JOIN address a ON a.id = c.address_id JOIN person p ON p.id = c.person_id
ORDER BY m.at DESC, o.turn DESC, o.position DESC LIMIT ${MOST}`;

/** The message that is named, and what is one thing with it. */
const WHERE = `o.conversation_id = $1 AND (o.dead OR o.held) AND ((o.turn, o.position) = ($2, $3) OR ${isDeadForGood('o')} AND EXISTS (
  SELECT 1 FROM outbox n WHERE n.conversation_id = $1 AND n.turn = $2 AND n.position = $3 AND ${isDeadForGood('n')}))`;
const AGAIN = `UPDATE outbox o SET dead = false, held = false, attempts = 0, not_before = NULL, lease_until = NULL WHERE ${WHERE}`;
const GONE = `DELETE FROM outbox o WHERE ${WHERE}`;
/** Of several, those that would come too late by now go. */
const LATE = `${GONE} AND (o.turn, o.position) <> ($2, $3) AND EXISTS (SELECT 1 FROM message f
  WHERE f.conversation_id = $1 AND f.turn = o.turn AND f.position = 0 AND (f.content->>'expires')::timestamptz < now())`;

type Row = Omit<Undelivered, 'at' | 'saying' | 'since'> & {
  readonly at: Date;
  readonly saying: Saying | null;
  readonly since: Date | null;
};

/** What did not arrive, newest first, as one of the staff may see it. */
export async function readUndelivered(pool: Pool, staff: string): Promise<readonly Undelivered[]> {
  const { rows } = await pool.query<Row>(LIST, [staff]);
  return rows.map((row) => ({ ...row, at: row.at.toISOString(), since: row.since?.toISOString() ?? null }));
}

const on = async (pool: Pool, text: string, { conversation, turn, position }: MessageRef): Promise<boolean> =>
  ((await pool.query(text, [conversation, turn, position])).rowCount ?? 0) > 0;

/** Has it sent once more, as if it had never been tried; false where it is not there any more. */
export async function retryUndelivered(pool: Pool, ref: MessageRef): Promise<boolean> {
  await on(pool, LATE, ref);
  if (!(await on(pool, AGAIN, ref))) return false;
  await trustAgain(pool, ref.conversation);
  return true;
}
/** Lets it go; false where it is not there any more. */
export const dismissUndelivered = (pool: Pool, ref: MessageRef): Promise<boolean> => on(pool, GONE, ref);
