import { HOUSE_LANGUAGE } from '../engine/language.ts';
import { dayAfter, localTime } from '../engine/weekly.ts';

/** Times as staff read them, on the clock of the centre. */
export type When = {
  /** `"10:02"` */
  time(instant: string): string;
  /** The day of an instant: `"vandaag"`, `"gisteren"`, `"maandag 23 november"`. */
  day(instant: string, now: string): string;
  /** `"10:02"` today, `"ma 23 nov 10:02"` before. */
  moment(instant: string, now: string): string;
  /** The wall-clock date of an instant: `"2026-11-24"`. */
  date(instant: string): string;
};

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(HOUSE_LANGUAGE, { ...options, timeZone: 'UTC' });
const LONG = format({ weekday: 'long', day: 'numeric', month: 'long' });
const SHORT = format({ weekday: 'short', day: 'numeric', month: 'short' });
const WEEKDAY = format({ weekday: 'long' });
const MONTH = format({ month: 'long', year: 'numeric' });
const FULL = format({ day: 'numeric', month: 'long', year: 'numeric' });

/** A wall-clock date in words: `"dinsdag 24 november"`. */
const longDay = (date: string): string => LONG.format(new Date(date));
/** `"di 24 nov"` */
export const shortDay = (date: string): string => SHORT.format(new Date(date));
/** `"24 november 2026"` */
export const fullDay = (date: string): string => FULL.format(new Date(date));
/** A month in words: `"november 2026"`. */
export const nameOfMonth = (month: string): string => MONTH.format(new Date(`${month}-01`));
/** 1 is `"maandag"`. The first of January 2024 was one. */
export const nameOfWeekday = (weekday: number): string => WEEKDAY.format(new Date(Date.UTC(2024, 0, weekday)));

export function dayNearby(date: string, today: string): string {
  if (date === today) return 'vandaag';
  if (date === dayAfter(today, 1)) return 'morgen';
  return date === dayAfter(today, -1) ? 'gisteren' : longDay(date);
}

export function createWhen(zone: string): When {
  const date = (instant: string): string => localTime(instant, zone).slice(0, 10);
  const time = (instant: string): string => localTime(instant, zone).slice(11);
  return {
    date,
    time,
    day: (instant, now) => dayNearby(date(instant), date(now)),
    moment: (instant, now) =>
      date(instant) === date(now) ? time(instant) : `${shortDay(date(instant))} ${time(instant)}`,
  };
}
