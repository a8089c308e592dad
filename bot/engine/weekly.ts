import { Temporal } from 'temporal-polyfill';

/** Something that takes place every week, by the wall clock of its centre. `{ "weekday": 2, "start": "14:00", … }` */
export type Weekly = {
  /** 1 is Monday. */
  readonly weekday: number;
  readonly start: string;
  /** First and last day, as wall-clock dates; both inclusive. */
  readonly from: string;
  readonly until: string;
};

const DAY_MS = 86_400_000;

/** Wall-clock dates have no zone and no clock change: counted in days since 1970 they are plain numbers. */
const numberOf = (day: string): number => Date.parse(`${day}T00:00Z`) / DAY_MS;
const dayOf = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
/** 1 is Monday; the first of January 1970 was a Thursday. */
const weekdayIn = (number: number): number => ((number + 3) % 7) + 1;

/**
 * The wall-clock moments of a weekly thing on days between `from` and `until`, both inclusive.
 *
 * @example momentsOf({ weekday: 2, start: '14:00', … }, '2026-11-20', '2026-12-04') // → ['2026-11-24T14:00', '2026-12-01T14:00']
 */
export function momentsOf(weekly: Weekly, from: string, until: string): string[] {
  const first = Math.max(numberOf(weekly.from), numberOf(from));
  const last = Math.min(numberOf(weekly.until), numberOf(until));
  const moments: string[] = [];
  for (let day = first + ((weekly.weekday - weekdayIn(first) + 7) % 7); day <= last; day += 7) {
    moments.push(`${dayOf(day)}T${weekly.start}`);
  }
  return moments;
}

let lastMinute = '';
let lastLocal = '';

/**
 * The wall-clock day and time of an instant in a zone: `"2026-11-24T14:05"`. Half a centre asks within the same minute,
 * so the last answer is kept.
 */
export function localTime(instant: string, zone: string): string {
  const minute = `${instant.slice(0, 16)} ${zone}`;
  if (minute !== lastMinute) {
    const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
    lastLocal = local.toPlainDateTime().toString({ smallestUnit: 'minute' });
    lastMinute = minute;
  }
  return lastLocal;
}

/** The weekday of a wall-clock date, 1 is Monday: `weekdayOf('2026-11-24')` is 2. */
export const weekdayOf = (day: string): number => weekdayIn(numberOf(day));

/** The first day from a wall-clock date on, itself included, that is this weekday; 1 is Monday. */
export const nextWeekday = (day: string, weekday: number): string =>
  dayAfter(day, (weekday - weekdayIn(numberOf(day)) + 7) % 7);

/** The last day of the week of a wall-clock date; weeks end on Sunday. */
export const sundayOf = (day: string): string => dayAfter(day, 7 - weekdayIn(numberOf(day)));

let lastMoment = '';
let lastInstant = '';

/** The instant of a wall-clock moment in a zone. A whole day asks until when it lasts, so the last answer is kept. */
export function instantOf(moment: string, zone: string): string {
  const asked = `${moment} ${zone}`;
  if (asked !== lastMoment) {
    lastInstant = Temporal.PlainDateTime.from(moment).toZonedDateTime(zone).toInstant().toString();
    lastMoment = asked;
  }
  return lastInstant;
}

/** A wall-clock date some days later: `dayAfter('2026-11-24', 14)` is `"2026-12-08"`. */
export const dayAfter = (day: string, days: number): string => dayOf(numberOf(day) + days);
