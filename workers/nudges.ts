import type { Calendar, Cursor, Occasion, Sweep } from '../bot/engine/calendar.ts';
import type { Moment, Nudge, Window } from '../bot/engine/capability.ts';
import type { House } from '../bot/engine/house.ts';
import { isBefore } from '../bot/engine/instant.ts';
import type { Bookmark } from '../bot/ports.ts';

/** What the rooms want to say first because of one part of the occasions, and where the next part begins. */
export type Part = {
  readonly nudges: readonly Nudge[];
  /** How many occasions it was. */
  readonly size: number;
  readonly next: Bookmark | null;
};

/** A sweep, with the moments that want it. */
type Swept = { readonly sweep: Sweep; readonly moments: readonly Moment[] };

/**
 * Everything that the rooms want to say first in a window, part by part: as many occasions at a time as the calendar
 * gives, so that a year and a city fit as well. Goes on at a bookmark of the same window; where none fits, because the
 * house was changed meanwhile, from the beginning.
 */
export async function* nudgesIn(
  house: House,
  calendar: Calendar,
  window: Window,
  zone: string,
  bookmark: Bookmark | null = null,
): AsyncGenerator<Part> {
  const { swept, after } = leftOf(sweepsOf(house, window, zone), bookmark);
  let cursor = after;
  for (const [index, { sweep, moments }] of swept.entries()) {
    do {
      const page = await calendar.page(sweep, cursor);
      cursor = page.next;
      const nudges = page.occasions.flatMap((occasion) => nudgesOf(moments, occasion, window));
      const size = page.occasions.length;
      yield { nudges, size, next: cursor === null ? startOf(swept[index + 1]) : { sweep, after: cursor } };
    } while (cursor !== null);
  }
}

/** The sweeps that are left at a bookmark, and where the first of them goes on. */
function leftOf(all: readonly Swept[], bookmark: Bookmark | null): { swept: readonly Swept[]; after: Cursor | null } {
  const at = all.findIndex(({ sweep }) => bookmark !== null && nameOf(sweep) === nameOf(bookmark.sweep));
  return at < 0 ? { swept: all, after: null } : { swept: all.slice(at), after: bookmark?.after ?? null };
}

const startOf = (swept: Swept | undefined): Bookmark | null =>
  swept === undefined ? null : { sweep: swept.sweep, after: null };

const nameOf = ({ by, from, until }: Sweep): string => `${by} ${from} ${until}`;

/** Each sweep once, with the moments that want it. */
function sweepsOf(house: House, window: Window, zone: string): readonly Swept[] {
  const sweeps = new Map<string, Swept>();
  for (const moment of house.rooms.flatMap(({ due = [] }) => due)) {
    for (const sweep of moment.sweeps(window, zone)) {
      const known = sweeps.get(nameOf(sweep)) ?? { sweep, moments: [] };
      sweeps.set(nameOf(sweep), { sweep, moments: [...known.moments, moment] });
    }
  }
  return [...sweeps.values()];
}

const nudgesOf = (moments: readonly Moment[], occasion: Occasion, { from, until }: Window): Nudge[] =>
  moments.flatMap((moment) => moment.nudges(occasion)).filter(({ at }) => !isBefore(at, from) && isBefore(at, until));
