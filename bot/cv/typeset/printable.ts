/** Line ends of any kind; each begins a line of its own. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
const BLANKS = /[\t\u1680\u2000-\u200A\u205F\u3000]/gu;
/** What is not seen, or turns the text around it. Isolates stay, which texts of the house need. */
const UNSEEN = /(?!\n)\p{Cc}|[\u00AD\u200B\u202A-\u202E\u2060\uFEFF\uFFF9-\uFFFB]/gu;
/** More marks over one letter than any script has would be set for seconds, and grow over the lines above. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** Text as it can be set: hostile text loses what cannot be seen, and nothing else. Lines are parted by `\n`. */
export const printable = (text: string): string =>
  text.toWellFormed().replace(LINE_ENDS, '\n').replace(BLANKS, ' ').replace(UNSEEN, '').replace(PILED_MARKS, '$1');

const LETTER = /\p{L}/u;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u;

export type Direction = 'ltr' | 'rtl';

/** As its first letter runs; `otherwise` where it has none. */
export function directionOf(text: string, otherwise: Direction = 'ltr'): Direction {
  const letter = LETTER.exec(text)?.[0];
  if (letter === undefined) return otherwise;
  return RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
