import { Temporal } from 'temporal-polyfill';

/** From this hour on a meeting is late enough that people hear of it on the morning of the day itself. */
export const SAME_DAY_FROM = '11:00';
/** When people hear of the day itself, and of an early tomorrow, on the centre's clock. */
export const MORNING = '09:00';
export const EVENING_BEFORE = '18:00';
/** Time to walk home before somebody asks how it was. */
export const CHECK_IN_AFTER_MINUTES = 30;
/** From here on "how did it go?" asks for something forgotten. */
const CHECK_IN_EXPIRES = { hours: 48 };

/** What the centre keeps of "how did it go": until the end evaluation of a match of six months, and a month more. */
export const KEPT_DAYS = 214;

/**
 * When both hear of their meeting: on the morning of the day, or the evening before an early one.
 *
 * @example remindAt('2026-11-24T14:00', 'Europe/Amsterdam') // → '2026-11-24T08:00:00Z', nine in the morning
 */
export function remindAt(starts: string, zone: string): string {
  const meeting = Temporal.PlainDateTime.from(starts);
  const day = meeting.toPlainDate();
  const early = Temporal.PlainTime.compare(meeting.toPlainTime(), SAME_DAY_FROM) < 0;
  const at = early ? day.subtract({ days: 1 }).toPlainDateTime(EVENING_BEFORE) : day.toPlainDateTime(MORNING);
  return at.toZonedDateTime(zone).toInstant().toString();
}

/** When both are asked how it went, and from when on it is too late to ask. */
export function checkInAt(endsAt: string): { at: string; expires: string } {
  const at = Temporal.Instant.from(endsAt).add({ minutes: CHECK_IN_AFTER_MINUTES });
  return { at: at.toString(), expires: at.add(CHECK_IN_EXPIRES).toString() };
}
