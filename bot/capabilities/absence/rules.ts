import { sundayOf } from '../../engine/weekly.ts';
import type { Extent, Reason } from './facts.ts';

/** How far ahead somebody reports: the next two weeks hold every session that she knows of by heart. */
export const DAYS_AHEAD = 14;

/** At most five choices in a message. */
export const MOST_OCCASIONS = 5;

/** How long a report is kept: proposed default of the privacy page; a centre may only shorten it. */
export const KEPT_DAYS = 90;

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
 * Whether help is offered after the thanks: behind most absence stands a problem on which the person wants help
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
