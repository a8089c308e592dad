import { LIMITS } from './limits.ts';

/** So much may pass: one every so many milliseconds, and `burst` more at once after a pause. */
export type Gauge = { readonly every: number; readonly burst: number };

/** What every message has to pass: the gauge of its chat and that of the bot; what the house says first, one more. */
export type Gauges = { readonly chat: Gauge; readonly all: Gauge; readonly first: Gauge };

const perSecond = (messages: number, burst: number): Gauge => ({ every: 1_000 / messages, burst });

/**
 * Below Telegram's own limits, so that a network or a busy machine which holds messages up for a moment and then
 * delivers them together does not bring us over them. What the house says first may use the most of it and never all: an
 * answer finds a place at once, even behind ten thousand reminders.
 */
export const GAUGES: Gauges = {
  chat: perSecond(LIMITS.messagesPerSecondPerChat.value, 5),
  all: perSecond(LIMITS.messagesPerSecond.value * 0.85, 2),
  first: perSecond(LIMITS.messagesPerSecond.value * 0.75, 1),
};

/** Gauges through which so many times as much may pass: for a benchmark that cannot wait. */
export const widened = ({ chat, all, first }: Gauges, factor: number): Gauges => {
  const wider = ({ every, burst }: Gauge): Gauge => ({ every: every / factor, burst: burst * factor });
  return { chat: { ...chat, every: chat.every / factor }, all: wider(all), first: wider(first) };
};

/**
 * A place among all messages. With `wait` 0 it is taken: go now. Otherwise nothing is taken, and one may ask again
 * after so many milliseconds; `chatOnly` says that others need not wait.
 */
export type Place = { readonly wait: number; readonly chatOnly: boolean };

/** The rate of one bot, agreed on by all who send for it. Asked for each message, just before it would go. */
export type Rate = {
  readonly gauges: Gauges;
  take(chat: string, isAnswer: boolean): Promise<Place>;
  /** Telegram asks to be left alone for so many milliseconds: nobody gets a place before. */
  rest(milliseconds: number): Promise<void>;
};

/** Chats of which it is known when they were written to; the gauges of all others are empty by then. */
const REMEMBERED = 10_000;

/** The rate where one process sends everything. `prisma/stores/rates.ts` is the same for several. */
export function createRate(gauges: Gauges = GAUGES, now: () => number = () => performance.now()): Rate {
  /** Until when each gauge is used up, if what has passed had passed evenly. */
  const chats = new Map<string, number>();
  let all = Number.NEGATIVE_INFINITY;
  let first = Number.NEGATIVE_INFINITY;
  const forget = (): void => {
    const at = now();
    for (const [chat, until] of chats) if (until <= at) chats.delete(chat);
  };
  return {
    gauges,
    async take(chat, isAnswer) {
      const at = now();
      const used = chats.get(chat) ?? Number.NEGATIVE_INFINITY;
      const ofChat = waitFor(used, gauges.chat, at);
      const shared = isAnswer
        ? waitFor(all, gauges.all, at)
        : Math.max(waitFor(all, behind(gauges.all), at), waitFor(first, gauges.first, at));
      if (ofChat > 0 || shared > 0) return { wait: Math.max(ofChat, shared), chatOnly: shared === 0 };
      chats.set(chat, Math.max(used, at) + gauges.chat.every);
      all = Math.max(all, at) + gauges.all.every;
      if (!isAnswer) first = Math.max(first, at) + gauges.first.every;
      if (chats.size > REMEMBERED) forget();
      return { wait: 0, chatOnly: false };
    },
    async rest(milliseconds) {
      all = Math.max(all, now() + milliseconds + gauges.all.every * gauges.all.burst);
    },
  };
}

const waitFor = (until: number, { every, burst }: Gauge, at: number): number => Math.max(0, until - every * burst - at);

/** As it is for what the house says first: while answers come as fast as they may, there is no place for it. */
const behind = ({ every, burst }: Gauge): Gauge => ({ every, burst: burst / 2 });
