import type { BotApiServer } from '../channels/telegram/bot-api/index.ts';
import { type History, looksOf } from './history.ts';

/** Follows what the platform takes, and tells whoever waits for it. */
export type Watch = {
  /** Resolves with true once a message with buttons of this turn stands in the chat, with false when it took too long. */
  answered(chat: string, turn: number, within: number): Promise<boolean>;
  /** Resolves at the next call of this method. */
  called(method: string): Promise<void>;
  /** Reads everything that has arrived by now. */
  catchUp(): void;
  close(): void;
};

const LOOK_EVERY_MS = 4;
type Markup = { inline_keyboard?: { callback_data: string }[][] };

export function createWatch(server: BotApiServer, history: History): Watch {
  const answers = new Set<string>();
  const waiting = createBells();
  let read = 0;

  const take = (call: BotApiServer['log'][number]): void => {
    waiting.ring(call.method);
    if (call.method !== 'sendMessage' || call.outcome !== 'done') return;
    const { chat_id, text, reply_markup } = call.payload;
    const buttons = ((reply_markup as Markup)?.inline_keyboard ?? []).flat().map((button) => button.callback_data);
    const chat = String(chat_id);
    // The server numbers its messages from 1 on, in the order in which it logs the calls.
    history.sends.push({ id: history.sends.length + 1, chat, at: call.at, looks: looksOf(String(text), buttons) });
    const [turn] = buttons[0]?.split('.') ?? [];
    answers.add(`${chat} ${turn}`);
    waiting.ring(`${chat} ${turn}`);
  };
  const catchUp = (): void => {
    for (; read < server.log.length; read++) {
      const call = server.log[read] as BotApiServer['log'][number];
      // A message is taken or refused at once: it can only be undecided in this very moment.
      if (call.method === 'sendMessage' && call.outcome === 'open') return;
      take(call);
    }
  };
  const timer = setInterval(catchUp, LOOK_EVERY_MS);
  return {
    catchUp,
    async answered(chat, turn, within) {
      return answers.has(`${chat} ${turn}`) || waiting.until(`${chat} ${turn}`, within);
    },
    async called(method) {
      catchUp();
      await waiting.until(method, 0);
    },
    close: () => clearInterval(timer),
  };
}

/** Wakes whoever waits for something by name. */
function createBells() {
  const bells = new EventTarget();
  return {
    ring: (name: string) => void bells.dispatchEvent(new Event(name)),
    /** True when it rang, false when that took longer than so many milliseconds; 0 waits for ever. */
    until: (name: string, within: number): Promise<boolean> =>
      new Promise((resolve) => {
        const over = within === 0 ? undefined : setTimeout(() => end(false), within);
        const rang = (): void => end(true);
        const end = (did: boolean): void => {
          clearTimeout(over);
          bells.removeEventListener(name, rang);
          resolve(did);
        };
        bells.addEventListener(name, rang, { once: true });
      }),
  };
}
