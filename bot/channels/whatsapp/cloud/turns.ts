import type { Meaning } from './codes.ts';
import { type Failure, meaningOfRefusal } from './failures.ts';
import { LIMITS } from './limits.ts';
import { createPairs } from './pairs.ts';
import { createThroughput } from './throughput.ts';

/** How long Meta is left alone where it does not say for how long. */
const REST_SECONDS: Readonly<Partial<Record<Meaning, number>>> = { rate: 1, pair: LIMITS.secondsPerMessage.value };

/** Whose turn it is: what Meta allows in a second to all, and in the long run to one. */
export type Turns = {
  /**
   * Resolves with null when a message may go; with the seconds to wait where that is longer than anybody should hold
   * on to it. `waiting` is called once when it is going to take a moment.
   */
  wait(to: string, isAnswer: boolean, waiting: (milliseconds: number) => void): Promise<number | null>;
  received(count: number): void;
  /** Obeys what Meta said: everybody waits, or this one person does. */
  obey(to: string, failure: Failure): void;
};

export function createTurns(perSecond: number, patience: number): Turns {
  const throughput = createThroughput(perSecond);
  const pairs = createPairs();
  return {
    async wait(to, isAnswer, waiting) {
      const milliseconds = pairs.take(to, patience);
      if (milliseconds > patience) return Math.ceil(milliseconds / 1_000);
      if (milliseconds > 0) {
        waiting(milliseconds);
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
      }
      return (await throughput.slot(isAnswer, patience)) ? null : Math.ceil(patience / 1_000);
    },
    received: throughput.received,
    obey(to, failure) {
      if (failure.kind !== 'refused') return;
      const meaning = meaningOfRefusal(failure);
      const seconds = failure.retryAfter ?? REST_SECONDS[meaning] ?? 0;
      if (meaning === 'pair') pairs.rest(to, seconds * 1_000);
      else throughput.rest(seconds * 1_000);
    },
  };
}
