import { Temporal } from 'temporal-polyfill';
import type { Turnout } from '../staff-absence-ports.ts';
import type { State } from './texts-absence.ts';

/** What was registered goes before what was reported: who came after all was there. `now` is a wall-clock moment. */
export function stateOf({ registered, reported, starts }: Turnout, now: string): State {
  if (registered === 'absent' && reported !== null) return 'reported';
  if (registered !== null) return registered;
  if (reported !== null) return reported.late ? 'late' : 'reported';
  return starts > now ? 'planned' : 'open';
}

/** A day of a month, and how it went with each thing of that day, the most telling first. */
export type Day = { readonly date: string; readonly states: readonly State[] };
/** A month as weeks that begin on a Monday; days of other months are null. */
export type Month = { readonly month: string; readonly weeks: readonly (readonly (Day | null)[])[] };

const WEEK = 7;

/** From what somebody may want to talk about to what is as it should be. */
const TELLING: readonly State[] = ['no-show', 'absent', 'reported', 'late', 'open', 'present', 'planned'];

/** `"2026-11"`, and as many months as there are up to `until`, both included. */
export function monthsBetween(from: string, until: string): string[] {
  const months: string[] = [];
  for (let month = Temporal.PlainYearMonth.from(from); months.length === 0 || month.toString() <= until; ) {
    months.push(month.toString());
    month = month.add({ months: 1 });
  }
  return months;
}

/** A month some months away: `monthFrom('2026-11', -2)` is `"2026-09"`. */
export const monthFrom = (month: string, months: number): string =>
  Temporal.PlainYearMonth.from(month).add({ months }).toString();

/** The first and the last wall-clock date of a month. */
export function daysOfMonth(month: string): { readonly first: string; readonly last: string } {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  return { first: `${month}-01`, last: `${month}-${daysInMonth}` };
}

function monthOf(month: string, statesOn: (date: string) => readonly State[]): Month {
  const { daysInMonth } = Temporal.PlainYearMonth.from(month);
  const days = Array.from({ length: daysInMonth }, (_, index): Day => {
    const date = `${month}-${String(index + 1).padStart(2, '0')}`;
    return { date, states: statesOn(date) };
  });
  const before = Temporal.PlainDate.from(`${month}-01`).dayOfWeek - 1;
  const cells: (Day | null)[] = [...Array<null>(before).fill(null), ...days];
  while (cells.length % WEEK > 0) cells.push(null);
  const weeks = Array.from({ length: cells.length / WEEK }, (_, week) => cells.slice(week * WEEK, (week + 1) * WEEK));
  return { month, weeks };
}

/**
 * What somebody was expected at, as a picture: months, weeks, days; the newest month first, and none before the first in
 * which there was anything. `now` is a wall-clock moment.
 */
export function calendarOf(turnouts: readonly Turnout[], months: readonly string[], now: string): readonly Month[] {
  const statesOn = (date: string): State[] =>
    turnouts
      .filter(({ starts }) => starts.startsWith(date))
      .map((turnout) => stateOf(turnout, now))
      .toSorted((one, other) => TELLING.indexOf(one) - TELLING.indexOf(other));
  const first = turnouts[0]?.starts.slice(0, 7) ?? '';
  return months
    .filter((month) => month >= first)
    .map((month) => monthOf(month, statesOn))
    .toReversed();
}
