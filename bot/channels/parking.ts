/** Failures after which an update is given up, if others went through between any two of them. */
const MOST_FAILURES = 5;
/** Updates whose failures are counted at once. */
const REMEMBERED = 1_000;

export type Parking = {
  /** What an update failed with a moment ago, while it should be left alone; null otherwise. */
  resting(id: number | null): { readonly error: unknown } | null;
  succeeded(id: number | null): void;
  /** True when this update should be given up. */
  failed(id: number | null, error: unknown): boolean;
};

/**
 * Tells an update that breaks something from stores that are away. While the stores are away nothing goes through,
 * and everything is kept and tried again for as long as Telegram keeps it. An update that fails while others pass is
 * tried again after `first` milliseconds, then twice as long, and so on; it would block its chat for a day, and is
 * given up, loudly, when it has failed five times.
 */
export function createParking(first: number): Parking {
  const failures = new Map<number, { times: number; passed: number; until: number; error: unknown }>();
  let passed = 0;
  return {
    resting(id) {
      const last = failures.get(id ?? -1);
      return last !== undefined && Date.now() < last.until ? last : null;
    },
    succeeded(id) {
      passed++;
      if (id !== null) failures.delete(id);
    },
    failed(id, error) {
      if (id === null) return false;
      const before = failures.get(id);
      const counts = before === undefined || passed > before.passed;
      const times = (before?.times ?? 0) + (counts ? 1 : 0);
      failures.delete(id);
      if (times >= MOST_FAILURES) return true;
      failures.set(id, { times, passed, until: Date.now() + first * 2 ** (times - 1), error });
      if (failures.size > REMEMBERED) failures.delete([...failures.keys()][0] as number);
      return false;
    },
  };
}
