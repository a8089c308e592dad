import { Refusal } from './payload.ts';

const SECOND_MS = 1_000;
const PAIR_MS = 6_000;
const BURST = 45;

export type Rates = {
  /** Counts a message that came in. */
  received(): void;
  /** Counts a message of ours; throws where it is one too many. */
  spend(to: string): void;
  /** The most that came within a second. */
  readonly peak: number;
};

/** So many a second to and from all together; to one person one in six seconds, with a burst now and then. */
export function createRates(perSecond: number): Rates {
  let recent: number[] = [];
  let peak = 0;
  const debts = new Map<string, number>();
  const count = (): number => {
    const now = Date.now();
    recent = [...recent.filter((at) => now - at < SECOND_MS), now];
    peak = Math.max(peak, recent.length);
    return recent.length;
  };
  return {
    received: () => void count(),
    spend(to) {
      if (count() > perSecond) throw new Refusal(429, 130_429, 'Rate limit hit');
      const debt = Math.max(debts.get(to) ?? 0, Date.now()) + PAIR_MS;
      if (debt - Date.now() > BURST * PAIR_MS) throw new Refusal(400, 131_056, 'Pair rate limit hit');
      debts.set(to, debt);
    },
    get peak() {
      return peak;
    },
  };
}
