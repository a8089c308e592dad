import { Temporal } from 'temporal-polyfill';
import { dayAfter, sundayOf } from '../../bot/engine/weekly.ts';
import { type Ahead, isUsual, type Usual } from './replan.ts';
import type { Planned } from './rule.ts';

/** What becomes of the days of a series that are to come, when its rule changes to any other. */
export type Rescheduled<Day extends Ahead> = {
  /** Stood as the old rule had it, and stands as the new one has it from now on. */
  readonly moved: readonly { readonly was: Day; readonly to: Planned }[];
  /** Changed by hand: it stays, under the name of a day that the new rule has in its week, where there is one. */
  readonly renamed: readonly { readonly was: Day; readonly as: string }[];
  /** Stood as the old rule had it; the new one has no day for it in its week. */
  readonly dropped: readonly Day[];
};

/** Takes a planned day away for one that stands: its own where the new rule has it too, else the first that is left. */
function take(left: Planned[], day: string, onlyOwn: boolean): Planned | null {
  const own = left.findIndex((one) => one.day === day);
  const at = own >= 0 ? own : onlyOwn ? -1 : 0;
  return left.length === 0 || at < 0 ? null : (left.splice(at, 1)[0] ?? null);
}

function inWeek<Day extends Ahead>(ahead: readonly Day[], planned: readonly Planned[], usual: Usual, zone: string) {
  const left = [...planned];
  const isKept = (was: Day) => !isUsual(was, usual, zone);
  // Own days first: a day that both rules have stays where it is.
  const own = new Map(ahead.map((was) => [was, take(left, was.day, true)]));
  const all = ahead.map((was) => ({ was, kept: isKept(was), to: own.get(was) ?? take(left, was.day, false) }));
  return {
    moved: all.flatMap(({ was, kept, to }) => (kept || to === null ? [] : [{ was, to }])),
    renamed: all.flatMap(({ was, kept, to }) => (kept && to !== null ? [{ was, as: to.day }] : [])),
    dropped: all.filter(({ kept, to }) => !kept && to === null).map(({ was }) => was),
  };
}

/**
 * Matches the days of a series that are to come with those of its new rule, week by week and in their order, so that
 * whoever was told of this week's lesson hears where it went. Weeks that had no day are left to `planSeries`.
 */
export function reschedule<Day extends Ahead>(
  ahead: readonly Day[],
  planned: readonly Planned[],
  usual: Usual,
  zone: string,
): Rescheduled<Day> {
  const weeks = [...new Set(ahead.map(({ day }) => sundayOf(day)))];
  const parts = weeks.map((week) => {
    const of = <One extends { day: string }>(days: readonly One[]) => days.filter(({ day }) => sundayOf(day) === week);
    return inWeek(of(ahead), of(planned), usual, zone);
  });
  return {
    moved: parts.flatMap(({ moved }) => moved),
    renamed: parts.flatMap(({ renamed }) => renamed),
    dropped: parts.flatMap(({ dropped }) => dropped),
  };
}

const WEEK = 7;

/**
 * The first day, not before another, from which a rule can be counted anew and still means the same days: "every other
 * week" counts weeks from where it begins. Both are wall-clock dates.
 *
 * @example countedFrom('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', '2026-11-03', '2026-11-25') // → '2026-11-30', a Monday
 */
export function countedFrom(rule: string, from: string, notBefore: string): string {
  if (from >= notBefore) return from;
  const interval = Number(/INTERVAL=(\d+)/u.exec(rule)?.[1] ?? '1');
  if (/FREQ=MONTHLY/u.test(rule)) return countedByMonth(interval, from, notBefore);
  const weeks = Math.round((Date.parse(sundayOf(notBefore)) - Date.parse(sundayOf(from))) / 86_400_000 / WEEK);
  const ahead = (interval - (weeks % interval)) % interval;
  return ahead === 0 ? notBefore : dayAfter(sundayOf(notBefore), (ahead - 1) * WEEK + 1);
}

function countedByMonth(interval: number, from: string, notBefore: string): string {
  const [first, earliest] = [Temporal.PlainYearMonth.from(from), Temporal.PlainYearMonth.from(notBefore)];
  const ahead = (interval - (first.until(earliest, { largestUnit: 'months' }).months % interval)) % interval;
  return ahead === 0 ? notBefore : earliest.add({ months: ahead }).toPlainDate({ day: 1 }).toString();
}
