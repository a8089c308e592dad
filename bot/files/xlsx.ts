import { type CellValue, type Sheet as Read, readXlsx, writeXlsx } from 'hucre/xlsx';
import { MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { type Cell, FORMULA, type Sheet } from './sheet.ts';
import { repack } from './zip.ts';

/** `250 → "IP"`: a column as sheets name it. */
const columnName = (number: number): string =>
  number === 0 ? '' : columnName(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26));

/** Only this part of a sheet is looked at: a single cell in its farthest corner would fill the memory. */
const RANGE = `A1:${columnName(MOST_COLUMNS)}${MOST_ROWS + 1}`;

function rowsOf({ rows, cells }: Read): Cell[][] {
  const found: Cell[][] = rows.map((row) => [...row]);
  for (const [at, { type }] of cells ?? []) {
    if (type !== 'formula' && type !== 'error') continue;
    const [row = 0, column = 0] = at.split(',').map(Number);
    const line = found[row];
    if (line !== undefined) line[column] = FORMULA;
  }
  return found;
}

/** The tables of a workbook whose parts have been unpacked within our limits; null where it is broken. */
export async function fromXlsx(parts: ReadonlyMap<string, Uint8Array>): Promise<Sheet[] | null> {
  try {
    const { sheets } = await readXlsx(repack(parts), { range: RANGE });
    return sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }));
  } catch {
    return null;
  }
}

const WIDTHS: Readonly<Record<string, number>> = { id: 12, name: 30, slug: 24, description: 60 };
const USUAL_WIDTH = 18;

/** How a workbook writes a letter by its number; a text that only looks so says first that it is not meant so. */
const LOOKS_LIKE_LETTER = /_(?=x[\da-f]{4}_)/giu;

const asValue = (cell: Cell): CellValue => {
  if (typeof cell === 'string') return cell.replaceAll(LOOKS_LIKE_LETTER, '_x005F_');
  return typeof cell === 'symbol' ? null : cell;
};

/**
 * Tables as a workbook, the names of the columns always in sight. Columns hold text, so that a telephone number that
 * somebody types keeps its zero and a time stays a time.
 */
export async function asXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map(asValue)),
      columns: (rows[0] ?? []).map((column) => ({ width: WIDTHS[String(column)] ?? USUAL_WIDTH, numFmt: '@' })),
      freezePane: { rows: 1 },
    })),
  });
}
