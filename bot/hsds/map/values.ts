import type { Field, Kind } from './fields.ts';

/** What may be wrong with a value; the staff view says what to do about each. */
export const WRONGS = [
  'empty',
  'too-long',
  'letters',
  'formula',
  'not-text',
  'not-email',
  'not-url',
  'not-number',
  'not-date',
  'not-time',
  'not-flag',
  'not-among',
  'not-days',
  'not-zone',
  'not-language',
  'not-rule',
  'not-there',
  'twice',
  'taken',
] as const;
export type Wrong = (typeof WRONGS)[number];

/** Nobody reads more on a phone, and no field of HSDS needs it. */
const LONGEST_TEXT = 10_000;

/** A formula in a sheet: what it says today may be something else tomorrow, so it is not taken over. */
export const FORMULA = Symbol('formula');

type Plain = string | number | boolean;
export type Read = { readonly value: Plain | null } | { readonly wrong: Wrong };

const as = (value: Plain): Read => ({ value });
const wrong = (what: Wrong): Read => ({ wrong: what });
const NOTHING: Read = { value: null };

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/iu;
const HOST_FIRST = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/?#:]|$)/iu;
const TIME = /^(\d{1,2}):(\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?$/u;
const DAY_FIRST = /^(\d{1,2})-(\d{1,2})-(\d{4})$/u;
const DATE = /^(\d{4}-\d{2}-\d{2})(?:T.*)?$/u;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/u;

/** An address on the web; `www.example.org` is meant as `https://www.example.org`. Nothing that runs. */
function readUrl(text: string): Read {
  const written = HOST_FIRST.test(text) ? `https://${text}` : text;
  if (!/^(?:https?:\/\/[^\s<>"]+|urn:[a-z\d-]+:[^\s<>"]+)$/iu.test(written)) return wrong('not-url');
  // What a URI cannot hold as it is, it holds encoded: "/straße" becomes "/stra%C3%9Fe".
  return URL.canParse(written) ? as(/[^\x21-\x7e]/u.test(written) ? new URL(written).href : written) : wrong('not-url');
}

const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) === day;

/** `2026-11-02`, and `2-11-2026` as it is written here. */
function readDate(text: string): Read {
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const date = year === '' ? DATE.exec(text)?.[1] : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return date !== undefined && isDay(date) ? as(date) : wrong('not-date');
}

function readTime(text: string): Read {
  const [, hour = '', minute = '', zone = ''] = TIME.exec(text) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return wrong('not-time');
  return as(`${hour.padStart(2, '0')}:${minute}${zone}`);
}

function readFlag(text: string): Read {
  if (/^(?:true|yes|ja|1|x)$/iu.test(text)) return as(true);
  // No is what stands there where nothing does.
  return /^(?:false|no|nee|0|-)$/iu.test(text) ? NOTHING : wrong('not-flag');
}

const READERS: Readonly<Record<Kind, (text: string) => Read>> = {
  id: as,
  text: as,
  moment: as,
  email: (text) => (EMAIL.test(text) ? as(text) : wrong('not-email')),
  url: readUrl,
  number: (text) => (NUMBER.test(text) ? as(Number(text.replace(',', '.'))) : wrong('not-number')),
  date: readDate,
  time: readTime,
  flag: readFlag,
};

/** What stands in a cell or a property, as text; a date as a sheet has it becomes what it shows. */
function written(value: unknown, kind: Kind): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'boolean') return String(value);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  return kind === 'time' ? value.toISOString().slice(11, 16) : value.toISOString().slice(0, 10);
}

const CONTROLS = /[^\P{Cc}\n\r\t]/u;

/** Reads what stands in a field; null where nothing does. */
export function readValue(field: Field, given: unknown): Read {
  if (given === FORMULA) return wrong('formula');
  if (given === null || given === undefined) return NOTHING;
  const text = written(given, field.kind)?.trim();
  if (text === undefined) return wrong('not-text');
  if (text === '') return NOTHING;
  if (text.length > LONGEST_TEXT) return wrong('too-long');
  if (CONTROLS.test(text) || !text.isWellFormed()) return wrong('letters');
  if (field.among !== undefined && !field.among.includes(text)) return wrong('not-among');
  return READERS[field.kind](text);
}
