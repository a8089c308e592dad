import type { ReadLine } from '../../reading.ts';
import { clean } from '../clean.ts';
import { around, placeOf } from '../place.ts';
import type { Piece } from './pieces.ts';
import { inReadingOrder, isRtlRow } from './right-to-left.ts';

/** Lines of one page that are kept. */
const MOST_LINES = 300;

/** They stand on one line, as far as letters of their size are apart from those above and below. */
const isBeside = (one: Piece, other: Piece): boolean =>
  one.isLevel && other.isLevel && Math.abs(one.baseline - other.baseline) < Math.min(one.size, other.size) * 0.5;

/** Pieces line by line, in the order in which a program drew them, which is the order in which people read. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = [];
  for (const piece of pieces) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row !== undefined && last !== undefined && isBeside(last, piece)) row.push(piece);
    else rows.push([piece]);
  }
  return rows;
}

/** Between two pieces that a program set apart without writing a blank. */
const gap = (last: Piece | undefined, piece: Piece): string =>
  last !== undefined && Math.max(piece.left - last.right, last.left - piece.right) > piece.size * 0.25 ? ' ' : '';

const textOf = (row: readonly Piece[]): string =>
  (isRtlRow(row) ? inReadingOrder(row) : row).map((piece, at, all) => gap(all[at - 1], piece) + piece.text).join('');

/** Lines of text out of its runs, with the places where they stand on a page of this size. */
export const linesOf = (pieces: readonly Piece[], page: { width: number; height: number }): ReadLine[] =>
  rowsOf(pieces)
    .map((row) => ({ text: clean(textOf(row)), ...placeOf(around(row), page) }))
    .filter(({ text }) => text !== '')
    .slice(0, MOST_LINES);
