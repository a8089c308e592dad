import { Recent } from '../../../recent.ts';
import { LIMITS } from './limits.ts';

/** People whose debts are remembered. */
const REMEMBERED = 10_000;
const EACH_MS = LIMITS.secondsPerMessage.value * 1_000;
const BORROWED_MS = LIMITS.burst.value * EACH_MS;

/**
 * What one person may be sent: a message every six seconds in the long run, and a burst now and then, which is
 * borrowed from the minutes after it.
 */
export type Pairs = {
  /** How long the next message to her has to wait, in milliseconds; counts it, unless that is longer than `most`. */
  take(address: string, most: number): number;
  /** Nothing goes to her for so many milliseconds: Meta asked for it. */
  rest(address: string, milliseconds: number): void;
};

export function createPairs(now: () => number = Date.now): Pairs {
  /** Until when everything that was sent to her is paid for. */
  const debts = new Recent<string, number>(REMEMBERED);
  const debtOf = (address: string): number => Math.max(debts.get(address) ?? 0, now());
  return {
    take(address, most) {
      const paidAt = debtOf(address) + EACH_MS;
      const wait = Math.max(0, paidAt - BORROWED_MS - now());
      if (wait <= most) debts.set(address, paidAt);
      return wait;
    },
    rest(address, milliseconds) {
      debts.set(address, Math.max(debtOf(address), now() + BORROWED_MS - EACH_MS + milliseconds));
    },
  };
}
