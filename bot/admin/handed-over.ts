import { randomInt } from 'node:crypto';

/** Letters and digits that nobody mistakes for each other on paper: no i, l, o, 0 or 1. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

const letters = (count: number): string =>
  Array.from({ length: count }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
const groups = (count: number, length: number): string =>
  Array.from({ length: count }, () => letters(length)).join('-');

/** A one-time password serves for so many days. */
const ONE_TIME_DAYS = 7;

/** A password to be handed over by hand, `"k7mq-…"`: 79 random bits, and until when it serves. */
export const newOneTime = (now: Date): { readonly password: string; readonly until: Date } => ({
  password: groups(4, 4),
  until: new Date(now.getTime() + ONE_TIME_DAYS * 24 * 60 * 60 * 1_000),
});

const RECOVERY_CODES = 10;

/** Codes to be kept on paper, `"k7mqa-x3tfw"`, each for one sign-in without the phone: 49 random bits. */
export const newRecoveryCodes = (): string[] => Array.from({ length: RECOVERY_CODES }, () => groups(2, 5));

/** A code as somebody typed it. */
export type TypedCode = { readonly kind: 'totp' | 'recovery'; readonly code: string };

/** Which kind of code was typed, with spaces, dashes and capitals as may be; null where it is neither. */
export function typedCode(typed: unknown): TypedCode | null {
  const code = typeof typed === 'string' ? typed.slice(0, 40).replace(/[\s-]/gu, '').toLowerCase() : '';
  if (/^\d{6}$/u.test(code)) return { kind: 'totp', code };
  if (/^[a-z2-9]{10}$/u.test(code)) return { kind: 'recovery', code: `${code.slice(0, 5)}-${code.slice(5)}` };
  return null;
}
