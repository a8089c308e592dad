import { setTimeout as pause } from 'node:timers/promises';
import type { Draw } from './draw.ts';
import type { Platform } from './platform.ts';

/** When the bot is struck: before it has said a word, in the middle of one, or whenever. */
export type Moment = 'starting' | 'speaking' | 'whenever';

/** One of so many is struck while it starts; of the others one of so many whenever it happens to be. */
const STARTING_ONCE_IN = 7;
const WHENEVER_ONCE_IN = 3;
/** The longest that it is left alone once it listens: a little more than what waited for it takes. */
const MERCY_MS = 1_500;
/** It is struck so shortly after a message of it was taken: about as long as it needs to write that down. */
const BREATH_MS = 12;
/** At the latest after so many messages. */
const MOST_WORDS = 20;

export function momentOf(draw: Draw): Moment {
  if (draw.once(STARTING_ONCE_IN)) return 'starting';
  return draw.once(WHENEVER_ONCE_IN) ? 'whenever' : 'speaking';
}

type Site = { readonly draw: Draw; readonly platform: Platform };

/** Waits for the moment. `start` is how long a start takes. */
export async function rest(moment: Moment, { draw, platform }: Site, start: number): Promise<void> {
  if (moment === 'starting') return pause(draw.between(0, start));
  if (moment === 'whenever') return pause(draw.between(0, MERCY_MS));
  const breath = draw.between(0, BREATH_MS);
  const words = spoken(platform, Math.floor(draw.between(1, MOST_WORDS)));
  await Promise.race([words, pause(MERCY_MS)]);
  await pause(breath);
}

async function spoken({ watch }: Platform, words: number): Promise<void> {
  for (let word = 0; word < words; word++) await watch.called('sendMessage');
}
