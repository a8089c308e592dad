import { within } from '../../../../bot/channels/within.ts';
import { type Payload, Refusal } from './payload.ts';

/** An update as Telegram numbers it. */
export type Update = Payload & { readonly update_id: number };

const MOST = 100;

export type Updates = {
  /** Something happens: it waits until it is confirmed. */
  push(event: Payload): Update;
  /** An update comes once more, as if it had never been confirmed. */
  again(update: Update): void;
  /** Holds the poll open until there is something, or its time is over. */
  poll(payload: Payload, gone: AbortSignal): Promise<readonly Update[]>;
  /** Drops an update as confirmed: what a webhook does by answering 200. */
  confirm(id: number): void;
  /** Resolves with the first update that waits. */
  first(stopped: AbortSignal): Promise<Update | null>;
  /** The numbers of what is not confirmed. */
  readonly waiting: readonly number[];
  /** The next update gets this number: what Telegram does after a quiet week. */
  countFrom(id: number): void;
};

/** What waits at Telegram for the bot. An update comes again and again until a later one is asked for. */
export function createUpdates(): Updates {
  let queue: Update[] = [];
  let next = 500_001;
  const arrivals = new EventTarget();
  let poller: AbortController | null = null;

  return {
    push(event) {
      const update = { ...event, update_id: next++ };
      queue.push(update);
      arrivals.dispatchEvent(new Event('update'));
      return update;
    },
    again(update) {
      queue.unshift(update);
      arrivals.dispatchEvent(new Event('update'));
    },
    async poll({ offset, limit = MOST, timeout = 0 }, gone) {
      poller?.abort();
      const mine = new AbortController();
      poller = mine;
      if (typeof offset === 'number') queue = queue.filter(({ update_id }) => update_id >= offset);
      if (queue.length === 0) await arrival(arrivals, within(Number(timeout) * 1_000, gone, mine.signal));
      if (mine.signal.aborted) throw new Refusal(409, 'Conflict: terminated by other getUpdates request');
      return queue.slice(0, Number(limit));
    },
    confirm(id) {
      queue = queue.filter(({ update_id }) => update_id !== id);
    },
    async first(stopped) {
      while (queue.length === 0 && !stopped.aborted) await arrival(arrivals, stopped);
      return queue[0] ?? null;
    },
    get waiting() {
      return queue.map(({ update_id }) => update_id);
    },
    countFrom(id) {
      next = id;
    },
  };
}

/** Resolves when an update arrives or the signal is given. */
function arrival(arrivals: EventTarget, until: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (until.aborted) return resolve();
    arrivals.addEventListener('update', () => resolve(), { once: true, signal: until });
    until.addEventListener('abort', () => resolve(), { once: true });
  });
}
