import type { Language } from '../../engine/language.ts';
import type { Role } from '../../engine/person.ts';
import { asDay, asTime } from '../../files/sheet.ts';
import type { Wrong } from './given.ts';
import { parseRule, writtenRule } from './rule.ts';
import { audienceOf, flagOf, languageOf, roleOf, weekdayNamed } from './words.ts';

export type Read<Value> = { readonly value: Value } | { readonly wrong: Wrong };
/** Reads what stands in a cell; it is never asked about an empty one. */
export type Reader<Value> = (text: string) => Read<Value>;

const orWrong = <Value>(value: Value | null, wrong: Wrong): Read<Value> => (value === null ? { wrong } : { value });

/** Words on one line. `most`: nobody reads more on a phone. */
export const line =
  (most: number): Reader<string> =>
  (text) =>
    text.length > most ? { wrong: 'too-long' } : { value: text.replace(/\s+/gu, ' ') };

const EXTERNAL_ID = /^[\p{L}\p{N}][\p{L}\p{N}._/-]{0,39}$/u;

/** Weights of the eleven test by which every citizen service number of the Netherlands can be told. */
const ELEVEN = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/**
 * Whether a text may be somebody's citizen service number, which only those whom the law names may keep (article 46 of
 * the Dutch data protection act). One other number of nine digits in eleven looks the same.
 */
export function isCitizenNumber(text: string): boolean {
  const digits = text.replace(/[./-]/gu, '');
  if (!/^\d{8,9}$/u.test(digits)) return false;
  const sum = [...digits.padStart(9, '0')].reduce((total, digit, at) => total + Number(digit) * (ELEVEN[at] ?? 0), 0);
  return sum % 11 === 0;
}

/** The number, or any short name, under which the centre's own administration has somebody. */
export const externalId: Reader<string> = (text) =>
  EXTERNAL_ID.test(text) ? { value: text } : { wrong: 'not-number-name' };

export const language: Reader<Language> = (text) => orWrong(languageOf(text), 'not-language');

/** The parts of a list in a cell: `"mentor, coach"`, `"ma/wo"`. */
const partsOf = (text: string): string[] =>
  text.split(/[,;/+&\n]|\s+(?:en|and)\s+/iu).filter((part) => part.trim() !== '');

function all<Value>(parts: readonly string[], read: (part: string) => Value | null, wrong: Wrong): Read<Value[]> {
  const values = parts.map(read).filter((value) => value !== null);
  return values.length < parts.length || values.length === 0 ? { wrong } : { value: values };
}

/** Each role once, in the order of their names: the same roles are the same value. */
export const roles: Reader<readonly Role[]> = (text) => {
  const read = all(partsOf(text), roleOf, 'not-roles');
  return 'wrong' in read ? read : { value: [...new Set(read.value)].sort() };
};

/** `"ma-vr"` is Monday to Friday; 1 is Monday. Null for what is no such range. */
function daysIn(part: string): number[] | null {
  const [first = '', last = first, ...more] = part.split(/[-–]|t\/m/u);
  const [from, until] = [weekdayNamed(first), weekdayNamed(last)];
  if (from === null || until === null || more.length > 0 || until < from) return null;
  return Array.from({ length: until - from + 1 }, (_, at) => from + at);
}

/** Days of the week, each once and in order; 1 is Monday. */
export const weekdays: Reader<readonly number[]> = (text) => {
  const read = all(partsOf(text.replace(/t\/m/giu, '-')), daysIn, 'not-days');
  return 'wrong' in read ? read : { value: [...new Set(read.value.flat())].sort((one, other) => one - other) };
};

export const rule: Reader<string> = (text) => {
  const parsed = parseRule(text);
  return parsed === null ? { wrong: 'not-rule' } : { value: writtenRule(parsed) };
};

/** Before the first nobody was planned, after the last nobody will be: a slip of the hand. */
const [FIRST_DAY, LAST_DAY] = ['2000-01-01', '2099-12-31'];

export const day: Reader<string> = (text) => {
  const date = asDay(text.replace(/^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/u, '$1-$2-$3'));
  return orWrong(date !== null && date >= FIRST_DAY && date <= LAST_DAY ? date : null, 'not-date');
};

const CLOCK = /^\d{2}:\d{2}$/u;

/** `"14:00"`, also from `"14.00"`, `"14:00 uur"` and the time of a sheet. */
export const time: Reader<string> = (text) => {
  const written = text
    .replace(/^\d{4}-\d{2}-\d{2}T/u, '')
    .replace(/\s*(?:uur|u|h)$/iu, '')
    .replace(/^(\d{1,2})[.u](\d{2})$/iu, '$1:$2');
  const read = asTime(written);
  return orWrong(read !== null && CLOCK.test(read) ? read : null, 'not-time');
};

const [FEWEST_MINUTES, MOST_MINUTES] = [5, 12 * 60];

export const minutes: Reader<number> = (text) => {
  const count = Number(text.replace(/\s*(?:minuten|minutes|min)\.?$/iu, ''));
  return orWrong(
    Number.isInteger(count) && count >= FEWEST_MINUTES && count <= MOST_MINUTES ? count : null,
    'not-minutes',
  );
};

export const flag: Reader<boolean> = (text) => orWrong(flagOf(text), 'not-flag');
export const audience: Reader<'people' | 'children'> = (text) => orWrong(audienceOf(text), 'not-audience');
