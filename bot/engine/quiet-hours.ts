import { Temporal } from 'temporal-polyfill';
import type { Person, QuietHours } from './person.ts';

/** Until a centre or a person says otherwise: nobody is spoken to first in the evening and at night. */
export const DEFAULT_QUIET_HOURS: QuietHours = { from: '21:00', until: '08:00' };

/** For whoever says that it is Ramadan: not in the morning after a short night, and not when the fast is broken. */
export const RAMADAN_QUIET_HOURS: QuietHours = { from: '19:00', until: '10:00' };

/** Whose quiet hours, on which day. */
type Quiet = Pick<Person, 'quiet' | 'zone' | 'ramadanUntil'>;

/** The quiet hours that hold for a person on a wall-clock day. */
export const quietOn = ({ quiet, ramadanUntil }: Omit<Quiet, 'zone'>, day: string): QuietHours =>
  ramadanUntil !== undefined && day < ramadanUntil ? RAMADAN_QUIET_HOURS : quiet;

const isWithin = (time: string, { from, until }: QuietHours): boolean =>
  from <= until ? from <= time && time < until : time >= from || time < until;

/**
 * The first instant, from `at` on, at which we may speak first to this person: `at` itself, or the end of her
 * quiet hours on her own clock. Wall-clock time is kept over both changes of the clock; where an hour comes twice or
 * never, it is the later one, so that quiet hours are never cut short.
 *
 * @example quiet 21:00-08:00, at 2026-11-23T22:30+01:00 → 2026-11-24T08:00+01:00
 */
export function firstLoudMoment(at: string, person: Quiet): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(person.zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const quiet = quietOn(person, local.toPlainDate().toString());
  if (!isWithin(time, quiet)) return at;
  const until = Temporal.PlainTime.from(quiet.until);
  const day = time < quiet.until ? local.toPlainDate() : local.toPlainDate().add({ days: 1 });
  const loud = day
    .toPlainDateTime(until)
    .toZonedDateTime(person.zone, { disambiguation: 'later' })
    .toInstant()
    .toString();
  // In the night in which an hour is left out, the end of nearly endless quiet hours may lie in the next ones.
  return loud === at ? at : firstLoudMoment(loud, person);
}
