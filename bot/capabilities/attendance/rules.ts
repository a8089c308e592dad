/** As soon as a lesson or an appointment is over, give or take a word at the door. */
export const AFTER_MINUTES = 10;

/** A day later nobody remembers every face; from then on staff register it in their own view. */
export const EXPIRES = { hours: 24 };

/** How long it is kept who was there: as long as a programme lasts, nine months, and a month for its last talk. */
export const KEPT_DAYS = 304;

/** At most five choices in a message. */
const MOST_CHOICES = 5;

/** Part of a list of names, and where the next part begins: at the beginning again after the last one; null without one. */
export type Page<Thing> = { readonly things: readonly Thing[]; readonly next: number | null };

/**
 * As many as fit in one message beside `others` choices, from a place in the list on.
 *
 * @example pageOf(['Ali', 'Eva', 'Kim', 'Noor', 'Sam', 'Tom'], 0, 0) // → { things: ['Ali', 'Eva', 'Kim', 'Noor'], next: 4 }
 */
export function pageOf<Thing>(all: readonly Thing[], from: number, others: number): Page<Thing> {
  const room = MOST_CHOICES - others;
  if (all.length <= room) return { things: all, next: null };
  const start = from < all.length ? from : 0;
  const next = start + room - 1;
  return { things: all.slice(start, next), next: next < all.length ? next : 0 };
}
