/**
 * One whole message of a messenger: somebody may need all of it before she says what is wrong. What follows is never
 * analysed, so a 10 MB text costs nothing.
 */
const ANALYSED_CHARACTERS = 4_096;

/** Directions, joiners and soft hyphens: they stand in a word and nobody sees them. */
export const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/gu;
const MARKS = /\p{M}+/gu;
const FOLDED: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ة: 'ه',
  ـ: '',
  ı: 'i',
  ł: 'l',
  ß: 'ss',
};
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu');

/**
 * Ethiopic letters that sound alike and are mixed up in writing, by row of eight: ሠ is read as ሰ, ፀ as ጸ, ኀ as ሐ,
 * ቐ as ቀ, ኸ as ከ.
 */
const ETHIOPIC_ROWS: ReadonlyMap<number, number> = new Map([
  [0x1220, 0x1230],
  [0x1340, 0x1338],
  [0x1280, 0x1210],
  [0x1250, 0x1240],
  [0x12b8, 0x12a8],
]);
/** In these rows the first and the fourth form sound alike: አ and ኣ. */
const ETHIOPIC_GUTTURALS = [0x1200, 0x1210, 0x12a0, 0x12d0];
const ETHIOPIC_SYLLABLE = /[\u1200-\u135A]/gu;

function foldEthiopic(letter: string): string {
  const code = letter.charCodeAt(0);
  const row = ETHIOPIC_ROWS.get(code & ~7) ?? code & ~7;
  const form = code & 7;
  return String.fromCharCode(row + (form === 0 && ETHIOPIC_GUTTURALS.includes(row) ? 3 : form));
}

/**
 * A text in the one form in which texts are compared: compatibility forms joined, lower case, no marks, no
 * invisible characters, letters that people mix up folded together.
 *
 * @example normalise('  HASTAYIM, İyi değilim ') // → "hastayim, iyi degilim"
 */
export function normalise(text: string): string {
  return text
    .slice(0, ANALYSED_CHARACTERS)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(FOLDABLE, (letter) => FOLDED[letter] ?? letter)
    .replace(ETHIOPIC_SYLLABLE, foldEthiopic)
    .trim();
}

let lastText = '';
let lastWords: readonly string[] = [];

/**
 * The words of a text, normalised and without punctuation. `"Ik kan niet!" → ["ik", "kan", "niet"]`
 *
 * One message is asked about several times in a turn (a crisis? a command? a choice?), so the last answer is kept.
 */
export function wordsOf(text: string): readonly string[] {
  if (text !== lastText) {
    lastWords = normalise(text).match(/[\p{L}\p{N}]+/gu) ?? [];
    lastText = text;
  }
  return lastWords;
}

const ETHIOPIC_ONE = 0x1369;
const ETHIOPIC_NINE = 0x1371;

function digitOf(letter: string): number | null {
  const code = letter.codePointAt(0) as number;
  if (code >= ETHIOPIC_ONE && code <= ETHIOPIC_NINE) return code - ETHIOPIC_ONE + 1;
  if (!/\p{Nd}/u.test(letter)) return null;
  // Unicode keeps the ten digits of a script side by side, so the way down to the zero is the value.
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return value;
}

/** The text with its digits as 0 to 9, whatever script they are in. `"٤٨٣٩" → "4839"` */
export const inPlainDigits = (text: string): string => text.replaceAll(/\p{Nd}/gu, (letter) => String(digitOf(letter)));

let lastNumbered = '';
let lastNumber: number | null = null;

/**
 * The number that a whole message is, in any script: `"3"`, `"٣"`, `"3️⃣"`, `"፫"`, `"(3)."`; null for anything
 * that is more than a number of one or two digits. A command, a choice, something delicate? Each asks, so the last answer
 * is kept.
 */
export function numberIn(text: string): number | null {
  if (text !== lastNumbered) {
    lastNumber = readNumber(text);
    lastNumbered = text;
  }
  return lastNumber;
}

function readNumber(text: string): number | null {
  const bare = text
    .slice(0, 32)
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .replace(/[\uFE0F\u20E3\s().:#-]/gu, '');
  const letters = [...bare];
  if (letters.length === 0 || letters.length > 2) return null;
  const digits = letters.map(digitOf);
  if (digits.includes(null)) return null;
  return Number(digits.join(''));
}
