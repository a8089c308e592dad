import { record } from './effect.ts';

/** Nothing arrives where somebody is reached: she has blocked the bot there, or the address is gone. */
export type Unreachable = {
  readonly why: 'blocked' | 'gone';
  /** An instant: when the platform first said so. */
  readonly since: string;
};

/** She has written from an address at which nothing arrived: from now on it is good again. */
export const reached = record<Record<string, never>>('address.reached');
