import { Temporal } from 'temporal-polyfill';
import { localTime } from '../engine/weekly.ts';

/** When somebody of the staff is on call: every week, or once. */
export type Duty = {
  readonly staff: string;
  /** Who is alerted first: of those on call at a moment, the lowest. */
  readonly position: number;
} & (
  | {
      readonly kind: 'weekly';
      /** 1 is Monday. */
      readonly days: readonly number[];
      /** Wall-clock times of the centre: `"09:00"`. Until before from is the next morning, until equal to it a whole day. */
      readonly from: string;
      readonly until: string;
    }
  /** Instants; until exclusive. */
  | { readonly kind: 'once'; readonly from: string; readonly until: string }
);

const DAYS_A_WEEK = 7;

/** Whether somebody has this duty at an instant, on the clock of the centre. */
function isOn(duty: Duty, now: string, zone: string): boolean {
  if (duty.kind === 'once') {
    const at = Temporal.Instant.from(now).epochMilliseconds;
    return Date.parse(duty.from) <= at && at < Date.parse(duty.until);
  }
  const [day = '', time = ''] = [localTime(now, zone).slice(0, 10), localTime(now, zone).slice(11, 16)];
  const today = Temporal.PlainDate.from(day).dayOfWeek;
  const yesterday = today === 1 ? DAYS_A_WEEK : today - 1;
  const { days, from, until } = duty;
  if (from < until) return days.includes(today) && from <= time && time < until;
  return (days.includes(today) && from <= time) || (days.includes(yesterday) && time < until);
}

/**
 * Who is on call at an instant, first whoever is alerted first. What was agreed for once comes before what holds every
 * week. Nobody twice.
 */
export function onCallAt(duties: readonly Duty[], now: string, zone: string): readonly string[] {
  const on = duties.filter((duty) => isOn(duty, now, zone));
  const rank = ({ kind, position }: Duty): number => (kind === 'once' ? 0 : 1_000) + position;
  return [...new Set(on.toSorted((one, other) => rank(one) - rank(other)).map(({ staff }) => staff))];
}
