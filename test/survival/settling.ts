import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { readLeft } from './evidence.ts';

/**
 * How long the house has to bring everything to its end after the last kill: a lease of a minute, the sweep after it,
 * the search for words that wait, and some room.
 */
const PATIENCE_MS = 150_000;
const LOOK_EVERY_MS = 500;

/** Resolves when everybody is done, nothing waits to be sent and nobody to be told; false when that took too long. */
export async function settled(pool: Pool, unfinished: () => number): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    if (unfinished() === 0) {
      const { messages, knocks } = await readLeft(pool);
      if (messages === 0 && knocks === 0) return true;
    }
    await pause(LOOK_EVERY_MS);
  }
  return false;
}
