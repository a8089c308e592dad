import { MOST_COLUMNS } from '../../files/limits.ts';
import type { Cell, Sheet } from '../../files/sheet.ts';
import { ENTITIES, type Entity, translatedFields } from './entities.ts';
import type { Given, Notice, Upload } from './given.ts';
import { OTHER_LANGUAGES, type Row, type SocialMap, type Translations } from './rows.ts';

const plain = (cell: Cell | undefined): string => (typeof cell === 'string' ? cell.trim() : '');

const isEmpty = (row: readonly Cell[]): boolean =>
  row.every((cell) => cell === null || plain(cell) === '') &&
  !row.some((cell) => typeof cell !== 'string' && cell !== null);

const entityOfSheet = (name: string): Entity | undefined => {
  const bare = name.trim().toLowerCase();
  return ENTITIES.find(({ name: entity, sheet }) => [sheet, entity, `${entity}s`].includes(bare));
};

function givenIn(entity: Entity, { rows: [header = [], ...rows] }: Sheet): Given[] {
  const columns = header.slice(0, MOST_COLUMNS).map((cell) => plain(cell).toLowerCase());
  return rows.flatMap((row, index): Given[] => {
    if (isEmpty(row)) return [];
    const values = columns.flatMap((column, at) => (column === '' ? [] : [[column, row[at] ?? null]]));
    // The line of the names is the first, as sheets count.
    return [
      {
        entity: entity.name,
        where: { sheet: entity.sheet, row: String(index + 2) },
        values: Object.fromEntries(values),
      },
    ];
  });
}

/** Tables as rows of the social map; null where none of them is a table of HSDS. */
export function fromSheets(sheets: readonly Sheet[]): Upload | null {
  const known = sheets.flatMap((sheet) => {
    const entity = entityOfSheet(sheet.name);
    return entity === undefined || sheet.rows.length === 0 ? [] : [{ entity, sheet }];
  });
  if (known.length === 0) return null;
  const notices = sheets
    .filter(({ name, rows }) => entityOfSheet(name) === undefined && rows.length > 0)
    .map(({ name }): Notice => ({ what: 'unknown-sheet', sheet: name.slice(0, 60) }));
  return {
    given: known.flatMap(({ entity, sheet }) => givenIn(entity, sheet)),
    present: known.map(({ entity }) => entity.name),
    notices,
  };
}

/** Columns of a table: HSDS's own and ours, and a language beside each text that anybody has translated. */
export function columnsOf(entity: Entity, rows: readonly Row[]): string[] {
  const used = new Set(
    rows.flatMap(({ translations }) => Object.keys((translations as Translations | undefined) ?? {})),
  );
  const translated = translatedFields(entity).filter((field) => used.has(field));
  return [
    ...Object.keys(entity.fields),
    ...translated.flatMap((field) => OTHER_LANGUAGES.map((language) => `${field}_${language}`)),
  ];
}

const cellOf = (row: Row, column: string): string | number | boolean | null => {
  const own = row[column];
  if (own !== undefined && typeof own !== 'object') return own;
  const language = column.slice(column.lastIndexOf('_') + 1);
  const field = column.slice(0, column.lastIndexOf('_'));
  return (row.translations as Translations | undefined)?.[field]?.[language] ?? null;
};

/** The social map as tables. A table without rows has its columns all the same: somebody may want to fill it. */
export const asSheets = (map: SocialMap): Sheet[] =>
  ENTITIES.map((entity) => {
    const rows = map[entity.name];
    const columns = columnsOf(entity, rows);
    return { name: entity.sheet, rows: [columns, ...rows.map((row) => columns.map((column) => cellOf(row, column)))] };
  });
