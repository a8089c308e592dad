/** An object that a platform sent. Nothing in it is what it should be until it was looked at. */
export type Fields = { readonly [name: string]: unknown };

const NONE: Fields = {};

/** The value as an object; an object without fields where it is none. */
export const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : NONE;

/** The value as a list of objects; an empty one where it is no list. */
export const listOf = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);

/** The value as a whole number from 0 to 2^53, also where it is written as a text; null where it is none. */
export function wholeOf(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,16}$/u.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

/** The value as a text; null where it is none. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Halves of characters, left behind by hostile or broken senders; with NUL the two things PostgreSQL refuses. */
const LONE_SURROGATES = /\p{Surrogate}/gu;

/**
 * A text that can be kept: no longer than `most` UTF-16 units, well-formed, without NUL. Cut first, so that a text
 * of 10 MB costs no more than a long one.
 */
export const clean = (text: string, most: number): string =>
  text.slice(0, most).replace(LONE_SURROGATES, '').replaceAll('\0', '');
