import type { Place, Rate } from './rate.ts';

/** How long a message may wait for its turn in this process, in milliseconds; the outbox keeps it longer. */
type Patience = { readonly answer: number; readonly first: number };
/** Well below the lease of a message, with room for the call itself; a reminder blocks its chat no longer than this. */
const PATIENCE: Patience = { answer: 8_000, first: 4_000 };

/** Nobody knows when there will be room: whenever there is. */
const PUT_OFF = 0;

/** Whoever waits for a turn. Told null when it has come; otherwise after how many seconds to try again. */
type Waiter = {
  readonly chat: string;
  readonly until: number;
  tell(seconds: number | null): void;
};

export type Turns = {
  /** Resolves with null when a message to this chat may go now, else with the seconds after which it may try again. */
  take(chat: string, isAnswer: boolean): Promise<number | null>;
  /** Somebody wrote: what waits for her goes with the answers, because hers will stand behind it. */
  hasten(chat: string): void;
  rest(milliseconds: number): Promise<void>;
  /** What the house says first is put off from now on. */
  stop(): void;
};

/**
 * Gives everything that is sent its turn in the rate: two queues, one of answers and one of what the house says first,
 * each asking for one place at a time, so that nothing holds a place that it does not use at once. The second queue
 * is no longer than what can go within its patience; what does not fit in is put off without waiting.
 */
export function createTurns(rate: Rate, patience: Patience = PATIENCE): Turns {
  const answers = createLine((chat) => rate.take(chat, true));
  const firsts = createLine((chat) => rate.take(chat, false));
  const room = Math.ceil(patience.first / rate.gauges.first.every);
  let stopped = false;
  return {
    take(chat, isAnswer) {
      if (!isAnswer && (stopped || firsts.length >= room)) return Promise.resolve(PUT_OFF);
      const until = performance.now() + (isAnswer ? patience.answer : patience.first);
      return new Promise((tell) => (isAnswer ? answers : firsts).join({ chat, until, tell }));
    },
    hasten(chat) {
      const until = performance.now() + patience.answer;
      for (const waiter of firsts.leave((one) => one.chat === chat)) answers.join({ ...waiter, until });
    },
    rest: (milliseconds) => rate.rest(milliseconds),
    stop() {
      stopped = true;
      for (const { tell } of firsts.leave(() => true)) tell(PUT_OFF);
    },
  };
}

type Line = {
  readonly length: number;
  join(waiter: Waiter): void;
  /** Those whom it concerns leave the queue, untold. */
  leave(concerns: (waiter: Waiter) => boolean): readonly Waiter[];
};

/** A queue in which the first one asks for a place, again and again; only whoever waits for her own chat steps aside. */
function createLine(ask: (chat: string) => Promise<Place>): Line {
  let waiters: Waiter[] = [];
  const aside = new Set<Waiter>();
  let moving = false;

  const stepAside = (waiter: Waiter, wait: number): void => {
    aside.add(waiter);
    setTimeout(() => {
      if (!aside.delete(waiter)) return;
      waiters.unshift(waiter);
      void move();
    }, Math.ceil(wait));
  };
  const without = (waiter: Waiter) => waiters.filter((one) => one !== waiter);
  const serve = async (waiter: Waiter): Promise<void> => {
    const { wait, chatOnly } = await ask(waiter.chat);
    // Whoever left meanwhile leaves her place unused.
    if (!waiters.includes(waiter)) return;
    const isLate = performance.now() + wait > waiter.until;
    if (wait > 0 && !isLate && !chatOnly) return sleep(wait);
    waiters = without(waiter);
    if (wait === 0) waiter.tell(null);
    else if (isLate) waiter.tell(Math.ceil(wait / 1_000));
    else stepAside(waiter, wait);
  };
  const move = async (): Promise<void> => {
    if (moving) return;
    moving = true;
    for (let next = waiters[0]; next !== undefined; next = waiters[0]) await serve(next);
    moving = false;
  };
  return {
    get length() {
      return waiters.length + aside.size;
    },
    join(waiter) {
      waiters.push(waiter);
      void move();
    },
    leave(concerns) {
      const leaving = [...aside, ...waiters].filter(concerns);
      for (const waiter of leaving) aside.delete(waiter);
      waiters = waiters.filter((waiter) => !leaving.includes(waiter));
      return leaving;
    },
  };
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.ceil(milliseconds)));
