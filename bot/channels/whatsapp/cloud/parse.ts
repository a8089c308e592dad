import type { Inbound } from '../../../engine/inbound.ts';
import type { Knock } from '../../../ports.ts';
import { type Fields, fieldsOf, textOf, wholeOf } from '../../fields.ts';
import { invitationIn } from '../../invitation.ts';
import { isNumber, isScoped } from './address.ts';
import { contentOf } from './content.ts';

/** Where WhatsApp stands in addresses; by whichever road it comes. */
export const CHANNEL = 'whatsapp';

/** A message from somebody: the knock, by whom, and by which id and instant Meta knows it. */
export type Heard = {
  readonly knock: Knock;
  readonly from: string;
  readonly wamid: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
};

/** Meta's ids are long, in one line, and of nothing but ASCII. */
const ID = /^[\x21-\x7E]{1,256}$/u;

/**
 * A raw message as a knock; null for whatever concerns nobody: groups, reactions, what only happens to an account.
 * `contacts` came along with it. Never throws, whatever comes.
 *
 * @example
 * parse({ from: '31612345678', id: 'wamid.X', timestamp: '1795000000', type: 'text', text: { body: 'hoi' } }, [])
 * // → { knock: { from: { address: { channel: 'whatsapp', id: '31612345678' } },
 * //       arrival: { key: 'wa:wamid.X', inbound: { kind: 'text', text: 'hoi' } } }, … }
 */
export function parse(message: Fields, contacts: readonly Fields[]): Heard | null {
  const wamid = textOf(message.id);
  const from = senderOf(message, contacts);
  if (wamid === null || !ID.test(wamid) || from === null || message.group_id !== undefined) return null;
  const inbound = contentOf(message);
  if (inbound === null) return null;
  const at = (wholeOf(message.timestamp) ?? 0) * 1_000;
  return { knock: knockOf(message, from, wamid, inbound), from, wamid, at };
}

function knockOf({ type, text }: Fields, id: string, wamid: string, inbound: Inbound): Knock {
  const [address, key] = [{ channel: CHANNEL, id }, `wa:${wamid}`];
  const invitation = type === 'text' ? invitationIn(textOf(fieldsOf(text).body)) : null;
  if (invitation === null) return { from: { address }, arrival: { key, inbound } };
  return { from: { address, invitation }, arrival: { key, inbound: { kind: 'text', text: 'start' } } };
}

/** Somebody who calls: nobody picks up here, and she should hear so. */
export function parseCall(call: Fields, contacts: readonly Fields[]): Heard | null {
  if (call.event !== 'connect') return null;
  return parse({ ...call, type: 'call' }, contacts);
}

/**
 * Who sent it, as she is written to: by her `wa_id`, which may differ from the number that she dials from; by the id
 * that Meta gave us for her where she has hidden her number behind a user name.
 */
function senderOf({ from, from_user_id }: Fields, contacts: readonly Fields[]): string | null {
  const hers = contacts.find(({ wa_id }) => wa_id === from) ?? (contacts.length === 1 ? contacts[0] : undefined);
  return [hers?.wa_id, from].find(isNumber) ?? [from_user_id, hers?.user_id].find(isScoped) ?? null;
}
