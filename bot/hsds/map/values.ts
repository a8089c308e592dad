import { asDay, asTime, FORMULA, isReadable } from '../../files/sheet.ts';
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

type Plain = string | number | boolean;
export type Read = { readonly value: Plain | null } | { readonly wrong: Wrong };

const as = (value: Plain): Read => ({ value });
const wrong = (what: Wrong): Read => ({ wrong: what });
const NOTHING: Read = { value: null };

const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/iu;
const HOST_FIRST = /^[a-z\d-]+(?:\.[a-z\d-]+)+(?:[/?#:]|$)/iu;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/u;

/** An address on the web; `www.example.org` is meant as `https://www.example.org`. Nothing that runs. */
function readUrl(text: string): Read {
  const written = HOST_FIRST.test(text) ? `https://${text}` : text;
  if (!/^(?:https?:\/\/[^\s<>"]+|urn:[a-z\d-]+:[^\s<>"]+)$/iu.test(written)) return wrong('not-url');
  // What a URI cannot hold as it is, it holds encoded: "/straße" becomes "/stra%C3%9Fe".
  return URL.canParse(written) ? as(/[^\x21-\x7e]/u.test(written) ? new URL(written).href : written) : wrong('not-url');
}

const orWrong = (value: Plain | null, what: Wrong): Read => (value === null ? wrong(what) : as(value));

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
  date: (text) => orWrong(asDay(text), 'not-date'),
  time: (text) => orWrong(asTime(text), 'not-time'),
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

/** Reads what stands in a field; null where nothing does. */
export function readValue(field: Field, given: unknown): Read {
  if (given === FORMULA) return wrong('formula');
  if (given === null || given === undefined) return NOTHING;
  const text = written(given, field.kind)?.trim();
  if (text === undefined) return wrong('not-text');
  if (text === '') return NOTHING;
  if (text.length > LONGEST_TEXT) return wrong('too-long');
  if (!isReadable(text)) return wrong('letters');
  if (field.among !== undefined && !field.among.includes(text)) return wrong('not-among');
  return READERS[field.kind](text);
}
