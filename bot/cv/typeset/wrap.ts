import { printable } from './printable.ts';
import { measure, type Style } from './text.ts';

const WORDS = new Intl.Segmenter('nl', { granularity: 'word' });
const LETTERS = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** Each piece that is found copies the whole text that is searched: it is searched bit by bit. */
const SEARCHED = /.{1,400}/gsu;

const piecesOf = (text: string, segmenter: Intl.Segmenter): string[] =>
  (text.match(SEARCHED) ?? []).flatMap((part) => [...segmenter.segment(part)].map(({ segment }) => segment));

/** Longer than any line, whatever it is made of. */
const BEYOND = 2_000;

/** Parts of a text with their widths; what was measured once is not measured again. */
function rulerOf(style: Style): (piece: string) => number {
  const known = new Map<string, number>();
  return (piece) => {
    if (piece.length > BEYOND) return Number.POSITIVE_INFINITY;
    const width = known.get(piece) ?? measure(piece, style);
    known.set(piece, width);
    return width;
  };
}

/** Lines out of pieces, each as full as it can be. A piece that fits into no line is broken into smaller ones. */
function filled(
  pieces: readonly string[],
  glue: string,
  width: number,
  widthOf: (piece: string) => number,
  smaller: (piece: string) => string[],
): string[] {
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const end = () => {
    if (line.length > 0) lines.push(line.join(glue));
    line = [];
    used = 0;
  };
  for (const piece of pieces) {
    const wide = widthOf(piece);
    const gap = line.length === 0 ? 0 : widthOf(glue);
    if (used + gap + wide <= width) {
      line.push(piece);
      used += gap + wide;
    } else if (wide <= width) {
      end();
      line.push(piece);
      used = wide;
    } else {
      end();
      const broken = smaller(piece);
      lines.push(...broken.slice(0, -1));
      line = broken.slice(-1);
      used = line[0] === undefined ? 0 : widthOf(line[0]);
    }
  }
  end();
  return lines;
}

/**
 * Breaks a text into lines of at most this width, in points: at blanks; a word that is wider than a line at its parts
 * (an address on the web, a script without blanks), and those between letters. Empty lines stay. Always ends.
 */
export function wrap(text: string, style: Style, width: number): readonly string[] {
  const widthOf = rulerOf(style);
  const byLetters = (word: string) => filled(piecesOf(word, LETTERS), '', width, widthOf, (letter) => [letter]);
  const byParts = (word: string) => filled(piecesOf(word, WORDS), '', width, widthOf, byLetters);
  return printable(text)
    .split('\n')
    .flatMap((paragraph) => {
      const words = paragraph.split(' ').filter((word) => word !== '');
      return words.length === 0 ? [''] : filled(words, ' ', width, widthOf, byParts);
    });
}
