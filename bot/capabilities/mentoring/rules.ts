import { Temporal } from 'temporal-polyfill';
import { localTime } from '../../engine/weekly.ts';

/** From this hour on a meeting is late enough that people hear of it on the morning of the day itself. */
export const SAME_DAY_FROM = '11:00';
/** When people hear of the day itself, and of an early tomorrow, on the centre's clock. */
export const MORNING = '09:00';
export const EVENING_BEFORE = '18:00';

/** Time to walk home before somebody asks how it was. */
export const CHECK_IN_AFTER_MINUTES = 30;
/** From here on "how did it go?" asks for something forgotten. */
const CHECK_IN_EXPIRES = { hours: 48 };
/** A mentor who has not answered is asked once more the next morning, wherever in the day the meeting was. */
export const AGAIN_AFTER_MINUTES = 21 * 60;
/** After one day more the coordinator hears of it, and milestones are asked about: nobody hears two things at once. */
export const TWO_DAYS_AFTER_MINUTES = 45 * 60;
/** Two public holidays in a row, and a day to spare, may put off what belongs to no hour. */
export const MOST_HOLIDAYS = 3;
/** When a match that ended is closed with a word, on the morning after its last day. */
export const CLOSING = '10:00';

/** What can wait and is not said within a week is not said at all: the next one is near. */
export const WEEK = { hours: 7 * 24 };

/** What the centre keeps of "how did it go": until the end evaluation of a match of six months, and a month more. */
export const KEPT_DAYS = 214;
/** Her own words are kept until they were told back, also where a meeting falls out in between. */
export const WORDS_KEPT_DAYS = 30;
/** From how long ago they are told back: the week before, or the one before that where it was a holiday. */
export const TOLD_BACK_DAYS = 15;

/** A few words; whoever writes more sees what is kept. */
const NEXT_STEP_LETTERS = 80;

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

/** An instant some time later. */
export const after = (instant: string, time: Temporal.DurationLike): string =>
  Temporal.Instant.from(instant).add(time).toString();

/** When both are asked how it went, and from when on it is too late to ask. */
export function checkInAt(endsAt: string): { at: string; expires: string } {
  const at = after(endsAt, { minutes: CHECK_IN_AFTER_MINUTES });
  return { at, expires: after(at, CHECK_IN_EXPIRES) };
}

/** This instant, or as many whole days later as it takes to be on no public holiday. */
export function onOpenDay(instant: string, closed: readonly string[], zone: string): string {
  const isClosed = closed.includes(localTime(instant, zone).slice(0, 10));
  return isClosed ? onOpenDay(after(instant, { hours: 24 }), closed, zone) : instant;
}

/** What somebody wants to do, on one line and short, without marks of our texts; null where there is no word in it. */
export function fewWords(text: string): string | null {
  const line = text.replaceAll(/[\s\p{C}{}]+/gu, ' ').trim();
  if (!/\p{L}/u.test(line)) return null;
  const letters = [...line];
  if (letters.length <= NEXT_STEP_LETTERS) return line;
  const cut = letters.slice(0, NEXT_STEP_LETTERS - 1).join('');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}
