import type { ALLOWED_UPDATES } from './limits.ts';

/** A button under a message; pressed, it brings `callback_data` back. `{"text":"2. Nee","callback_data":"12.2"}` */
export type Button = { readonly text: string; readonly callback_data: string };
type Keyboard = { inline_keyboard: Button[][] };

export type SendMessage = {
  readonly chat_id: string;
  readonly text: string;
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup?: Keyboard;
};

/** What stands under a file: its words and the buttons, where they fit there. */
export type Captioned = { readonly chat_id: string; readonly caption?: string; readonly reply_markup?: Keyboard };

export type SendVenue = {
  readonly chat_id: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly title: string;
  readonly address: string;
};

export type SetMyCommands = {
  readonly commands: readonly { command: string; description: string }[];
  readonly scope: { type: 'all_private_chats' };
  /** Without one, the commands are for everybody whose language has none of its own. */
  readonly language_code?: 'nl' | 'en' | 'tr' | 'ar' | 'ti' | 'bg' | 'pl';
};

/** A file on its way to Telegram, before a library has put it into its own wrapping. */
export class Upload {
  readonly name: string;
  readonly content: Uint8Array;

  constructor(name: string, content: Uint8Array) {
    this.name = name;
    this.content = content;
  }
}

/**
 * The part of the Bot API that this house uses: methods with what they are called with. `File` is what the one who
 * makes the call takes for a file.
 */
export type Methods<File = Upload> = {
  getMe: Record<string, never>;
  getUpdates: { offset?: number; limit: number; timeout: number; allowed_updates: typeof ALLOWED_UPDATES };
  setWebhook: {
    url: string;
    secret_token: string;
    allowed_updates: typeof ALLOWED_UPDATES;
    drop_pending_updates: false;
  };
  deleteWebhook: { drop_pending_updates: false };
  setMyCommands: SetMyCommands;
  sendMessage: SendMessage;
  sendDocument: Captioned & { document: File };
  sendPhoto: Captioned & { photo: File };
  sendVoice: Captioned & { voice: File };
  sendVenue: SendVenue;
  deleteMessage: { chat_id: string; message_id: number };
  getFile: { file_id: string };
  answerCallbackQuery: { callback_query_id: string };
  editMessageReplyMarkup: { chat_id: string; message_id: number };
};
export type Method = keyof Methods;

/**
 * Calls one method of the Bot API and resolves with its `result`, unchecked. Rejects with a `TelegramFailure` and
 * nothing else, and at once when the signal is given; the socket is closed then. A library is no more to us than this.
 */
export type BotApi = <M extends Method>(method: M, payload: Methods[M], signal?: AbortSignal) => Promise<unknown>;

/** What a library is told to make calls with. */
export type Connect = (to: { readonly token: string; readonly apiRoot: string }) => BotApi;

/** A payload with every file in it wrapped the way a library wants it. */
export const wrapping = <File>(payload: object, wrap: (upload: Upload) => File): object =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [name, value instanceof Upload ? wrap(value) : value]),
  );
