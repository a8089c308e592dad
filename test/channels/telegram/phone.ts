import type { Shown } from './bot-api/chats.ts';
import type { BotApiServer } from './bot-api/index.ts';
import type { Payload } from './bot-api/payload.ts';
import type { Update } from './bot-api/updates.ts';

/** The telephone of somebody who has the bot in her Telegram. */
export type Phone = {
  readonly chat: number;
  writes(text: string): Update;
  /** Sends anything else: `sends({ sticker: { file_id: 'x' } })`. */
  sends(content: Payload): Update;
  /** Writes over her last message. */
  edits(text: string): Update;
  /** Presses the button that brings this back; fails where no such button stands on her screen. */
  presses(data: string): Update;
  /** What the bot said, in order. */
  shows(): readonly Shown[];
};

let messages = 1_000;

export function phone(telegram: BotApiServer, chat: number): Phone {
  const from = { id: chat, is_bot: false, first_name: 'Huda', language_code: 'nl' };
  const message = (content: Payload): Payload => ({
    message_id: ++messages,
    from,
    chat: { id: chat, type: 'private', first_name: 'Huda' },
    date: 1_795_000_000,
    ...content,
  });
  const shows = () => telegram.chats.shown(String(chat));
  return {
    chat,
    shows,
    writes: (text) => telegram.updates.push({ message: message({ text }) }),
    sends: (content) => telegram.updates.push({ message: message(content) }),
    edits: (text) => telegram.updates.push({ edited_message: message({ text, edit_date: 1_795_000_060 }) }),
    presses(data) {
      const under = shows().findLast(({ buttons }) => buttons.some(({ callback_data }) => callback_data === data));
      if (under === undefined) throw new Error(`no button ${data} stands on the screen of ${chat}`);
      const query = { id: `query-${++messages}`, from, chat_instance: '1', data };
      return telegram.updates.push({ callback_query: { ...query, message: message({ message_id: under.id }) } });
    },
  };
}
