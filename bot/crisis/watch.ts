import type { Subscription } from './push.ts';

/** A device that is to ring because of one step of a case. */
export type Ring = Subscription & {
  readonly case: string;
  readonly round: number;
  readonly step: number;
  readonly device: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
};

/** Cases as whoever watches over them sees them. Everything in it is safe to be done twice, and by several at once. */
export type CaseWatch = {
  /** Takes the steps that are due by now, each by one process only; tells how many. */
  takeSteps(now: string): Promise<number>;
  /** Tells those who were alerted that somebody has taken a case on; tells how many cases. */
  noteTaken(): Promise<number>;
  /** Words about cases that are to be said to staff by now, by key. */
  knocks(now: string): Promise<readonly string[]>;
  /** Takes devices that are to ring and that nobody is ringing. */
  claim(most: number): Promise<readonly Ring[]>;
  rung(ring: Ring): Promise<void>;
  /** It does not ring now; not to be tried again before so many seconds. */
  later(ring: Ring, seconds: number): Promise<void>;
  failed(ring: Ring): Promise<void>;
  /** The browser has taken its subscription back. */
  gone(device: string): Promise<void>;
};
