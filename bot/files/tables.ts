import { basename } from 'node:path';
import { decoded, fromCsv } from './csv.ts';
import { LARGEST_FILE, MOST_ROWS, type Unreadable } from './limits.ts';
import type { Sheet } from './sheet.ts';
import { fromXlsx } from './xlsx.ts';
import { unpack } from './zip.ts';

/** The tables of a file, and those of them that an older program has saved: letters may have changed there. */
type Tables = { readonly sheets: readonly Sheet[]; readonly old: readonly string[] };

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isCsv = (name: string): boolean => /\.csv$/iu.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/u.test(name);
/** Of a workbook only what its tables are made of: no pictures, no macros, nothing that links elsewhere. */
const isOfWorkbook = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/u.test(
    name,
  );

/** One CSV file, or several; each is named after its table. */
function readCsvs(files: readonly (readonly [name: string, bytes: Uint8Array])[]): Tables | null {
  const texts = files.map(([name, bytes]) => ({ name: basename(name).replace(/\.csv$/iu, ''), read: decoded(bytes) }));
  const sheets = texts.map(({ name, read }) => (read === null ? null : fromCsv(name, read.text)));
  const whole = sheets.filter((sheet) => sheet !== null);
  if (whole.length < sheets.length) return null;
  return { sheets: whole, old: texts.filter(({ read }) => read?.isOld).map(({ name }) => name) };
}

async function readPacked(bytes: Uint8Array): Promise<Tables | Unreadable> {
  const parts = unpack(bytes, (name) => isCsv(name) || isOfWorkbook(name));
  if (parts === null) return 'too-big';
  if (parts.has('xl/workbook.xml')) {
    const sheets = await fromXlsx(parts);
    return sheets === null ? 'broken' : { sheets, old: [] };
  }
  const csvs = [...parts].filter(([name]) => isCsv(name));
  return csvs.length === 0 ? 'not-known' : (readCsvs(csvs) ?? 'broken');
}

/**
 * Reads the tables of what somebody uploaded: XLSX, CSV, or several CSVs in a zip. What it is shows in it, not in its
 * name. A table that is too long is refused whole: cut short, it would say of the rest that it is gone.
 */
export async function readTables(name: string, bytes: Uint8Array): Promise<Tables | Unreadable> {
  if (bytes.length > LARGEST_FILE) return 'too-big';
  const read = isPacked(bytes)
    ? await readPacked(bytes)
    : isCsv(name)
      ? (readCsvs([[name, bytes]]) ?? 'broken')
      : 'not-known';
  if (typeof read === 'string') return read;
  return read.sheets.some(({ rows }) => rows.length > MOST_ROWS) ? 'too-big' : read;
}
