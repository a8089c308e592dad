import { isLanguage } from './language.ts';

type Shape = { readonly [field: string]: unknown };
type Check = (value: unknown) => boolean;

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/u;

const isObject = (value: unknown): value is Shape =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isInstant: Check = (value) =>
  typeof value === 'string' && INSTANT.test(value) && Number.isFinite(Date.parse(value));
const isCount: Check = (value) => Number.isSafeInteger(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);
const shaped =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isObject(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const isPlace = shaped({ room: isText, step: isText, data: isObject });
const isOpen = shaped({
  room: isText,
  step: isText,
  data: isObject,
  again: (value) => value === undefined || isObject(value),
});

/**
 * Whether something stored has the shape of a session of today. What was asked may stand elsewhere, so only when is
 * looked at; what a place has gathered is the business of its room.
 */
export const isSession: Check = shaped({
  language: orNull(isLanguage),
  consent: oneOf('unasked', 'given', 'declined'),
  stopped: oneOf(true, false),
  place: orNull(isOpen),
  asked: orNull(shaped({ turn: isCount, at: isInstant })),
  trail: (value) => Array.isArray(value) && value.every(isPlace),
  misses: isCount,
  seen: orNull(isInstant),
  desk: shaped({
    state: oneOf('bot', 'waiting', 'staff'),
    why: orNull(isText),
    since: orNull(isInstant),
    staff: orNull(isText),
  }),
});
