import { FormFile } from './multipart.ts';
import { badRequest, type Payload } from './payload.ts';

export type ShownButton = { readonly text: string; readonly callback_data: string };

/** What stands in a message beside words. */
export type Along =
  | { readonly kind: 'document' | 'photo' | 'voice'; readonly name: string; readonly content: Buffer }
  | {
      readonly kind: 'venue';
      readonly title: string;
      readonly address: string;
      readonly at: readonly [number, number];
    };

/** A message of the bot as it stands on a telephone now. */
export type Shown = {
  readonly id: number;
  readonly chat: string;
  readonly text: string;
  /** Top to bottom; empty once the keyboard was taken away. */
  readonly buttons: readonly ShownButton[];
  readonly along?: Along;
};

const TEXT_LENGTH = 4_096;
const CAPTION_LENGTH = 1_024;
const CALLBACK_BYTES = 64;
const BUTTONS = 100;
const UPLOAD = 50 * 1024 * 1024;
const PHOTO = 10 * 1024 * 1024;
const ERASE_MS = 48 * 60 * 60 * 1_000;

type Sent = { readonly message_id: number };
type Send = (payload: Payload) => Sent;

export type Chats = {
  readonly sendMessage: Send;
  readonly sendDocument: Send;
  readonly sendPhoto: Send;
  readonly sendVoice: Send;
  readonly sendVenue: Send;
  editMessageReplyMarkup(payload: Payload): true;
  deleteMessage(payload: Payload): true;
  /** What the bot said in a chat and still stands there, in order. */
  shown(chat: string): readonly Shown[];
  /** Time goes by at Telegram: so many milliseconds. */
  age(milliseconds: number): void;
};

/** The chats of the bot, with the limits that Telegram holds it to. */
export function createChats(): Chats {
  let messages: (Shown & { readonly sentAt: number })[] = [];
  let now = 0;
  let last = 0;
  const show = (payload: Payload, text: string, along?: Along): Sent => {
    const chat = String(payload.chat_id ?? '');
    if (chat === '') throw badRequest('chat_id is empty');
    const buttons = buttonsIn(payload.reply_markup);
    messages.push({ id: ++last, chat, text, buttons, ...(along === undefined ? {} : { along }), sentAt: now });
    return { message_id: last };
  };
  const find = ({ chat_id, message_id }: Payload, what: string) => {
    const message = messages.find(({ id, chat }) => id === Number(message_id) && chat === String(chat_id));
    if (message === undefined) throw badRequest(`message to ${what} not found`);
    return message;
  };
  const sendFile =
    (kind: 'document' | 'photo' | 'voice'): Send =>
    (payload) =>
      show(payload, captionIn(payload), fileIn(kind, payload[kind]));
  return {
    sendMessage: (payload) => show(payload, checkedText(payload.text)),
    sendDocument: sendFile('document'),
    sendPhoto: sendFile('photo'),
    sendVoice: sendFile('voice'),
    sendVenue: (payload) => show(payload, '', venueIn(payload)),
    editMessageReplyMarkup(payload) {
      const message = find(payload, 'edit');
      const buttons = buttonsIn(payload.reply_markup);
      if (buttons.length === 0 && message.buttons.length === 0) throw badRequest('message is not modified');
      messages = messages.map((one) => (one === message ? { ...one, buttons } : one));
      return true;
    },
    deleteMessage(payload) {
      const message = find(payload, 'delete');
      if (now - message.sentAt > ERASE_MS) throw badRequest("message can't be deleted for everyone");
      messages = messages.filter((one) => one !== message);
      return true;
    },
    shown: (chat) => messages.filter((one) => one.chat === chat).map(({ sentAt: _, ...message }) => message),
    age(milliseconds) {
      now += milliseconds;
    },
  };
}

function checkedText(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('message text is empty');
  if (text.length > TEXT_LENGTH) throw badRequest('message is too long');
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8');
  return text;
}

function captionIn({ caption = '' }: Payload): string {
  if (String(caption).length > CAPTION_LENGTH) throw badRequest('message caption is too long');
  return String(caption);
}

/** A picture with these words in it is one that Telegram finds too wide. */
const TOO_WIDE = 'too wide';

function fileIn(kind: 'document' | 'photo' | 'voice', file: unknown): Along {
  if (!(file instanceof FormFile)) throw badRequest(`there is no ${kind} in the request`);
  const { name, content } = file;
  if (content.length === 0) throw badRequest('file must be non-empty');
  if (content.length > (kind === 'photo' ? PHOTO : UPLOAD)) throw badRequest('file is too big');
  if (kind === 'photo' && content.includes(TOO_WIDE)) throw badRequest('PHOTO_INVALID_DIMENSIONS');
  return { kind, name, content };
}

function venueIn({ title, address, latitude, longitude }: Payload): Along {
  if (!title || !address) throw badRequest('title and address of a venue must be non-empty');
  const at = [Number(latitude), Number(longitude)] as const;
  if (!at.every(Number.isFinite) || Math.abs(at[0]) > 90) throw badRequest('Invalid latitude or longitude');
  return { kind: 'venue', title: String(title), address: String(address), at };
}

function buttonsIn(markup: unknown): ShownButton[] {
  const rows = (markup as { inline_keyboard?: ShownButton[][] } | undefined)?.inline_keyboard ?? [];
  const buttons = rows.flat();
  if (buttons.length > BUTTONS) throw badRequest('reply markup is too long');
  for (const { text, callback_data } of buttons) {
    const bytes = Buffer.byteLength(callback_data);
    if (bytes < 1 || bytes > CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
    if (text.trim() === '') throw badRequest("can't parse inline keyboard button: Text buttons are unallowed");
  }
  return buttons;
}
