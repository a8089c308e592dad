import type { Inbound } from '../../../engine/inbound.ts';
import type { Knock } from '../../../ports.ts';
import { type Fields, fieldsOf, textOf, wholeOf } from '../../fields.ts';
import { invitationIn } from '../../invitation.ts';
import { captionOf, contentOf, wordsOf } from './content.ts';
import { isPerson } from './limits.ts';

/** Where WhatsApp stands in addresses, whichever road leads there. */
export const CHANNEL = 'whatsapp';

/** What somebody did, in which chat, and when by WhatsApp's clock, in seconds. */
export type Heard = { readonly chat: string; readonly at: number; readonly knock: Knock };

/**
 * A message as the library serialises it, as a knock; null for whatever concerns nobody: groups, status, broadcasts,
 * what this number itself said, and what only happens to a chat. Never throws, whatever comes.
 *
 * The address is the id of the chat, `…@c.us` or `…@lid`, as WhatsApp gives it: an id of the second kind hides the
 * number, and no number is ever made of it. The key holds the id of the message alone, without the chat: WhatsApp
 * moves chats from one kind to the other, and the same message must stay the same.
 *
 * @example
 * parse({ id: { fromMe: false, remote: '31600000001@c.us', id: '3EB0', _serialized: 'false_31600000001@c.us_3EB0' },
 *         type: 'chat', body: 'hallo', t: 1795000000 })
 * // → { chat: '31600000001@c.us', at: 1795000000,
 * //     knock: { from: { address: { channel: 'whatsapp', id: '31600000001@c.us' } },
 * //              arrival: { key: 'wa:3EB0', inbound: { kind: 'text', text: 'hallo' } } } }
 */
export function parse(message: unknown): Heard | null {
  const fields = fieldsOf(message);
  const named = namesOf(fields);
  if (named === null) return null;
  // Its sender is told that it could not be read; what it holds may still come, under its own key.
  if (isUnread(message)) return heard(named, `${named.id}:unread`, { kind: 'unsupported', what: 'ciphertext' });
  const inbound = contentOf(fields, named.serialized);
  if (inbound === null) return null;
  const code = inbound.kind === 'text' ? invitationIn(textOf(fields.body)) : null;
  if (code === null) return heard(named, named.id, inbound);
  return heard(named, named.id, { kind: 'text', text: 'start' }, code);
}

/** Somebody wrote over what she had written; null where only the preview of a file changed. */
export function parseEdited(message: unknown): Heard | null {
  const fields = fieldsOf(message);
  const named = namesOf(fields);
  const text = fields.type === 'chat' ? textOf(fields.body) : captionOf(fields) || null;
  const when = wholeOf(fields.latestEditSenderTimestampMs);
  // What is decrypted late, or gets its preview, changes as well, and nobody wrote over it.
  if (named === null || text === null || when === null) return null;
  return heard(named, `${named.id}:edit:${when}`, { kind: 'edited', text: wordsOf(text) });
}

/** Somebody calls; nobody here can pick up. `now` in seconds: the library does not tell when the phone rang. */
export function parseCall(call: unknown, now: number): Heard | null {
  const { id, from, isGroup, fromMe } = fieldsOf(call);
  const chat = widOf(from);
  const name = textOf(id);
  if (chat === null || !isPerson(chat) || name === null || isGroup === true || fromMe === true) return null;
  return heard({ chat, id: name, at: now }, `call:${name}`, { kind: 'unsupported', what: 'call' });
}

/** True for a message that is not decrypted, or not yet. */
export const isUnread = (message: unknown): boolean => fieldsOf(message).type === 'ciphertext';

/** True for the line that WhatsApp writes into a chat about a call. */
export const isCallLog = (message: unknown): boolean => fieldsOf(message).type === 'call_log';

type Named = { readonly chat: string; readonly id: string; readonly at: number };

function heard(named: Named, key: string, inbound: Inbound, invitation?: string): Heard {
  const address = { channel: CHANNEL, id: named.chat };
  const from = invitation === undefined ? { address } : { address, invitation };
  return { chat: named.chat, at: named.at, knock: { from, arrival: { key: `wa:${key}`, inbound } } };
}

/** The ids of a message that a person wrote to this number alone; null for any other. */
function namesOf(message: Fields): (Named & { readonly serialized: string }) | null {
  const { fromMe, remote, id, _serialized } = fieldsOf(message.id);
  const chat = widOf(remote);
  const [name, serialized] = [textOf(id), textOf(_serialized)];
  if (fromMe !== false || chat === null || !isPerson(chat) || !name || !serialized) return null;
  // A broadcast list is not a talk with us: its answers would reach somebody who asked nothing.
  if (message.broadcast === true || message.isStatusV3 === true) return null;
  return { chat, id: name, serialized, at: wholeOf(message.t) ?? 0 };
}

/** The id of a chat, which WhatsApp hands over as a text or as an object. */
const widOf = (wid: unknown): string | null => textOf(wid) ?? textOf(fieldsOf(wid)._serialized);
