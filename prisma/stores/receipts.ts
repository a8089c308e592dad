import type { Pool } from 'pg';
import type { Language } from '../../bot/engine/language.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import type { MessageRef, Outgoing, Receipts } from '../../bot/ports.ts';
import { LEASE_SECONDS } from '../commit.ts';
import { together } from '../together.ts';

const WHERE = 'conversation_id = $1 AND turn = $2 AND position = $3';
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;
/** Nobody is sending it: never leased, or the lease ran out; and its time has come. */
const FREE = `delivery = 'pending' AND (lease_until IS NULL OR lease_until < now()) AND (not_before IS NULL OR not_before <= now())`;

const SENT = `
UPDATE message m SET delivery = 'sent', lease_until = NULL, platform_id = done.platform_id
FROM unnest($1::uuid[], $2::int[], $3::int[], $4::text[]) AS done(conversation, turn, position, platform_id)
WHERE m.conversation_id = done.conversation AND m.turn = done.turn AND m.position = done.position`;

const TAKEN =
  'message.conversation_id AS conversation, message.turn, message.position, message.language, message.content, message.attempts';
const JOINED = `
SELECT taken.*, a.channel, a.external FROM taken
JOIN conversation c ON c.id = taken.conversation JOIN address a ON a.id = c.address_id
ORDER BY taken.conversation, taken.turn, taken.position`;

const CLAIM = `
WITH taken AS (
  UPDATE message SET lease_until = ${LEASE}, attempts = attempts + 1 WHERE ${WHERE} AND ${FREE} RETURNING ${TAKEN}
) ${JOINED}`;

/** Oldest first, and never past an earlier message of the same conversation that still waits. */
const CLAIM_ALL = `
WITH free AS (
  SELECT m.conversation_id, m.turn, m.position FROM message m
  JOIN conversation c ON c.id = m.conversation_id JOIN address a ON a.id = c.address_id
  WHERE ${FREE} AND a.channel = $1
  ORDER BY m.at, m.turn, m.position LIMIT $2 FOR UPDATE OF m SKIP LOCKED
), taken AS (
  UPDATE message SET lease_until = ${LEASE}, attempts = attempts + 1 FROM free
  WHERE message.conversation_id = free.conversation_id AND message.turn = free.turn AND message.position = free.position
  RETURNING ${TAKEN}
) ${JOINED}`;

type Row = MessageRef & { language: Language; content: Saying; attempts: number; channel: string; external: string };

const outgoingOf = ({ external, content, ...row }: Row): Outgoing => ({ ...row, to: external, saying: content });

const keyOf = ({ conversation, turn, position }: MessageRef) => [conversation, turn, position];

/** The outbox on PostgreSQL. Receipts of several messages are written together. */
export function createReceipts(pool: Pool): Receipts {
  const sentTogether = together(async (done: readonly (MessageRef & { platformId: string | null })[]) => {
    const columns = [
      done.map(({ conversation }) => conversation),
      done.map(({ turn }) => turn),
      done.map(({ position }) => position),
      done.map(({ platformId }) => platformId),
    ];
    await pool.query({ name: 'message-sent', text: SENT, values: columns });
    return done.map(() => undefined);
  });
  return {
    sent: ({ conversation, turn, position }, platformId) => sentTogether({ conversation, turn, position, platformId }),
    async later(ref, seconds, why) {
      const text = `UPDATE message SET lease_until = NULL, not_before = now() + make_interval(secs => $4), failure = $5 WHERE ${WHERE}`;
      await pool.query(text, [...keyOf(ref), seconds, why]);
    },
    async dead(ref, why) {
      const text = `UPDATE message SET delivery = 'dead', lease_until = NULL, failure = $4 WHERE ${WHERE}`;
      await pool.query(text, [...keyOf(ref), why]);
    },
    async extend(ref) {
      const text = `UPDATE message SET lease_until = ${LEASE} WHERE ${WHERE} AND delivery = 'pending' AND lease_until > now()`;
      return (await pool.query(text, keyOf(ref))).rowCount === 1;
    },
    async claim(ref) {
      const { rows } = await pool.query<Row>(CLAIM, keyOf(ref));
      return rows[0] === undefined ? null : outgoingOf(rows[0]);
    },
    async claimAll(channel, most) {
      const { rows } = await pool.query<Row>(CLAIM_ALL, [channel, most]);
      return rows.map(outgoingOf);
    },
  };
}
