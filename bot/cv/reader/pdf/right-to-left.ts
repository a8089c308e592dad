import type { Piece } from './pieces.ts';

const LETTER = /\p{L}/u;
const FIGURE = /\p{N}/u;

const kindOf = ({ text, isRtl }: Piece): 'rtl' | 'latin' | 'figure' | 'blank' => {
  if (isRtl) return 'rtl';
  if (LETTER.test(text)) return 'latin';
  return FIGURE.test(text) ? 'figure' : 'blank';
};

/** Most letters of this row belong to a script that is written to the left. */
export function isRtlRow(row: readonly Piece[]): boolean {
  const lettersOf = (isRtl: boolean) =>
    row.reduce((sum, piece) => (piece.isRtl === isRtl && LETTER.test(piece.text) ? sum + piece.text.length : sum), 0);
  return lettersOf(true) > lettersOf(false);
}

const byPlace = (one: Piece, other: Piece): number => one.left - other.left || one.right - other.right;

/** Of `2019 - 2016`, as it stands on the paper, the year on the right is read first; a figure itself runs to the right. */
const read = (piece: Piece): Piece =>
  kindOf(piece) === 'figure' ? { ...piece, text: piece.text.split(/(\s+)/u).reverse().join('') } : piece;

/**
 * The pieces of a row that is written to the left, in the order in which it is read: from the right. Words of other
 * scripts, and figures after them, keep their own order (Unicode Standard Annex 9, W7 and N1).
 */
export function inReadingOrder(row: readonly Piece[]): Piece[] {
  const groups: Piece[][] = [];
  let latin: Piece[] | null = null;
  let blanks: Piece[] = [];
  for (const piece of [...row].sort(byPlace)) {
    const kind = kindOf(piece);
    if (kind === 'blank') {
      blanks.push(piece);
      continue;
    }
    if (kind === 'rtl') latin = null;
    if (latin !== null) latin.push(...blanks, piece);
    else {
      const group = [read(piece)];
      groups.push(...blanks.map((blank) => [blank]), group);
      latin = kind === 'latin' ? group : null;
    }
    blanks = [];
  }
  return [...groups, blanks].reverse().flat();
}
