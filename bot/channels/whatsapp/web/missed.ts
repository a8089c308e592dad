import { fieldsOf } from '../../fields.ts';
import type { Chat, Client, Message } from './client.ts';
import { isPerson, LIMITS } from './limits.ts';
import { type Heard, isUnread, parse } from './parse.ts';

/** Messages are looked for from a little before the mark on: some arrive later than their time says. */
const MARGIN_SECONDS = 600;
/** A message that is not decrypted after so long will not be. */
const DECRYPTED_WITHIN = 60;
/** So many are asked for at first. */
const PORTION = 50;

/** What was missed, in order; and whether all of it is there, or something has to be looked for again, and why. */
export type Missed = { readonly heard: readonly Heard[]; readonly complete: boolean; readonly error: unknown };

/**
 * Everything that people wrote from an instant on, in seconds. Read messages too: the mark of the house says what is
 * safe, not whether somebody looked at the telephone. Whatever was heard before is silent the second time.
 */
export async function missedSince(client: Client, from: number, now: number): Promise<Missed> {
  const since = from - MARGIN_SECONDS;
  const messages: Message[] = [];
  let failed: { readonly error: unknown } | null = null;
  for (const id of await chatsSince(client, since)) {
    try {
      const chat = await client.getChatById(id);
      if (chat) messages.push(...(await messagesSince(chat, since)));
    } catch (error) {
      // One chat that cannot be read keeps none of the others waiting.
      failed = { error };
    }
  }
  const fresh = ({ timestamp, rawData }: Message): boolean => isUnread(rawData) && timestamp > now - DECRYPTED_WITHIN;
  const settled = messages.filter((message) => !fresh(message));
  const heard = settled.flatMap(({ rawData }) => parse(rawData) ?? []);
  return {
    heard: heard.sort((one, other) => one.at - other.at),
    complete: failed === null && settled.length === messages.length,
    error: failed?.error ?? null,
  };
}

/**
 * Chats in which something happened. The library's own list asks WhatsApp about each group, and fails as a whole when
 * one answer does.
 */
async function chatsSince(client: Client, since: number): Promise<readonly string[]> {
  const chats = await client.pupPage?.evaluate(`window.require('WAWebCollections').Chat.getModelsArray()
    .filter((chat) => !(chat.t < ${since})).map((chat) => chat.id._serialized)`);
  return Array.isArray(chats) ? chats.filter((id) => typeof id === 'string' && isPerson(id)) : [];
}

/**
 * The messages of a chat from an instant on. The library sorts messages of one second at random and cuts off what is
 * over the limit, so it is asked for more and more until it knows older ones as well; it also brings some twice. What
 * it has loaded by then it tells in the right order, if it is asked without a limit.
 */
async function messagesSince(chat: Chat, since: number): Promise<readonly Message[]> {
  for (let limit = PORTION; ; limit *= 2) {
    const loaded = await chat.fetchMessages({ limit });
    const reached = loaded.length < limit || loaded.some(({ timestamp }) => timestamp < since);
    if (!reached && limit < LIMITS.missed.value) continue;
    const all = once([...(await chat.fetchMessages({})), ...loaded]);
    return all.filter(({ timestamp, fromMe }) => timestamp >= since && !fromMe);
  }
}

/** Each message where it stood first. */
function once(messages: readonly Message[]): readonly Message[] {
  const seen = new Set<unknown>();
  return messages.filter((message) => !seen.has(idOf(message)) && seen.add(idOf(message)));
}

const idOf = ({ rawData }: Message): unknown => fieldsOf(fieldsOf(rawData).id)._serialized;
