import { MOST_COLUMNS } from '../../files/limits.ts';
import { type Cell, FORMULA, isReadable, type Sheet } from '../../files/sheet.ts';
import { fieldNamed, headerOf } from './columns.ts';
import type { Given, GivenCell, Problem, Upload, Warning } from './given.ts';
import { KINDS, type Kind, SHEETS } from './kinds.ts';
import { plain } from './plain.ts';
import { isCitizenNumber } from './values.ts';

/** Rows of one file, all sheets together: a centre has hundreds of people, a city brings them in parts. */
const MOST_GIVEN = 10_000;

/** Longer is no cell of ours. */
const LONGEST_CELL = 500;
const LONGEST_NAME = 60;
const MINUTE_MS = 60_000;

/** A date as a sheet has it; its clock may lie a moment beside the minute that it shows. */
function dated(date: Date): GivenCell {
  const minute = Math.round(date.getTime() / MINUTE_MS) * MINUTE_MS;
  const text = Number.isFinite(minute) ? new Date(minute).toISOString() : '';
  return /^\d{4}-/u.test(text) ? text.slice(0, 16) : { wrong: 'letters' };
}

function numbered(number: number): GivenCell {
  // A time of day that nobody has told the sheet to show as one.
  if (number > 0 && number < 1) return dated(new Date(number * 24 * 60 * MINUTE_MS));
  if (!Number.isFinite(number)) return { wrong: 'letters' };
  return isCitizenNumber(String(number)) ? { wrong: 'bsn' } : String(number);
}

function cellOf(cell: Cell | undefined): GivenCell {
  if (cell === FORMULA) return { wrong: 'formula' };
  if (cell instanceof Date) return dated(cell);
  if (typeof cell === 'number') return numbered(cell);
  if (typeof cell === 'boolean') return cell ? 'ja' : 'nee';
  if (typeof cell !== 'string') return '';
  const text = cell.normalize('NFC').trim();
  if (text.length > LONGEST_CELL) return { wrong: 'too-long' };
  if (!isReadable(text)) return { wrong: 'letters' };
  // It is not even held until somebody mends it.
  return isCitizenNumber(text) ? { wrong: 'bsn' } : text;
}

const headersOf = ([header = []]: Sheet['rows']): string[] =>
  header.slice(0, MOST_COLUMNS).map((cell) => (typeof cell === 'string' ? cell.trim() : ''));

/** What a sheet can be told by, where its name says nothing: columns that only this kind has. */
const SIGNS: readonly (readonly [Kind, readonly string[]])[] = [
  ['matches', ['mentor', 'mentee']],
  ['children', ['guardian1']],
  ['sessions', ['title', 'start']],
  ['entries', ['session', 'from']],
  ['people', ['name', 'roles']],
];

/** A sheet of our template that tells about the others. */
export const EXPLAINING = 'Uitleg';

/** A browser numbers what is downloaded twice: `mensen (1).csv`. */
const bareName = (name: string): string => plain(name.replace(/\s*\(\d+\)$/u, ''));

function kindOf({ name, rows }: Sheet): Kind | null {
  const named = KINDS.find((kind) => [kind, ...SHEETS[kind]].some((one) => plain(one) === bareName(name)));
  if (named !== undefined) return named;
  const headers = headersOf(rows);
  const has = (kind: Kind, field: string) => headers.some((header) => fieldNamed(kind, header) === field);
  return SIGNS.find(([kind, fields]) => fields.every((field) => has(kind, field)))?.[0] ?? null;
}

function readSheet(kind: Kind, { name, rows }: Sheet): Upload {
  const sheet = name.slice(0, LONGEST_NAME);
  const headers = headersOf(rows);
  const fields = headers.map((header) => (header === '' ? null : fieldNamed(kind, header)));
  const problems = fields.flatMap((field, at): Problem[] =>
    field !== null && fields.indexOf(field) < at
      ? [
          {
            where: { sheet, row: 1 },
            column: headerOf(kind, field),
            what: 'column-twice',
            value: headers[at]?.slice(0, LONGEST_NAME) ?? '',
          },
        ]
      : [],
  );
  const warnings = headers.flatMap((header, at): Warning[] =>
    header !== '' && fields[at] === null
      ? [{ what: 'unknown-column', where: null, about: [sheet, header.slice(0, LONGEST_NAME)] }]
      : [],
  );
  const given = rows.slice(1).flatMap((row, index): Given[] => {
    const values = fields.flatMap((field, at) => (field === null ? [] : [[field, cellOf(row[at])] as const]));
    if (values.every(([, cell]) => cell === '')) return [];
    return [{ kind, where: { sheet, row: index + 2 }, values: Object.fromEntries(values) }];
  });
  return { given, problems, warnings };
}

/** Tables as rows; null where none of them is a table of ours, `'too-big'` where they are more than anybody brings. */
export function fromSheets(sheets: readonly Sheet[]): Upload | 'too-big' | null {
  const read = sheets.map((sheet) => ({ sheet, kind: sheet.rows.length === 0 ? null : kindOf(sheet) }));
  if (read.every(({ kind }) => kind === null)) return null;
  const uploads = read.map(({ sheet, kind }) => {
    if (kind !== null) return readSheet(kind, sheet);
    const isEmpty = sheet.rows.length === 0 || sheet.name === EXPLAINING;
    const unknown: Warning = { what: 'unknown-sheet', where: null, about: [sheet.name.slice(0, LONGEST_NAME)] };
    return { given: [], problems: [], warnings: isEmpty ? [] : [unknown] };
  });
  const given = uploads.flatMap((one) => one.given);
  if (given.length > MOST_GIVEN) return 'too-big';
  return { given, problems: uploads.flatMap((one) => one.problems), warnings: uploads.flatMap((one) => one.warnings) };
}
