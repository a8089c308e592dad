import { badRequest, type Payload } from './payload.ts';

export type ShownButton = { readonly text: string; readonly callback_data: string };

/** A message of the bot as it stands on a telephone now. */
export type Shown = {
  readonly id: number;
  readonly chat: string;
  readonly text: string;
  /** Top to bottom; empty once the keyboard was taken away. */
  readonly buttons: readonly ShownButton[];
};

const TEXT_LENGTH = 4_096;
const CALLBACK_BYTES = 64;
const BUTTONS = 100;

export type Chats = {
  sendMessage(payload: Payload): { readonly message_id: number };
  editMessageReplyMarkup(payload: Payload): true;
  /** What the bot said in a chat, in order. */
  shown(chat: string): readonly Shown[];
};

/** The chats of the bot, with the limits that Telegram holds it to. */
export function createChats(): Chats {
  let messages: Shown[] = [];
  return {
    sendMessage({ chat_id, text, reply_markup }) {
      const chat = String(chat_id ?? '');
      if (chat === '') throw badRequest('chat_id is empty');
      const message = { id: messages.length + 1, chat, text: checkedText(text), buttons: buttonsIn(reply_markup) };
      messages.push(message);
      return { message_id: message.id };
    },
    editMessageReplyMarkup({ chat_id, message_id, reply_markup }) {
      const message = messages.find(({ id, chat }) => id === message_id && chat === String(chat_id));
      if (message === undefined) throw badRequest('message to edit not found');
      const buttons = buttonsIn(reply_markup);
      if (buttons.length === 0 && message.buttons.length === 0) throw badRequest('message is not modified');
      messages = messages.map((one) => (one === message ? { ...one, buttons } : one));
      return true;
    },
    shown: (chat) => messages.filter((message) => message.chat === chat),
  };
}

function checkedText(text: unknown): string {
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('message text is empty');
  if (text.length > TEXT_LENGTH) throw badRequest('message is too long');
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8');
  return text;
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
