import { basename } from 'node:path';
import { flatten } from '../map/flatten.ts';
import type { Notice, Upload } from '../map/given.ts';
import { LARGEST_FILE, MOST_ROWS, type Unreadable } from '../map/limits.ts';
import { fromSheets, type Sheet } from '../map/sheets.ts';
import { decoded, fromCsv } from './csv.ts';
import { fromXlsx } from './xlsx.ts';
import { unpack } from './zip.ts';

/** A file, read: what it says, and whether it is tables. Or why it could not be read. */
export type ReadFile = { readonly upload: Upload; readonly isTable: boolean } | { readonly unreadable: Unreadable };

const cannot = (unreadable: Unreadable): ReadFile => ({ unreadable });

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isCsv = (name: string): boolean => /\.csv$/iu.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/u.test(name);
/** Of a workbook only what its tables are made of: no pictures, no macros, nothing that links elsewhere. */
const isOfWorkbook = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/u.test(
    name,
  );

function asUpload(sheets: readonly Sheet[] | null, more: readonly Notice[] = []): ReadFile {
  if (sheets === null) return cannot('broken');
  const upload = fromSheets(sheets);
  if (upload === null) return cannot('not-a-table');
  // A table that was cut short would say of the rest that it is gone.
  if (sheets.some(({ rows }) => rows.length > MOST_ROWS)) return cannot('too-big');
  return { upload: { ...upload, notices: [...more, ...upload.notices] }, isTable: true };
}

/** One CSV file, or several; each is named after its table. */
function readCsvs(files: readonly (readonly [name: string, bytes: Uint8Array])[]): ReadFile {
  const texts = files.map(([name, bytes]) => ({ name: basename(name).replace(/\.csv$/iu, ''), read: decoded(bytes) }));
  const old = texts.filter(({ read }) => read?.isOld);
  const sheets = texts.map(({ name, read }) => (read === null ? null : fromCsv(name, read.text)));
  const whole = sheets.filter((sheet) => sheet !== null);
  return asUpload(
    whole.length < sheets.length ? null : whole,
    old.map(({ name }) => ({ what: 'old-letters', sheet: name.slice(0, 60) })),
  );
}

function readJson(bytes: Uint8Array): ReadFile {
  const text = decoded(bytes)?.text;
  try {
    const upload = flatten(JSON.parse(text ?? ''));
    return upload === null ? cannot('not-a-table') : { upload, isTable: false };
  } catch {
    return cannot('broken');
  }
}

async function readPacked(bytes: Uint8Array): Promise<ReadFile> {
  const parts = unpack(bytes, (name) => isCsv(name) || isOfWorkbook(name));
  if (parts === null) return cannot('too-big');
  if (parts.has('xl/workbook.xml')) return asUpload(await fromXlsx(parts));
  const csvs = [...parts].filter(([name]) => isCsv(name));
  return csvs.length === 0 ? cannot('not-known') : readCsvs(csvs);
}

/** Reads what somebody uploaded: XLSX, CSV, several CSVs in a zip, or JSON. What it is shows in it, not in its name. */
export async function readUpload(name: string, bytes: Uint8Array): Promise<ReadFile> {
  if (bytes.length > LARGEST_FILE) return cannot('too-big');
  if (isPacked(bytes)) return readPacked(bytes);
  if (isCsv(name)) return readCsvs([[name, bytes]]);
  const [first] =
    decoded(bytes)
      ?.text.trimStart()
      .replace(/^\uFEFF/u, '')
      .trimStart() ?? '';
  return first === '{' || first === '[' ? readJson(bytes) : cannot('not-known');
}
