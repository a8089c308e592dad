import type { BotApiServer } from '../../test/channels/telegram/bot-api/index.ts';
import { phone } from '../../test/channels/telegram/phone.ts';
import type { Arrived } from './screens.ts';

/** What somebody writes, again and again; each of it is answered. */
const LINES = ['menu', 'help', '1', '0', 'menu', '2', '0'] as const;
/** Between an answer and the next line, in seconds: an unhurried person who reads. */
const THINKS = { least: 5, most: 25 };
/** A reply that takes longer than this is no reply; the line is written again. In milliseconds. */
const GIVE_UP_MS = 60_000;

export type Chatting = {
  /** How long each reply took, in milliseconds. */
  readonly replies: readonly number[];
  /** Lines to which nothing came. */
  readonly unanswered: number;
  take(message: Arrived): void;
  stop(): void;
};

/** So many people chat, each in a chat of her own from `first` on, `factor` times as fast as people do. */
export function startChatting(telegram: BotApiServer, first: number, people: number, factor: number): Chatting {
  const replies: number[] = [];
  const waiting = new Map<string, (at: number) => void>();
  let unanswered = 0;
  let stopped = false;

  const reply = (chat: string): Promise<number | null> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => resolve(null), GIVE_UP_MS);
      waiting.set(chat, (at) => {
        clearTimeout(timer);
        waiting.delete(chat);
        resolve(at);
      });
    });
  const chat = async (who: number): Promise<void> => {
    const screen = phone(telegram, who);
    for (let n = 0; !stopped; n++) {
      await pause((THINKS.least + Math.random() * (THINKS.most - THINKS.least)) / factor);
      if (stopped) return;
      const written = Date.now();
      const answered = reply(String(who));
      screen.writes(LINES[n % LINES.length] as string);
      const at = await answered;
      if (at === null) unanswered++;
      else replies.push(at - written);
    }
  };
  for (let who = first; who < first + people; who++) void chat(who);
  return {
    replies,
    get unanswered() {
      return unanswered + waiting.size;
    },
    take: ({ chat: id, at }) => waiting.get(id)?.(at),
    stop() {
      stopped = true;
    },
  };
}

const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
