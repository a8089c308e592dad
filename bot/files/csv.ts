import { parseCsv, writeCsv } from 'hucre/csv';
import { MOST_ROWS } from './limits.ts';
import type { Cell, Sheet } from './sheet.ts';

/** What a spreadsheet takes for the beginning of a formula. */
const LOOKS_LIKE_FORMULA = /^'*[=+\-@\t\r]/u;
const WAS_MADE_SAFE = /^'+[=+\-@\t\r]/u;

/** A text that a spreadsheet would run stands behind an apostrophe, and loses it on the way back. */
const made = (cell: Cell): string | number | boolean => {
  if (typeof cell === 'string') return LOOKS_LIKE_FORMULA.test(cell) ? `'${cell}` : cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? cell : '';
};
const unmade = (cell: Cell): Cell => (typeof cell === 'string' && WAS_MADE_SAFE.test(cell) ? cell.slice(1) : cell);

/** A table as CSV (RFC 4180, UTF-8 with its mark, which Excel needs to know it by). */
export const asCsv = ({ rows }: Sheet): string =>
  writeCsv(
    rows.map((row) => row.map(made)),
    { bom: true, lineSeparator: '\r\n' },
  );

export type Decoded = { readonly text: string; readonly isOld: boolean };

/** Text as UTF-8, or else as older programs save it; null where it is no text at all. */
export function decoded(bytes: Uint8Array): Decoded | null {
  const mark =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  try {
    return textOrNothing(new TextDecoder(mark ?? 'utf-8', { fatal: true }).decode(bytes), false);
  } catch {
    return mark === null ? textOrNothing(new TextDecoder('windows-1252').decode(bytes), true) : null;
  }
}

const textOrNothing = (text: string, isOld: boolean): Decoded | null => (text.includes('\0') ? null : { text, isOld });

/** A CSV as a table; the separator is what the first line is separated by. Null where it is none. */
export function fromCsv(name: string, text: string): Sheet | null {
  try {
    const rows = parseCsv(text, { maxRows: MOST_ROWS + 1, delimiter: separatorOf(text) });
    return { name, rows: rows.map((row) => row.map(unmade)) };
  } catch {
    return null;
  }
}

/** Names of columns hold no separator, so the first line tells; a Dutch Excel uses semicolons. */
function separatorOf(text: string): string {
  const line = /^\uFEFF?[^\r\n]*/u.exec(text)?.[0] ?? '';
  const counted = [',', ';', '\t'].map((one) => [one, line.split(one).length] as const);
  return counted.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? ',';
}
