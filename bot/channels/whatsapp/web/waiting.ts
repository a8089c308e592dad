import type { Pace } from './pace.ts';

/** Waits; returns early, and does not reject, when the signal is given. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}

/** A call into the page that took too long. It may still do what it was asked. */
export class Unanswered extends Error {
  constructor() {
    super('no answer from the page in time');
    this.name = 'Unanswered';
  }
}

/** The result of a call, or `Unanswered` when it takes longer: nothing in this house hangs for ever. */
export async function within<T>(milliseconds: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Unanswered()), milliseconds);
  });
  // It may fail after nobody waits for it any more.
  call.catch(() => {});
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

export type Backoff = {
  /** How often it has failed in a row. */
  readonly failures: number;
  /** Waits longer after each failure in a row. */
  wait(signal: AbortSignal): Promise<void>;
  /** It went well: the next failure is a first one. */
  reset(): void;
};

export function createBackoff({ first, most }: Pick<Pace, 'first' | 'most'>): Backoff {
  let failures = 0;
  return {
    get failures() {
      return failures;
    },
    wait(signal) {
      const milliseconds = Math.min(most, first * 2 ** failures);
      failures++;
      return pause(milliseconds, signal);
    },
    reset() {
      failures = 0;
    },
  };
}

/** Barks when what is expected does not come. Told to expect something else, it forgets the thing before. */
export type Watchdog = {
  expect(milliseconds: number, bark: () => void): void;
  rest(): void;
  /** Never barks again, whatever it is told to expect. */
  leave(): void;
};

export function createWatchdog(): Watchdog {
  let timer: NodeJS.Timeout | undefined;
  let gone = false;
  const rest = (): void => clearTimeout(timer);
  return {
    expect(milliseconds, bark) {
      rest();
      if (!gone) timer = setTimeout(bark, milliseconds);
    },
    rest,
    leave() {
      gone = true;
      rest();
    },
  };
}
