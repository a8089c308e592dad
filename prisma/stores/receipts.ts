import type { Pool } from 'pg';
import { type Inbound, isFromPersonKind, PERSON_KINDS } from '../../bot/engine/inbound.ts';
import type { Language } from '../../bot/engine/language.ts';
import type { Saying } from '../../bot/engine/saying.ts';
import type { MessageRef, Outgoing, Receipts } from '../../bot/ports.ts';
import type { Ledger } from '../ledger.ts';
import { isHeldAlive } from '../presence.ts';
import { LEASE_SECONDS } from '../rows.ts';
import { noteUnreachable } from './reach.ts';

const WHERE = 'conversation_id = $1 AND turn = $2 AND position = $3';
const LEASE = `now() + make_interval(secs => ${LEASE_SECONDS})`;
/** Nobody is sending it: never leased, or the lease ran out, or its holder is dead; and its time has come. */
const FREE = `NOT o.dead AND NOT o.held AND (o.lease_until IS NULL OR o.lease_until < now() OR NOT ${isHeldAlive('o')})
  AND (o.not_before IS NULL OR o.not_before <= now())`;

const TAKEN = 'o.conversation_id, o.turn, o.position, o.attempts';
const JOINED = `
SELECT taken.conversation_id AS conversation, taken.turn, taken.position, taken.attempts, m.language, m.content,
  a.channel, a.external, heard.content->>'kind' AS heard
FROM taken JOIN message m USING (conversation_id, turn, position)
JOIN conversation c ON c.id = taken.conversation_id JOIN address a ON a.id = c.address_id
LEFT JOIN message heard ON heard.conversation_id = taken.conversation_id AND heard.turn = taken.turn AND heard.position = 0
ORDER BY taken.conversation_id, taken.turn, taken.position`;

/** An earlier message `e` of the conversation, which `o` has to wait behind. */
const EARLIER = `SELECT 1 FROM outbox e
  WHERE e.conversation_id = o.conversation_id AND NOT e.dead AND NOT e.held AND (e.turn, e.position) < (o.turn, o.position)`;

/** Held until the person wrote again, which she has; what would come too late by now is left for staff to see. */
const RELEASE = `
UPDATE outbox o SET held = false, dead = coalesce((first.content->>'expires')::timestamptz < now(), false), attempts = 0
FROM message first
WHERE o.held AND NOT o.dead
  AND first.conversation_id = o.conversation_id AND first.turn = o.turn AND first.position = 0
  AND EXISTS (SELECT 1 FROM message m WHERE m.conversation_id = o.conversation_id AND m.turn > o.turn AND m.position = 0
    AND m.content->>'kind' = ANY($1))`;

/** It waited for its platform until it would come too late; it is left for staff to see. */
const EXPIRE = `
UPDATE outbox o SET dead = true, failure = 'too-late'
FROM message first
WHERE NOT o.held AND NOT o.dead AND o.not_before IS NOT NULL AND o.lease_until IS NULL
  AND first.conversation_id = o.conversation_id AND first.turn = o.turn AND first.position = 0
  AND (first.content->>'expires')::timestamptz < now()`;

/**
 * Whoever gets the first message of a conversation gets those that follow, up to one whose time has not come; nobody
 * else gets any. So no two senders overtake each other, and nothing is sent past what somebody is sending. A lease
 * that ran out counts as an attempt: nobody knows what came of it.
 */
const claiming = (which: string): string => `
WITH first AS (
  SELECT o.conversation_id FROM outbox o
  JOIN conversation c ON c.id = o.conversation_id JOIN address a ON a.id = c.address_id
  WHERE ${FREE} AND NOT EXISTS (${EARLIER}) AND ${which} FOR UPDATE OF o SKIP LOCKED
), taken AS (
  UPDATE outbox o SET lease_until = ${LEASE}, holder = $2, attempts = o.attempts + (o.lease_until IS NOT NULL)::int FROM first
  WHERE o.conversation_id = first.conversation_id AND ${FREE}
    AND NOT EXISTS (${EARLIER} AND ((e.lease_until >= now() AND ${isHeldAlive('e')}) OR e.not_before > now()))
  RETURNING ${TAKEN}
) ${JOINED}`;

const CLAIM = claiming('o.conversation_id = $1');
const CLAIM_ALL = claiming('a.channel = $1 ORDER BY o.turn, o.position LIMIT $3');

type Row = MessageRef & {
  language: Language;
  content: Saying;
  attempts: number;
  channel: string;
  external: string;
  heard: Inbound['kind'] | null;
};

const outgoingOf = ({ external, content, heard, ...row }: Row): Outgoing => ({
  ...row,
  to: external,
  saying: content,
  isAnswer: heard !== null && isFromPersonKind(heard),
});

const keyOf = ({ conversation, turn, position }: MessageRef) => [conversation, turn, position];

/** The outbox on PostgreSQL. That a message was sent is written by the ledger, together with other people's turns. */
export const createReceipts = (pool: Pool, { sent }: Pick<Ledger, 'sent'>, holder: number | null = null): Receipts => ({
  sent,
  async later(ref, seconds, why, tried) {
    const text = `UPDATE outbox SET lease_until = NULL, holder = NULL, not_before = now() + make_interval(secs => $4), failure = $5,
      attempts = attempts + $6::int WHERE ${WHERE}`;
    await pool.query(text, [...keyOf(ref), seconds, why, tried ? 1 : 0]);
  },
  async held(ref, why) {
    const text = `UPDATE outbox SET held = true, lease_until = NULL, holder = NULL, failure = $4 WHERE ${WHERE}`;
    await pool.query(text, [...keyOf(ref), why]);
  },
  async release() {
    await pool.query(RELEASE, [PERSON_KINDS]);
    await pool.query(EXPIRE);
  },
  async dead(ref, why) {
    await noteUnreachable(pool, ref, why);
    const text = `UPDATE outbox SET dead = true, lease_until = NULL, holder = NULL, failure = $4 WHERE ${WHERE}`;
    await pool.query(text, [...keyOf(ref), why]);
  },
  async extend(ref) {
    const text = `UPDATE outbox SET lease_until = ${LEASE} WHERE ${WHERE} AND NOT dead AND lease_until > now()`;
    return (await pool.query(text, keyOf(ref))).rowCount === 1;
  },
  async claim(conversation) {
    const { rows } = await pool.query<Row>(CLAIM, [conversation, holder]);
    return rows.map(outgoingOf);
  },
  async claimAll(channel, most) {
    const { rows } = await pool.query<Row>(CLAIM_ALL, [channel, holder, most]);
    return rows.map(outgoingOf);
  },
});
