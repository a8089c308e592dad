import { linkOfCode, messageOfLink } from '../../engine/deep-link.ts';
import type { Inbound } from '../../engine/inbound.ts';
import type { From, Knock } from '../../ports.ts';
import { type Fields, fieldsOf, textOf, wholeOf } from '../fields.ts';
import { invitationIn } from '../invitation.ts';
import { contentOf, wordsOf } from './content.ts';

/** Where Telegram stands in addresses. */
export const CHANNEL = 'telegram';

type Heard = { readonly from: From; readonly inbound: Inbound };

/**
 * A raw update of Telegram as a knock; null for whatever concerns nobody: groups, channels, other bots (so that no
 * two bots ever talk with each other), and things that only happen to a chat. Never throws, whatever comes.
 *
 * @example
 * parse({ update_id: 7, message: { chat: { id: 88, type: 'private' }, text: '/start k3y' } })
 * // → { from: { address: { channel: 'telegram', id: '88' }, invitation: 'k3y' },
 * //     arrival: { key: 'tg:7', inbound: { kind: 'text', text: 'start' } } }
 */
export function parse(update: unknown): Knock | null {
  const { message, edited_message, callback_query } = fieldsOf(update);
  const id = updateId(update);
  const heard = said(fieldsOf(message)) ?? edited(fieldsOf(edited_message)) ?? pressed(fieldsOf(callback_query));
  if (id === null || heard === null) return null;
  return { from: heard.from, arrival: { key: `tg:${id}`, inbound: heard.inbound } };
}

/** The number of an update: what it is confirmed and known by. */
export const updateId = (update: unknown): number | null => wholeOf(fieldsOf(update).update_id);

function said(message: Fields): Heard | null {
  const chat = chatOf(message.chat, message.from);
  const inbound = chat === null ? null : contentOf(message);
  if (chat === null || inbound === null) return null;
  const code = invitationIn(textOf(message.text));
  if (code === null) return { from: fromChat(chat), inbound };
  // A link on paper and an invitation come the same way; only the second tells who somebody is.
  const link = linkOfCode(code);
  if (link !== null) return { from: fromChat(chat), inbound: { kind: 'text', text: messageOfLink(link) } };
  return { from: { ...fromChat(chat), invitation: code }, inbound: { kind: 'text', text: 'start' } };
}

function edited(message: Fields): Heard | null {
  const chat = chatOf(message.chat, message.from);
  const text = textOf(message.text ?? message.caption);
  // A live location, too, is "edited", every few seconds.
  if (chat === null || text === null) return null;
  return { from: fromChat(chat), inbound: { kind: 'edited', text: wordsOf(text) } };
}

function pressed(query: Fields): Heard | null {
  const chat = chatOf(fieldsOf(query.message).chat, query.from);
  const choice = choiceIn(query.data);
  return chat === null || choice === null ? null : { from: fromChat(chat), inbound: choice };
}

/** The data of a button: `12.2` is the second choice of the question of turn 12. */
function choiceIn(data: unknown): Inbound | null {
  const [, turn, number] = /^([1-9]\d{0,8})\.([1-9]\d{0,2})$/u.exec(textOf(data) ?? '') ?? [];
  return turn === undefined ? null : { kind: 'choice', turn: Number(turn), number: Number(number) };
}

/** The chat, if it is one of the bot with one human being. */
function chatOf(chat: unknown, from: unknown): number | null {
  const { id, type } = fieldsOf(chat);
  return type === 'private' && fieldsOf(from).is_bot !== true ? wholeOf(id) : null;
}

const fromChat = (chat: number) => ({ address: { channel: CHANNEL, id: String(chat) } });

/** A button that was pressed: whom to tell that it was noticed, and under which message it stands. */
export type Press = {
  readonly query: string;
  readonly under: { readonly chat: string; readonly message: number } | null;
};

/** The press that an update tells of, also when its data are none of ours: its button waits for an answer. */
export function pressIn(update: unknown): Press | null {
  const { id, message } = fieldsOf(fieldsOf(update).callback_query);
  const query = textOf(id);
  if (query === null || query === '') return null;
  const { chat, message_id } = fieldsOf(message);
  const [where, which] = [wholeOf(fieldsOf(chat).id), wholeOf(message_id)];
  return { query, under: where === null || which === null ? null : { chat: String(where), message: which } };
}
