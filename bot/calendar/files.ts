import type { Window } from '../engine/capability.ts';
import { CALENDAR_FILE } from '../engine/saying.ts';
import type { Clock, Files } from '../ports.ts';
import { hostOf } from './address.ts';
import { eventOf, type Say } from './entry.ts';
import { icsOf } from './ics.ts';
import type { Entries } from './ports.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** From two weeks ago, so that what was cancelled lately goes away, to three months ahead. */
const DAYS_BEFORE = 14;
const DAYS_AHEAD = 92;

const shifted = (now: string, days: number): string => new Date(Date.parse(now) + days * DAY_MS).toISOString();

/** Which days stand in a calendar that is read at this instant. */
export const windowAt = (now: string): Window => ({
  from: shifted(now, -DAYS_BEFORE),
  until: shifted(now, DAYS_AHEAD),
});

export type EntryFilesParts = {
  readonly entries: Entries;
  readonly say: Say;
  readonly publicUrl: string;
  readonly clock: Clock;
};

/**
 * What a message encloses for somebody's own calendar, written anew each time it is asked for: an old link gives the
 * time that holds now.
 */
export const createEntryFiles =
  ({ entries, say, publicUrl, clock }: EntryFilesParts): Files['entry'] =>
  async (conversation, about, language) => {
    const found =
      about === null
        ? await entries.all(conversation, windowAt(clock()))
        : [await entries.one(conversation, about)].filter((entry) => entry !== null);
    if (found.length === 0) return null;
    const reader = { say, language, host: hostOf(publicUrl) };
    const text = icsOf(
      found.map((entry) => eventOf(entry, reader)),
      null,
    );
    return { id: 'entry', ...CALENDAR_FILE, content: new TextEncoder().encode(text) };
  };
