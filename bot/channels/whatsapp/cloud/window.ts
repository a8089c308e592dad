import { Recent } from '../../../recent.ts';
import { LIMITS } from './limits.ts';

/** People whose last message is remembered. */
const REMEMBERED = 10_000;
const OPEN_MS = (LIMITS.window.value - LIMITS.windowMargin.value) * 1_000;

/** When an address was last heard, an instant; null where it never was. */
export type LastHeard = (address: string) => Promise<string | null>;

/** The last thing that somebody sent. */
export type LastMessage = {
  readonly wamid: string;
  /** Milliseconds since the epoch, by Meta's clock: by it the window is counted. */
  readonly at: number;
};

/**
 * The 24 hours in which somebody may be answered freely. Whoever just wrote is remembered here, so that an answer
 * asks no store, and so that a word in a crisis goes out while the stores are away.
 */
export type Window = {
  heard(address: string, message: LastMessage): void;
  /** What this process heard last of her. */
  last(address: string): LastMessage | undefined;
  /** Rejects when it is not remembered and the store cannot tell. */
  isOpen(address: string): Promise<boolean>;
};

export function createWindow(lastHeard: LastHeard, now: () => number): Window {
  const messages = new Recent<string, LastMessage>(REMEMBERED);
  const isFresh = (at: number): boolean => now() - at < OPEN_MS;
  return {
    heard(address, message) {
      // Meta keeps no order: what was sent before is not the last.
      if (message.at >= (messages.get(address)?.at ?? 0)) messages.set(address, message);
    },
    last: (address) => messages.get(address),
    async isOpen(address) {
      if (isFresh(messages.get(address)?.at ?? 0)) return true;
      const instant = await lastHeard(address);
      return instant !== null && isFresh(Date.parse(instant));
    },
  };
}
