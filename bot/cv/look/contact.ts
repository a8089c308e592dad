import { inPlainDigits } from '../../engine/normalise.ts';

/** An address of e-mail, bounded so that a long run of letters costs nothing. */
const EMAIL = /[\p{L}\d._%+-]{1,64}\s?@\s?[\p{L}\d-]{1,63}(?:\s?\.\s?[\p{L}\d-]{1,63}){1,4}/u;

/**
 * A Dutch number (`070 - 312 34 56`, `06-12345678`) or one from abroad (`+48 512 345 678`, `0031 6 …`): at least nine
 * digits, with what people put between them.
 */
const PHONE = /(?<!\d)(?:(?:\+|00)\d{1,3}|0\d)(?:[\s().·–-]{0,3}\d){7,12}(?!\d)/u;

/** Two dates of a period have as many digits as a number of a telephone. */
const DATES = /(?<!\d)(?:\d{1,2}[-./])?\d{1,2}[-./](?:19|20)\d{2}(?!\d)/gu;

/** Whether there is a way to reach her: an address of e-mail, or a number in the digits of any script. */
export const hasContact = (text: string): boolean =>
  EMAIL.test(text) || PHONE.test(inPlainDigits(text).replace(DATES, '…'));
