/** How long things take and how long is waited, in milliseconds. Tests go faster; nothing else changes it. */
export type Pace = {
  /** The longest that a call may take before its socket is closed: no call hangs for ever. */
  readonly call: number;
  /** The same for a call with a file, and for fetching one. */
  readonly file: number;
  /** How long Telegram holds a poll open when there is nothing new. Whole seconds, and shorter than `call`. */
  readonly poll: number;
  /** The wait after a first failure; doubled for each further one, up to `most`. */
  readonly first: number;
  readonly most: number;
  /** How often a process that may not poll asks whether it may now. */
  readonly idle: number;
  /** How long `isReady` waits for Telegram. */
  readonly ready: number;
};

export const PACE: Pace = {
  call: 35_000,
  file: 40_000,
  poll: 30_000,
  first: 1_000,
  most: 30_000,
  idle: 5_000,
  ready: 5_000,
};

/** Waits; returns early, and does not reject, when the signal is given. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end);
  });
}

export type Backoff = {
  /** How often it has failed in a row. */
  readonly failures: number;
  /** Waits longer after each failure in a row, and at least as long as asked for. */
  wait(signal: AbortSignal, atLeast?: number): Promise<void>;
  /** It went well: the next failure is a first one. */
  reset(): void;
};

export function createBackoff({ first, most }: Pick<Pace, 'first' | 'most'>): Backoff {
  let failures = 0;
  return {
    get failures() {
      return failures;
    },
    wait(signal, atLeast = 0) {
      const milliseconds = Math.max(atLeast, Math.min(most, first * 2 ** failures));
      failures++;
      return pause(milliseconds, signal);
    },
    reset() {
      failures = 0;
    },
  };
}
