import { Refusal } from './payload.ts';

/** How much Telegram lets pass: messages in any second to all chats; to one chat a burst, and so many a second. */
export type Allowance = { readonly perSecond: number; readonly chatBurst: number; readonly chatPerSecond: number };

/** What Telegram's FAQ says; what a "short burst" is it does not say. */
export const TELEGRAM_ALLOWS: Allowance = { perSecond: 30, chatBurst: 10, chatPerSecond: 1 };
const REST_SECONDS = 3;

export type Limits = {
  /** Throws 429 where there are too many; whoever does not rest then, stays refused. */
  pass(chat: string): void;
  /** The most messages that passed in any one second. */
  readonly most: number;
};

/** Holds the bot to an allowance, counting exactly and over any second, not only over whole ones. */
export function createLimits(
  { perSecond, chatBurst, chatPerSecond }: Allowance,
  now = () => performance.now(),
): Limits {
  const passed: number[] = [];
  const chats = new Map<string, { level: number; at: number }>();
  let restUntil = 0;
  let most = 0;

  const refuse = (at: number): never => {
    restUntil = Math.max(restUntil, at + REST_SECONDS * 1_000);
    const seconds = Math.ceil((restUntil - at) / 1_000);
    throw new Refusal(429, `Too Many Requests: retry after ${seconds}`, seconds);
  };
  return {
    get most() {
      return most;
    },
    pass(chat) {
      const at = now();
      if (at < restUntil) refuse(at);
      while ((passed[0] ?? at) <= at - 1_000) passed.shift();
      const bucket = chats.get(chat) ?? { level: 0, at };
      const level = Math.max(0, bucket.level - ((at - bucket.at) / 1_000) * chatPerSecond) + 1;
      if (passed.length >= perSecond || level > chatBurst) refuse(at);
      passed.push(at);
      chats.set(chat, { level, at });
      most = Math.max(most, passed.length);
    },
  };
}
