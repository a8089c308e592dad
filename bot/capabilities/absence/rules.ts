import { sundayOf } from '../../engine/weekly.ts';
import type { Extent, Reason } from './facts.ts';

/** How far ahead somebody reports: the next two weeks hold every session that she knows of by heart. */
export const AHEAD = { days: 14, most: 12 };

/** At most five choices in a message. */
export const MOST_CHOICES = 5;

/** So many occasions are offered at once; the others stand behind "another day". */
export const MOST_OCCASIONS = 3;

/**
 * How long a report is kept, as who was there: a programme of nine months, and a month. What is left of its reason after
 * 90 days says only whether it counts (`stores/retention-delicate.ts`).
 */
export const KEPT_DAYS = 304;

/** A report can be taken back for so long; afterwards people have made other plans. */
export const TAKE_BACK_MINUTES = 60;

/** Help is offered after a report at most once in three weeks, and not in the three weeks after a death. */
export const OFFERED = { days: 21 };

/** How far ahead it is looked for what a report still keeps somebody away from: as long as a match runs. */
export const RUNNING = { days: 183 };

/**
 * The days that an absence covers, as wall-clock dates; `until` is null while nobody knows.
 *
 * @example daysOf('2026-11-24T14:00', 'week') // → { from: '2026-11-24', until: '2026-11-29' }
 */
export function daysOf(starts: string, extent: Extent): { from: string; until: string | null } {
  const from = starts.slice(0, 10);
  if (extent === 'open') return { from, until: null };
  return { from, until: extent === 'once' ? from : sundayOf(from) };
}

/**
 * Whether help may be offered after the thanks: behind most absence stands a problem on which the person wants help
 * (document 002), but nobody is asked anything after a death.
 */
export const offersHelp = (reason: Reason): boolean => reason !== 'bereavement';

/** A report as far as it says which days it covers. */
export type Covering = {
  readonly series: string;
  readonly extent: Extent;
  readonly from: string;
  readonly until: string | null;
};

/** Whether a report covers this day of this series: its own occasion, or everything in its days. */
export const covers = (report: Covering, series: string, day: string): boolean =>
  report.extent === 'once'
    ? report.series === series && report.from === day
    : report.from <= day && (report.until === null || day <= report.until);
