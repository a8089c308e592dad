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
