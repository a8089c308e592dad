import { Temporal } from 'temporal-polyfill';
import { HOUSE_LANGUAGE } from '../../engine/language.ts';
import { dayAfter } from '../../engine/weekly.ts';
import type { Expectation, Standing, WeekLine } from '../../staff-week-ports.ts';
import { dutchOf } from '../speech.ts';
import { WEEK_TEXTS as texts } from '../texts-week.ts';
import { shortDay } from '../when.ts';
import { nameOf } from './list.tsx';
import type { Setting } from './setting.ts';

/** What something is, as staff say it: a match by who meets, anything else by its name. */
export function whatOf({ kind, what }: Pick<Standing, 'kind' | 'what'>, who: readonly string[], { reader }: Setting) {
  return kind === 'match' ? texts.and(who) : dutchOf(what, reader.speech);
}

/** Who gives it or comes to it, where the name of the thing does not say so. */
export function whoOf({ kind, who }: Pick<WeekLine, 'kind' | 'who'>): string {
  if (kind === 'match') return '';
  return kind === 'appointment' ? texts.visit(who[0] ?? '', who[1]) : texts.and(who);
}

/** `"di 24 nov 14:00"`, of a wall-clock moment. */
export const momentWords = (moment: string): string => `${shortDay(moment.slice(0, 10))} ${moment.slice(11)}`;

/** Why something does not take place: a holiday has a name, anything else a word of ours. */
export function whyWords({ state, why }: Pick<Standing, 'state' | 'why'>): string | null {
  if (state !== 'cancelled') return null;
  return texts.cancelled(why !== null && Object.hasOwn(texts.whys, why) ? (texts.whys[why] as string) : why);
}

/** Names of everybody behind these, each once. */
export const namesOf = (expectations: readonly Pick<Expectation, 'name' | 'person'>[]): string =>
  [...new Map(expectations.map(({ name, person }) => [person, nameOf(name, person)])).values()].join(', ');

const RANGE = new Intl.DateTimeFormat(HOUSE_LANGUAGE, {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `"Week 48: 23–29 november 2026"`, of the week that begins on a Monday. */
export const titleOfWeek = (monday: string): string =>
  texts.title(
    Temporal.PlainDate.from(monday).weekOfYear ?? 0,
    RANGE.formatRange(new Date(monday), new Date(dayAfter(monday, 6))),
  );
