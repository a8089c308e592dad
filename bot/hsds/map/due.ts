import { Temporal } from 'temporal-polyfill';

/** Somebody looks at every entry of the map so often. */
const CHECKED_EVERY = { months: 6 } as const;

/**
 * The last day on which nobody need look again at what was checked on a day; null for what nobody ever looked at, which
 * is due at once. PostgreSQL counts `check_due` in the same way.
 *
 * @example dueAfter('2026-08-31')   // → '2027-02-28'
 */
export const dueAfter = (checked: string | null): string | null =>
  checked === null ? null : Temporal.PlainDate.from(checked).add(CHECKED_EVERY).toString();

/** Whether an entry is due on a day: it may no longer be true. Both are wall-clock dates. */
export const isStale = (due: string | null, today: string): boolean => due === null || due < today;
