import { Temporal } from 'temporal-polyfill';
import { isBefore } from '../../engine/instant.ts';
import { dayAfter, instantOf, localTime } from '../../engine/weekly.ts';
import type { Work } from './hearing.ts';

/** Somebody who has come to work still needs so long to hear of it and act, before what is missed begins. */
const TIME_TO_ACT = { hours: 1 };
/** Further ahead nobody looks for a working day: a centre that has none is told at once. */
const MOST_DAYS = 14;

const isWorkday = (day: string, { days, closed }: Work): boolean =>
  days.includes(Temporal.PlainDate.from(day).dayOfWeek) && !closed.includes(day);

/** The wall-clock moment at which a centre begins to work next, or null. */
function nextBeginning(local: string, work: Work): string | null {
  for (let ahead = 0; ahead < MOST_DAYS; ahead += 1) {
    const day = dayAfter(local.slice(0, 10), ahead);
    const beginning = `${day}T${work.from}`;
    if (isWorkday(day, work) && local < beginning) return beginning;
  }
  return null;
}

const isAtWork = (local: string, work: Work): boolean => {
  const time = local.slice(11);
  return isWorkday(local.slice(0, 10), work) && work.from <= time && time < work.until;
};

/**
 * The instant at which somebody hears of an absence: at once while the centre is at work, or where that which is missed
 * begins before its next working day is an hour old; else when that day begins. Quiet hours come on top.
 *
 * @example tellAt('2026-11-28T11:00:00Z', '2026-12-01T14:00', 'Europe/Amsterdam', work) // a Saturday → '2026-11-30T08:00:00Z'
 */
export function tellAt(now: string, starts: string, zone: string, work: Work): string {
  const local = localTime(now, zone);
  const beginning = isAtWork(local, work) ? null : nextBeginning(local, work);
  if (beginning === null) return now;
  const at = instantOf(beginning, zone);
  const startsAt = instantOf(starts, zone);
  const acting = Temporal.Instant.from(at).add(TIME_TO_ACT).toString();
  return isBefore(now, startsAt) && isBefore(startsAt, acting) ? now : at;
}
