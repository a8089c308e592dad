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

const later = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) > 0 ? one : other;

/**
 * The wall-clock moments of a weekly thing on days between `from` and `until`, both inclusive.
 *
 * @example momentsOf({ weekday: 2, start: '14:00', … }, '2026-11-20', '2026-12-04') // → ['2026-11-24T14:00', '2026-12-01T14:00']
 */
export function momentsOf(weekly: Weekly, from: string, until: string): string[] {
  const first = later(Temporal.PlainDate.from(weekly.from), Temporal.PlainDate.from(from));
  let day = first.add({ days: (weekly.weekday - first.dayOfWeek + 7) % 7 });
  const last = weekly.until < until ? weekly.until : until;
  const moments: string[] = [];
  while (day.toString() <= last) {
    moments.push(`${day.toString()}T${weekly.start}`);
    day = day.add({ days: 7 });
  }
  return moments;
}

/** The wall-clock day and time of an instant in a zone: `"2026-11-24T14:05"`. */
export const localTime = (instant: string, zone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The instant of a wall-clock moment in a zone. */
export const instantOf = (moment: string, zone: string): string =>
  Temporal.PlainDateTime.from(moment).toZonedDateTime(zone).toInstant().toString();

/** A wall-clock date some days later: `dayAfter('2026-11-24', 14)` is `"2026-12-08"`. */
export const dayAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();
