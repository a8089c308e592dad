import type { ALLOWED_UPDATES } from './limits.ts';

/** A button under a message; pressed, it brings `callback_data` back. `{"text":"2. Nee","callback_data":"12.2"}` */
export type Button = { readonly text: string; readonly callback_data: string };

export type SendMessage = {
  readonly chat_id: string;
  readonly text: string;
  readonly link_preview_options: { readonly is_disabled: true };
  readonly reply_markup?: { inline_keyboard: Button[][] };
};

export type SetMyCommands = {
  readonly commands: readonly { command: string; description: string }[];
  readonly scope: { type: 'all_private_chats' };
  /** Without one, the commands are for everybody whose language has none of its own. */
  readonly language_code?: 'nl' | 'en' | 'tr' | 'ar' | 'ti' | 'bg' | 'pl';
};

/** The part of the Bot API that this house uses: methods with what they are called with. */
export type Methods = {
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
  answerCallbackQuery: { callback_query_id: string };
  editMessageReplyMarkup: { chat_id: string; message_id: number };
};
export type Method = keyof Methods;

/**
 * Calls one method of the Bot API and resolves with its `result`, unchecked. Rejects with a `TelegramFailure` and
 * nothing else, at the latest when the pace of the house says so. A library is no more to us than this.
 */
export type BotApi = <M extends Method>(method: M, payload: Methods[M], signal?: AbortSignal) => Promise<unknown>;

/** What a library is told to make calls with. `timeout` in milliseconds, per call. */
export type Connect = (to: { readonly token: string; readonly apiRoot: string; readonly timeout: number }) => BotApi;
