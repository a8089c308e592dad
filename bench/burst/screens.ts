import type { BotApiServer } from '../../test/channels/telegram/bot-api/index.ts';

/** A message of the bot that has just arrived on somebody's telephone. */
export type Arrived = { readonly chat: string; readonly text: string; readonly at: number };

/** As often, in milliseconds, as telephones are looked at; no reply is measured more exactly. */
const LOOK_EVERY_MS = 2;

/** Looks at what Telegram took from the bot, in order, and tells of it. The call returned ends the looking. */
export function watchScreens(telegram: BotApiServer, seen: (message: Arrived) => void): () => void {
  let read = 0;
  const look = (): void => {
    for (; read < telegram.log.length; read++) {
      const { method, outcome, payload, at } = telegram.log[read] as BotApiServer['log'][number];
      // A message is taken or refused at once: it can only be undecided in this very moment.
      if (method === 'sendMessage' && outcome === 'open') return;
      if (method === 'sendMessage' && outcome === 'done') {
        seen({ chat: String(payload.chat_id), text: String(payload.text), at });
      }
    }
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
}
