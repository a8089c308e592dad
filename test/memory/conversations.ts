import type { Person } from '../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS } from '../../bot/engine/quiet-hours.ts';
import { newSession } from '../../bot/engine/session.ts';
import type { Address, Conversation, Conversations, TurnRecord } from '../../bot/ports.ts';
import type { State } from './state.ts';

const newcomer = (id: string): Person => ({
  id,
  name: null,
  language: null,
  roles: ['resident'],
  zone: 'Europe/Amsterdam',
  quiet: DEFAULT_QUIET_HOURS,
  consented: false,
  stopped: false,
});

function at(state: State, address: Address): Conversation {
  const known = [...state.conversations.values()].find(
    ({ channel, to }) => channel === address.channel && to === address.id,
  );
  if (known !== undefined) return known;
  const person = newcomer(`newcomer-${state.people.size}`);
  state.people.set(person.id, person);
  const { channel, id: to } = address;
  const conversation = {
    id: `conversation-${state.conversations.size}`,
    version: 0,
    channel,
    to,
    person,
    session: newSession(person),
  };
  state.conversations.set(conversation.id, conversation);
  return conversation;
}

/** A person is reached where she wrote last, of the places where anything arrives. */
function lastOf(state: State, person: string): Conversation | null {
  const all = [...state.conversations.values()].filter((conversation) => conversation.person.id === person);
  const good = all.filter((conversation) => conversation.person.unreachable === undefined);
  const hers = good.length > 0 ? good : all;
  const last = state.turns
    .filter(({ before }) => hers.some(({ id }) => id === before.id))
    .reduce<TurnRecord | null>((latest, turn) => (latest === null || latest.at <= turn.at ? turn : latest), null);
  return hers.find(({ id }) => id === last?.before.id) ?? hers[0] ?? null;
}

/** The memory twin of `prisma/stores/conversations.ts`. Invitations are PostgreSQL's own business. */
export const memoryConversations = (state: State): Conversations => ({
  async recognise(from) {
    if ('address' in from) return at(state, from.address);
    if ('conversation' in from) return state.conversations.get(from.conversation) ?? null;
    return lastOf(state, from.person);
  },
  remember() {},
  mistrust() {},
});
