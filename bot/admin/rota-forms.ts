import { Temporal } from 'temporal-polyfill';
import type { Duty } from '../crisis/rota.ts';
import { instantOf } from '../engine/weekly.ts';
import type { CRISIS_TEXTS } from './texts-crisis.ts';
import type { Sent } from './week-forms.ts';

type Wrong = keyof typeof CRISIS_TEXTS.wrong;
type Checked<Value> = { readonly value: Value } | { readonly wrong: Wrong };

const WEEK = [1, 2, 3, 4, 5, 6, 7];
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;
const MOMENT = /^20\d\d-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/u;
const MOST_MINUTES = 60;
/** Nobody is on call for longer at a stretch; a year that was typed wrong would be forgotten. */
const LONGEST_DAYS = 14;

export function minutesIn({ minutes = '' }: Sent): Checked<number> {
  const value = /^\d{1,2}$/u.test(minutes) ? Number(minutes) : 0;
  return value >= 1 && value <= MOST_MINUTES ? { value } : { wrong: 'minutes' };
}

type Whose = Pick<Duty, 'staff' | 'position'>;

function whoseIn({ who = '', position = '' }: Sent): Checked<Whose> {
  if (who === '') return { wrong: 'who' };
  return /^[1-9]$/u.test(position) ? { value: { staff: who, position: Number(position) } } : { wrong: 'position' };
}

/** A duty of every week, as it was sent. */
export function weeklyIn(sent: Sent): Checked<Duty> {
  const whose = whoseIn(sent);
  if ('wrong' in whose) return whose;
  const { from = '', until = '' } = sent;
  const days = WEEK.filter((day) => sent[`day-${day}`] === 'yes');
  if (days.length === 0) return { wrong: 'days' };
  if (!TIME.test(from) || !TIME.test(until)) return { wrong: 'time' };
  return { value: { kind: 'weekly', ...whose.value, days, from, until } };
}

/** A duty from now until a moment on the clock of the centre. */
export function onceIn(sent: Sent, now: string, zone: string): Checked<Duty> {
  const whose = whoseIn(sent);
  if ('wrong' in whose) return whose;
  const until = momentIn(sent.until ?? '', zone);
  const latest = Temporal.Instant.from(now).add({ hours: LONGEST_DAYS * 24 });
  if (until === null || Date.parse(until) <= Date.parse(now) || Date.parse(until) > latest.epochMilliseconds) {
    return { wrong: 'until' };
  }
  return { value: { kind: 'once', ...whose.value, from: now, until } };
}

function momentIn(text: string, zone: string): string | null {
  if (!MOMENT.test(text)) return null;
  try {
    return instantOf(text, zone);
  } catch {
    return null;
  }
}
