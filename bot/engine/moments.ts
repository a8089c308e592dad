import { Temporal } from 'temporal-polyfill';
import type { Sweep } from './calendar.ts';
import type { Window } from './capability.ts';
import { dayAfter, instantOf, localTime } from './weekly.ts';

const shifted = (instant: string, minutes: number): string =>
  Temporal.Instant.from(instant).add({ minutes }).toString();

/** Occasions for which "so many minutes before the start" falls into the window. */
export const beforeStart = (minutes: number, { from, until }: Window): Sweep => ({
  by: 'start',
  from: shifted(from, minutes),
  until: shifted(until, minutes),
});

/** Occasions for which "so many minutes after the end" falls into the window. */
export const afterEnd = (minutes: number, { from, until }: Window): Sweep => ({
  by: 'end',
  from: shifted(from, -minutes),
  until: shifted(until, -minutes),
});

/**
 * Occasions for which a wall-clock time, so many days before their own day, falls into the window: of each such day
 * one whole day of occasions.
 *
 * @example onClock({ days: 1, time: '18:00' }, window, 'Europe/Amsterdam') // the evening before
 */
export function onClock(
  { days, time }: { readonly days: number; readonly time: string },
  { from, until }: Window,
  zone: string,
): Sweep[] {
  const sweeps: Sweep[] = [];
  const last = localTime(until, zone).slice(0, 10);
  for (let day = localTime(from, zone).slice(0, 10); day <= last; day = dayAfter(day, 1)) {
    const at = instantOf(`${day}T${time}`, zone);
    if (isIn(at, { from, until })) sweeps.push(dayOf(dayAfter(day, days), zone));
  }
  return sweeps;
}

/** All occasions of a wall-clock day. */
const dayOf = (day: string, zone: string): Sweep => ({
  by: 'start',
  from: instantOf(`${day}T00:00`, zone),
  until: instantOf(`${dayAfter(day, 1)}T00:00`, zone),
});

const isIn = (instant: string, { from, until }: Window): boolean =>
  Temporal.Instant.compare(instant, from) >= 0 && Temporal.Instant.compare(instant, until) < 0;
