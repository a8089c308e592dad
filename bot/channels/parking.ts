import { Recent } from '../recent.ts';

/** Failures after which something is given up, if others went through between any two of them. */
const MOST_FAILURES = 5;
/** Things whose failures are counted at once. */
const REMEMBERED = 1_000;

export type Parking = {
  /** What something failed with a moment ago, while it should be left alone; null otherwise. */
  resting(key: string): { readonly error: unknown } | null;
  succeeded(key: string): void;
  /** True when it should be given up. */
  failed(key: string, error: unknown): boolean;
};

/**
 * Tells a message that breaks something from stores that are away. While the stores are away nothing goes through,
 * and everything is kept and tried again for as long as the platform brings it. A message that fails while others pass
 * is tried again after `first` milliseconds, then twice as long, and so on; it would hold up what comes with it for
 * days, and is given up, loudly, when it has failed five times.
 */
export function createParking(first: number): Parking {
  const failures = new Recent<string, { times: number; passed: number; until: number; error: unknown }>(REMEMBERED);
  let passed = 0;
  return {
    resting(key) {
      const last = failures.get(key);
      return last !== undefined && Date.now() < last.until ? last : null;
    },
    succeeded(key) {
      passed++;
      failures.delete(key);
    },
    failed(key, error) {
      const before = failures.get(key);
      const counts = before === undefined || passed > before.passed;
      const times = (before?.times ?? 0) + (counts ? 1 : 0);
      failures.delete(key);
      if (times >= MOST_FAILURES) return true;
      failures.set(key, { times, passed, until: Date.now() + first * 2 ** (times - 1), error });
      return false;
    },
  };
}
