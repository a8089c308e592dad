import { pause } from '../../backoff.ts';
import type { Delivery } from '../../channel.ts';
import type { Client } from './client.ts';
import type { PairingState } from './pairing.ts';

/** The session as those see it who use it: it stands, or it does not, and who is busy with it. */
export type Line = {
  /** The client, while the session stands. */
  readonly client: Client | null;
  /** Since when the page of this client stands, in milliseconds. */
  readonly since: number;
  up(client: Client): void;
  /** Nobody begins anything any more; resolves when nobody is busy. */
  down(): Promise<void>;
  /** Does something that must not be cut off. */
  busy<T>(task: () => Promise<T>): Promise<T>;
  /** Resolves when nobody is busy, or after so many milliseconds. */
  quiet(most: number): Promise<void>;
};

const LOOK_AGAIN = 50;

export function createLine(): Line {
  const underway = new Set<Promise<unknown>>();
  let client: Client | null = null;
  let since = 0;
  return {
    get client() {
      return client;
    },
    get since() {
      return since;
    },
    up(next) {
      client = next;
      since = Date.now();
    },
    async down() {
      client = null;
      while (underway.size > 0) await Promise.all(underway);
    },
    busy(task) {
      const result = task();
      const over = result.catch(() => {}).finally(() => underway.delete(over));
      underway.add(over);
      return result;
    },
    async quiet(most) {
      for (const until = Date.now() + most; underway.size > 0 && Date.now() < until; ) await pause(LOOK_AGAIN);
    },
  };
}

/** Seconds after which it may stand again. A restart takes some ten; a lost number needs a person. */
const SECONDS: Readonly<Record<PairingState, number>> = {
  starting: 10,
  paired: 10,
  waiting: 900,
  'pairing-code': 900,
  lost: 900,
  refused: 3_600,
};

/** What is answered to who wants to send while no session stands. */
export const notNow = (state: PairingState): Delivery => ({
  kind: 'later',
  seconds: SECONDS[state],
  why: state === 'paired' || state === 'starting' ? 'WhatsApp is opening' : `WhatsApp is ${state}`,
  untried: true,
});
