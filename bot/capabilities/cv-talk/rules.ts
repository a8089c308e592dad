import type { Language } from '../../engine/language.ts';
import { INVISIBLE, inPlainDigits } from '../../engine/normalise.ts';
import type { Thing, Told } from './facts.ts';

/** More than this stands on no CV that is read. */
export const MOST_WORK = 6;
export const MOST_SCHOOLS = 3;
export const MOST_TONGUES = 6;
export const MOST_STRENGTHS = 4;

/** So long she may take to tell it, and so long it is kept after the last thing that anybody did with it. */
export const KEPT_DAYS = 90;

/** Where the telling begins. */
export const nothingTold = (language: Language): Told => ({
  language,
  name: null,
  work: [],
  schools: [],
  dutch: null,
  tongues: [],
  licence: null,
  strengths: [],
  phone: null,
  email: null,
  wish: null,
});

/** Whether there is anything of which somebody could make a CV. */
export const isEnough = ({ work, schools, tongues, strengths }: Told): boolean =>
  work.length + schools.length + tongues.length + strengths.length > 0;

/** Her own words on one line, at most so many letters, without marks of our texts; null where there is no letter. */
export function ownWords(text: string, most: number): string | null {
  const line = text
    .slice(0, 4 * most + 100)
    .toWellFormed()
    .replaceAll(INVISIBLE, '')
    .replaceAll(/[\s\p{C}{}\uFFFD]+/gu, ' ')
    .trim();
  if (!/\p{L}/u.test(line)) return null;
  const letters = [...line];
  if (letters.length <= most) return line;
  const cut = letters.slice(0, most - 1).join('');
  return `${cut.replace(/\s+\S*$/u, '')}…`;
}

/** Something in her own words. */
export const own = (words: string): Thing => ({ id: null, words });
/** Something that she chose, by its key. */
export const ours = (id: string): Thing => ({ id, words: null });

const ETHIOPIC_NUMBER = /[\u1369-\u137C]+/gu;

/** A number as it is written in Ethiopic: ፳፻፲፱ is 20 × 100 + 10 + 9. */
function ethiopicNumber(written: string): number {
  let whole = 0;
  let part = 0;
  for (const letter of written) {
    const code = letter.charCodeAt(0);
    if (code <= 0x1371) part += code - 0x1368;
    else if (code <= 0x137a) part += (code - 0x1371) * 10;
    else {
      whole = (whole + Math.max(1, part)) * (code === 0x137b ? 100 : 10_000);
      part = 0;
    }
  }
  return whole + part;
}

const EARLIEST = 1940;

/**
 * Years in a text, in any digits, from 1940 to the year of `now`: `"٢٠١٥"`, `"2015-2019"`, `"15"`. At most two. Beside
 * words two digits are no year: "10 jaar" says how long it was.
 */
export function yearsIn(text: string, now: string): readonly number[] {
  const thisYear = Number(now.slice(0, 4));
  const plain = inPlainDigits(text.slice(0, 200)).replaceAll(ETHIOPIC_NUMBER, (written) =>
    String(ethiopicNumber(written)),
  );
  const isBare = !/\p{L}/u.test(plain);
  const numbers = plain.match(/\d+/gu) ?? [];
  const years = numbers.map((digits) => {
    if (digits.length !== 2 || !isBare) return Number(digits);
    const inThisCentury = 2_000 + Number(digits);
    return inThisCentury <= thisYear ? inThisCentury : inThisCentury - 100;
  });
  return years.filter((year) => year >= EARLIEST && year <= thisYear).slice(0, 2);
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{2,63}){1,4}/u;
const PHONE = /\+?\d[\d\s().-]{6,20}\d/u;

/** A telephone number and an e-mail address, where they stand in a text. */
export function contactIn(text: string): { readonly phone: string | null; readonly email: string | null } {
  const line = inPlainDigits(text.slice(0, 300).replaceAll(INVISIBLE, ''));
  const email = EMAIL.exec(line)?.[0] ?? null;
  const phone = PHONE.exec(email === null ? line : line.replace(email, ' '))?.[0].replaceAll(/\s+/gu, ' ') ?? null;
  return { phone, email };
}
