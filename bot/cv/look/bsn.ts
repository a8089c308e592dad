import { inPlainDigits } from '../../engine/normalise.ts';

const NAMED = /(?<!\p{L})(?:bsn|burgerservice\s?nummer|sofi(?:-?nummer)?|citizen service number)(?!\p{L})/iu;
/** Of telephones, banks, chambers of commerce and parcels: nine digits of theirs are none of hers. */
const OTHER =
  /tel|phone|fax|gsm|mob|whats|iban|bank|rekening|kvk|btw|kenteken|\bklant|\border|هاتف|جوال|ተሌፎን|ስልኪ|тел|nr tel|komórk/iu;
const DIGITS = /(?<![\d+\p{L}]|\+\d{1,3}[\s-])\d(?:[\s.-]?\d){7,8}(?![\s.-]?\d|\p{L})/gu;

/** The proof of eleven, by which a number of the Dutch state is known: weights 9 to 2, and the last digit taken off. */
function passes(digits: string): boolean {
  const padded = digits.padStart(9, '0');
  if (Number(padded) === 0) return false;
  const sum = [...padded].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return sum % 11 === 0;
}

/** Two dates behind each other, or a date and a year. */
const isDate = (written: string): boolean => /^\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d{2}$|(?:19|20)\d{2}-/u.test(written);

/**
 * Numbers in a line that are a BSN: named as one, or nine digits that pass its proof and are not said to be another
 * number. One in eleven other numbers of nine digits passes too; nobody is harmed by looking twice.
 */
export function bsnsIn(text: string): string[] {
  const line = inPlainDigits(text);
  const isNamed = NAMED.test(line);
  if (!isNamed && OTHER.test(line)) return [];
  return [...line.matchAll(DIGITS)]
    .map(([written]) => written)
    .filter((written) => !isDate(written))
    .filter((written) => {
      const digits = written.replace(/\D/gu, '');
      return isNamed || (digits.length === 9 && passes(digits));
    });
}
