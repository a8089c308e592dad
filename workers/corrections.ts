import type { Calendar } from '../bot/engine/calendar.ts';
import type { Window } from '../bot/engine/capability.ts';
import { correctionsOf } from '../bot/engine/correction.ts';
import type { Knocks } from '../bot/ports.ts';
import { partsOf } from './sweeping.ts';

/** A change that was being written while we looked is found by the next look; its key makes a second one silent. */
const OVERLAP_MS = 10 * 60 * 1_000;

/** Notes, for whoever had been told of something that staff have changed in the window, how it stands now. */
export async function noteCorrections(
  calendar: Calendar,
  knocks: Knocks,
  { from, until }: Window,
  now: string,
): Promise<void> {
  const since = new Date(Date.parse(from) - OVERLAP_MS).toISOString();
  for await (const occasions of partsOf(calendar, { by: 'change', from: since, until })) {
    const corrections = occasions.flatMap((occasion) => correctionsOf(occasion, now));
    if (corrections.length > 0) await knocks.put(corrections);
  }
}
