import { Temporal } from 'temporal-polyfill';
import { dayAfter } from '../../engine/weekly.ts';
import type { Agreement } from './facts.ts';

/** Feedback is promised within so many working days of the centre. */
const FEEDBACK_DAYS = 5;
/** No centre is closed for longer: a promise is made all the same. */
const LOOK_AHEAD_DAYS = 60;

/** What is for review only goes so many days after it came back: time to read the feedback, and to work on it. */
export const REVIEW_KEPT_DAYS = 14;
/** What has no promised day goes so many days after she or a volunteer last did something with it. */
export const UNTOUCHED_DAYS = 90;
/** For how many months it is kept where she agreed to that. */
const KEEP_MONTHS = { 'keep-3': 3, 'keep-6': 6 } as const satisfies Partial<Record<Agreement, number>>;
/** So many days after the feedback she is asked what came of it. */
export const OUTCOME_DAYS = 28;
/** Files of one version: an album of photos, and a few more. */
export const MOST_FILES = 12;

/** What job it is for fits in so many letters. */
const JOB_LETTERS = 80;

/**
 * The day on which it goes, as she agrees to it today; null where it goes some days after the feedback.
 *
 * @example keptUntil('2026-11-30', 'keep-3')   // → '2027-02-28'
 */
export function keptUntil(today: string, agreed: Agreement): string | null {
  if (agreed === 'review') return null;
  return Temporal.PlainDate.from(today).add({ months: KEEP_MONTHS[agreed] }).toString();
}

/**
 * The wall-clock day by which feedback is promised; `isOpen` tells whether the centre works on a day.
 *
 * @example dueAfter('2026-12-24', isOpen)   // a Thursday before Christmas → '2027-01-04'
 */
export function dueAfter(today: string, isOpen: (day: string) => boolean): string {
  let left = FEEDBACK_DAYS;
  for (let ahead = 1; ahead <= LOOK_AHEAD_DAYS; ahead++) {
    const day = dayAfter(today, ahead);
    if (isOpen(day)) left--;
    if (left === 0) return day;
  }
  return dayAfter(today, LOOK_AHEAD_DAYS);
}

/** What job it is for, in her words, on one line; null where nothing is left of them. */
export function jobIn(text: string): string | null {
  const words = text.replaceAll(/\p{C}/gu, ' ').replaceAll(/\s+/gu, ' ').trim();
  const short = [...words].slice(0, JOB_LETTERS).join('').trim();
  return /\p{L}/u.test(short) ? short : null;
}
