import { isLanguage } from '../../engine/language.ts';
import { type Entity, entityOf, translatedFields } from './entities.ts';
import type { Field } from './fields.ts';
import type { Given, Notice, Problem } from './given.ts';
import { asId, uuidOf } from './ids.ts';
import type { EntityName } from './names.ts';
import { BASE_LANGUAGE, OTHER_LANGUAGES } from './rows.ts';
import { readValue, type Wrong } from './values.ts';

/** What a file says of a row: null where it says that nothing is there. */
export type Patch = {
  readonly entity: EntityName;
  readonly id: string;
  readonly given: Given;
  readonly fields: Readonly<Record<string, string | number | boolean | null>>;
  /** By field and language. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string | null>>>>;
};

export type Checked = {
  readonly patches: readonly Patch[];
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
};

const MOST_SHOWN = 60;
const shown = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '').slice(0, MOST_SHOWN);

/** A problem with what stands in a field of a row. */
export const problem = ({ where, values }: Given, column: string, what: Wrong, may?: string): Problem => ({
  where,
  column,
  what,
  value: shown(values[column]),
  ...(may === undefined ? {} : { may }),
});

/** `"description_pl"` → `["description", "pl"]`; null for a column that is no translation. */
function translationIn(entity: Entity, column: string): readonly [field: string, language: string] | null {
  const field = translatedFields(entity).find((name) => column.startsWith(`${name}_`));
  const language = field === undefined ? '' : column.slice(field.length + 1);
  return field !== undefined && OTHER_LANGUAGES.some((one) => one === language) ? [field, language] : null;
}

const TEXT = { kind: 'text' } as const;

type Fields = Record<string, string | number | boolean | null>;

/** One row, as far as it could be read. */
type Row = { fields: Fields; texts: Record<string, Record<string, string | null>>; unknown: string[] };

/** Reads one row; what is wrong in it goes into `problems`. */
function readRow(given: Given, problems: Problem[]): Row {
  const entity = entityOf(given.entity);
  const row: Row = { fields: {}, texts: {}, unknown: [] };

  const readField = (column: string, field: Field, value: unknown): void => {
    const read = readValue(field, value);
    if ('wrong' in read) problems.push(problem(given, column, read.wrong, field.among?.join(', ')));
    else
      row.fields[column] = field.to === undefined || read.value === null ? read.value : asId(field.to, `${read.value}`);
  };
  const readText = (field: string, language: string, column: string, value: unknown): void => {
    const read = readValue(TEXT, value);
    if ('wrong' in read) problems.push(problem(given, column, read.wrong));
    else row.texts[field] = { ...row.texts[field], [language]: read.value as string | null };
  };
  /** As JSON has them: by field, then by language. */
  const readTranslations = (value: unknown): void => {
    for (const { field, language, text, column } of textsIn(value)) {
      if (!translatedFields(entity).includes(field)) problems.push(problem(given, column, 'not-text'));
      else if (language === BASE_LANGUAGE || !isLanguage(language))
        problems.push(problem(given, column, 'not-language', OTHER_LANGUAGES.join(', ')));
      else readText(field, language, column, text);
    }
  };

  for (const [column, value] of Object.entries(given.values)) {
    const field = Object.hasOwn(entity.fields, column) ? entity.fields[column] : undefined;
    const translation = field === undefined ? translationIn(entity, column) : null;
    if (field?.kept) continue;
    if (field !== undefined) readField(column, field, value);
    else if (translation !== null) readText(...translation, column, value);
    else if (column === 'translations') readTranslations(value);
    else row.unknown.push(column);
  }
  return row;
}

type Text = { field: string; language: string; text: unknown; column: string };

/** `{ "description": { "pl": "…" } }`, one by one. What is no such thing is one text in no language. */
function textsIn(value: unknown): Text[] {
  const entries = (of: unknown) => (of !== null && typeof of === 'object' ? Object.entries(of) : [['', of] as const]);
  if (value === null) return [];
  return entries(value).flatMap(([field, texts]) =>
    entries(texts).map(([language, text]) => ({
      field,
      language,
      text,
      column: `translations.${field}.${language}`.slice(0, MOST_SHOWN),
    })),
  );
}

/** The name by which a row without an id is known, so that the same row is the same one next time. */
function nameOf(fields: Fields, given: Given): string {
  const slug = fields.slug ?? fields.code;
  return typeof slug === 'string' ? slug : JSON.stringify(Object.entries(given.values).filter(([, v]) => v !== null));
}

const idIn = ({ fields }: Row, given: Given): string =>
  typeof fields.id === 'string' ? asId(given.entity, fields.id) : uuidOf(given.entity, nameOf(fields, given));

/** Attributes and metadata name a row of any kind, and say which. */
function linked(fields: Fields): Fields {
  const resolve = (id: string, kind: string): Fields =>
    typeof fields[id] === 'string' && typeof fields[kind] === 'string'
      ? { [id]: asId(fields[kind] as EntityName, fields[id]) }
      : {};
  return { ...resolve('link_id', 'link_entity'), ...resolve('resource_id', 'resource_type') };
}

/** Reads every value of every row, and says of each that cannot be read what is wrong with it. */
export function check(given: readonly Given[]): Checked {
  const problems: Problem[] = [];
  const unknown = new Map<string, Notice>();
  const patches = given.map((one): Patch => {
    const row = readRow(one, problems);
    for (const column of row.unknown.map((name) => name.slice(0, MOST_SHOWN)))
      unknown.set(`${one.where.sheet} ${column}`, { what: 'unknown-column', sheet: one.where.sheet, column });
    const id = idIn(row, one);
    const fields = { ...row.fields, ...linked(row.fields), id };
    return { entity: one.entity, id, given: one, fields, texts: row.texts };
  });
  return { patches, problems, notices: [...unknown.values()] };
}
