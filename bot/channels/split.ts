/** Where a long text may be broken, the better place first: after a line, after a sentence, after a word. */
const PLACES = [/\n+/gu, /[.!?…؟።፧](?:["'»”’)\]\u2069]*)\s+/gu, /\s+/gu];
/** A place in the first part of a piece is passed over: it would make many small pieces. */
const EARLIEST = 0.5;
/** What one character may take up; a longer one is no character of any language. */
const LONGEST_CHARACTER = 64;

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * A text in pieces of at most `most` UTF-16 units, broken where it reads well: at the end of a line, else of a
 * sentence, else of a word, and only where there is none of these within a word, between two characters.
 */
export function split(text: string, most: number): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const end = endOfPiece(rest, most);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return rest === '' ? pieces : [...pieces, rest];
}

function endOfPiece(text: string, most: number): number {
  // One more, so that a piece may end right before a blank.
  const window = text.slice(0, most + 1);
  for (const place of PLACES) {
    const ends = [...window.matchAll(place)].map((match) => match.index + match[0].trimEnd().length);
    const last = ends.findLast((end) => end <= most && end >= most * EARLIEST);
    if (last !== undefined) return last;
  }
  return endOfCharacter(text, most);
}

/** The last border between two characters at or before `most`: no emoji, no letter with its marks is torn. */
function endOfCharacter(text: string, most: number): number {
  const from = Math.max(0, most - LONGEST_CHARACTER);
  const borders = [...characters.segment(text.slice(from, most + LONGEST_CHARACTER))].map(({ index }) => from + index);
  const border = borders.findLast((index) => index <= most && index > from);
  if (border !== undefined) return border;
  return /[\uD800-\uDBFF]/u.test(text.charAt(most - 1)) ? most - 1 : most;
}

/** A text cut to `most` UTF-16 units, with "…" where something was cut off. */
export function cutTo(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, endOfCharacter(text, most - 1)).trimEnd()}…`;
}
