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

export type Backoff = {
  /** How often it has failed in a row. */
  readonly failures: number;
  /** Waits longer after each failure in a row, and at least as long as asked for. */
  wait(signal: AbortSignal, atLeast?: number): Promise<void>;
  /** It went well: the next failure is a first one. */
  reset(): void;
};

/** Milliseconds: after the first failure, and at the most. */
type Steps = { readonly first: number; readonly most: number };

export function createBackoff({ first, most }: Steps): Backoff {
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
