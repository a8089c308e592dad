import type { Pool } from 'pg';
import type { Address, Conversation, Conversations, From } from '../../bot/ports.ts';
import { Recent } from '../../bot/recent.ts';
import { together } from '../together.ts';
import { COLUMNS, conversationOf, type Row, TABLES } from './conversation-row.ts';
import { join } from './joining.ts';

/** Conversations whose next turn need not be read: those of a busy day, at some 2 kB each. */
const REMEMBERED = 5_000;

const BY_ADDRESS = `SELECT ${COLUMNS} FROM ${TABLES}
WHERE (a.channel, a.external) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND c.person_id = a.person_id`;
const BY_ID = `SELECT ${COLUMNS} FROM ${TABLES} WHERE c.id = $1`;
/** A person is reached where she wrote last, of the places where anything arrives. */
const BY_PERSON = `SELECT ${COLUMNS} FROM ${TABLES}
WHERE c.person_id = $1 ORDER BY a.unreachable_since IS NOT NULL, c.last_at DESC, c.id LIMIT 1`;

const addressKey = ({ channel, id }: Address) => `${channel}:${id}`;

/**
 * Finds conversations, and remembers those of the last turns so that a turn is one round trip. What is remembered
 * may be stale: the commit notices, and the conversation is then read again.
 */
export function createConversations(pool: Pool): Conversations {
  const recent = new Recent<string, Conversation>(REMEMBERED);

  const byAddress = together(async (addresses: readonly Address[]) => {
    const values = [addresses.map(({ channel }) => channel), addresses.map(({ id }) => id)];
    const { rows } = await pool.query<Row>({ name: 'conversation-by-address', text: BY_ADDRESS, values });
    const found = new Map(
      rows.map((row) => [addressKey({ channel: row.channel, id: row.external }), conversationOf(row)]),
    );
    return addresses.map((address) => found.get(addressKey(address)) ?? null);
  });
  const one = async (text: string, id: string): Promise<Conversation | null> => {
    const { rows } = await pool.query<Row>(text, [id]);
    return rows[0] === undefined ? null : conversationOf(rows[0]);
  };
  const keyOf = (conversation: Conversation) => addressKey({ channel: conversation.channel, id: conversation.to });
  const remember = (conversation: Conversation) => recent.set(keyOf(conversation), conversation);

  return {
    async recognise(from: From) {
      if ('person' in from) return one(BY_PERSON, from.person);
      if ('conversation' in from) return one(BY_ID, from.conversation);
      const known = recent.get(addressKey(from.address));
      if (known !== undefined && from.invitation === undefined) return known;
      const found = await byAddress(from.address);
      const joined = found === null || from.invitation !== undefined;
      if (joined) await join(pool, from.address, from.invitation ?? null);
      const conversation = joined ? await byAddress(from.address) : found;
      if (conversation !== null) remember(conversation);
      return conversation;
    },
    remember,
    mistrust: (conversation) => recent.delete(keyOf(conversation)),
  };
}
