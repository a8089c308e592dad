import { decoded } from '../../files/csv.ts';
import { LARGEST_FILE, type Unreadable } from '../../files/limits.ts';
import { readTables } from '../../files/tables.ts';
import { flatten } from '../map/flatten.ts';
import type { Upload } from '../map/given.ts';
import { fromSheets } from '../map/sheets.ts';

/** A file, read: what it says, and whether it is tables. Or why it could not be read. */
export type ReadFile = { readonly upload: Upload; readonly isTable: boolean } | { readonly unreadable: Unreadable };

const cannot = (unreadable: Unreadable): ReadFile => ({ unreadable });

function readJson(text: string): ReadFile {
  try {
    const upload = flatten(JSON.parse(text));
    return upload === null ? cannot('not-a-table') : { upload, isTable: false };
  } catch {
    return cannot('broken');
  }
}

/** A text that begins as JSON does; null for everything else. */
function asJson(bytes: Uint8Array): string | null {
  if (bytes.length > LARGEST_FILE) return null;
  const text = decoded(bytes)?.text ?? '';
  const [first] = text
    .trimStart()
    .replace(/^\uFEFF/u, '')
    .trimStart();
  return first === '{' || first === '[' ? text : null;
}

/** Reads what somebody uploaded: XLSX, CSV, several CSVs in a zip, or JSON. What it is shows in it, not in its name. */
export async function readUpload(name: string, bytes: Uint8Array): Promise<ReadFile> {
  const tables = await readTables(name, bytes);
  if (tables === 'not-known') {
    const json = asJson(bytes);
    return json === null ? cannot('not-known') : readJson(json);
  }
  if (typeof tables === 'string') return cannot(tables);
  const upload = fromSheets(tables.sheets);
  if (upload === null) return cannot('not-a-table');
  const old = tables.old.map((sheet) => ({ what: 'old-letters', sheet: sheet.slice(0, 60) }) as const);
  return { upload: { ...upload, notices: [...old, ...upload.notices] }, isTable: true };
}
