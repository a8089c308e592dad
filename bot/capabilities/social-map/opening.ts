import { dayAfter, localTime, weekdayOf } from '../../engine/weekly.ts';
import type { HelpPlace, Hours } from './facts.ts';

/** When a place answers. `opens` is the next wall-clock time at which a closed one does; null: not in the next weeks. */
export type Opening =
  | { readonly kind: 'always' | 'open' | 'unknown' }
  | { readonly kind: 'closed'; readonly opens: string | null };

type Kept = Pick<HelpPlace, 'hours' | 'exceptions'>;
type Span = Pick<Hours, 'from' | 'until'>;

/** A place that is on holiday is looked for this far ahead. */
const LOOK_AHEAD_DAYS = 21;

/** The hours of one wall-clock day: its own where it is an exception, else those of every week. */
function hoursOn({ hours, exceptions }: Kept, day: string): readonly Span[] {
  const special = exceptions.filter(({ from, until }) => from <= day && day <= until);
  if (special.length > 0) return special.flatMap(({ hours: own }) => (own === null ? [] : [own]));
  if (hours === null || hours === 'always') return [];
  return hours.filter(({ days }) => days.includes(weekdayOf(day)));
}

/** The first time, from `now` on, at which it opens. */
function nextOpening(place: Kept, now: string): string | null {
  for (let ahead = 0; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = dayAfter(now.slice(0, 10), ahead);
    const times = hoursOn(place, day).map(({ from }) => `${day}T${from}`);
    const [first] = times.filter((time) => time > now).toSorted();
    if (first !== undefined) return first;
  }
  return null;
}

/**
 * Whether a place answers at this instant, on the clock of its own town, and if not, from when on.
 *
 * @example hours Mon-Fri 08:30-17:00, Tuesday 16:59 → open; Friday 17:00 → closed, opens Monday at 08:30
 */
export function openingOf(place: Kept, now: string, zone: string): Opening {
  const local = localTime(now, zone);
  const [day, time] = [local.slice(0, 10), local.slice(11)];
  const isException = place.exceptions.some(({ from, until }) => from <= day && day <= until);
  if (place.hours === null && !isException) return { kind: 'unknown' };
  if (place.hours === 'always' && !isException) return { kind: 'always' };
  const isOpen = hoursOn(place, day).some(({ from, until }) => from <= time && time < until);
  return isOpen ? { kind: 'open' } : { kind: 'closed', opens: nextOpening(place, local) };
}

/**
 * The wall-clock time from `earliest` on at which somebody answers there: `earliest` itself where it is open then, or
 * where nobody told us its hours.
 */
export function answersFrom(place: Kept, earliest: string): string {
  const [day, time] = [earliest.slice(0, 10), earliest.slice(11)];
  const isKnown = place.hours !== null && place.hours !== 'always';
  const isOpen = hoursOn(place, day).some(({ from, until }) => from <= time && time < until);
  return !isKnown || isOpen ? earliest : (nextOpening(place, earliest) ?? earliest);
}
