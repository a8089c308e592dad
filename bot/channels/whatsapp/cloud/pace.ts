/** How long things take and how long is waited, in milliseconds. Tests go faster; nothing else changes it. */
export type Pace = {
  /** The longest that a call may take before its socket is closed: no call hangs for ever. */
  readonly call: number;
  /** The same for a file, up or down. */
  readonly transfer: number;
  /** One message, with all its parts and waits: less than the lease of the outbox, so that nobody else sends it too. */
  readonly whole: number;
  /** The longest that a message waits for its turn before it is put off. */
  readonly patience: number;
  /** How long a status is waited for that tells whether a message arrived whose answer was lost. */
  readonly echo: number;
  /** How long "is typing" is not yet worth saying. */
  readonly silence: number;
  /** The wait before a message that fails alone is tried again; doubled for each further time. */
  readonly first: number;
  /** How long `isReady` waits for Meta. */
  readonly ready: number;
};

export const PACE: Pace = {
  call: 15_000,
  transfer: 30_000,
  whole: 45_000,
  patience: 20_000,
  echo: 3_000,
  silence: 1_000,
  first: 1_000,
  ready: 5_000,
};
