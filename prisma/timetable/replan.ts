import { dayAfter, localTime, sundayOf } from '../../bot/engine/weekly.ts';
import type { Planned } from './rule.ts';

/** A day of a series that is still to come, as it stands. */
export type Ahead = {
  readonly id: string;
  /** The wall-clock day that its rule gave it. */
  readonly day: string;
  readonly startsAt: string;
  readonly minutes: number;
  readonly place: string;
  readonly state: string;
  readonly why: string | null;
};

/** How the rule has it: `"14:00"`, for an hour, there. */
export type Usual = { readonly start: string; readonly minutes: number; readonly place: string };

/** What becomes of each day when the rule changes. */
export type Replan<Day extends Ahead> = {
  /** Stood as the rule had it, and goes to where the new one has it. */
  readonly moved: readonly { readonly was: Day; readonly to: Planned }[];
  /** Changed by hand: it stays, as the day of its week under the new rule. Null where that has none. */
  readonly kept: readonly { readonly was: Day; readonly as: string | null }[];
  /** Stood as the rule had it; the new rule has no day in its week. */
  readonly dropped: readonly Day[];
  /** Weeks that had no day. */
  readonly added: readonly Planned[];
};

/** What the calendar cancels by itself; everything else somebody has decided. */
const HOLIDAYS: readonly (string | null)[] = ['holiday', 'school-holiday'];

/** Nobody moved it, cancelled it or gave it another room: a holiday closes it, and nothing else. */
export const isUsual = ({ day, startsAt, minutes, place, state, why }: Ahead, usual: Usual, zone: string): boolean =>
  localTime(startsAt, zone) === `${day}T${usual.start}` &&
  minutes === usual.minutes &&
  place === usual.place &&
  (state === 'planned' || HOLIDAYS.includes(why));

/**
 * Matches the days of a series that are to come with those of its new rule, week by week: this week's lesson goes to
 * this week's new day, so that whoever was told of it hears where it went.
 */
export function replan<Day extends Ahead>(
  ahead: readonly Day[],
  planned: readonly Planned[],
  usual: Usual,
  zone: string,
): Replan<Day> {
  const ofWeek = new Map(planned.map((one) => [sundayOf(one.day), one]));
  const all = ahead.map((was) => ({ was, to: ofWeek.get(sundayOf(was.day)), usual: isUsual(was, usual, zone) }));
  const weeks = new Set(all.map(({ was }) => sundayOf(was.day)));
  return {
    moved: all.flatMap(({ was, to, usual }) => (usual && to !== undefined ? [{ was, to }] : [])),
    kept: all.filter(({ usual }) => !usual).map(({ was, to }) => ({ was, as: to?.day ?? null })),
    dropped: all.filter(({ to, usual }) => usual && to === undefined).map(({ was }) => was),
    added: planned.filter(({ day }) => !weeks.has(sundayOf(day))),
  };
}

/** The Monday of the week of a wall-clock day. */
export const mondayOf = (day: string): string => dayAfter(sundayOf(day), -6);
