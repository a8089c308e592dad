import { LANGUAGES, type Language } from '../../engine/language.ts';
import { ENTITIES } from './entities.ts';
import type { EntityName } from './names.ts';

/** The language in which HSDS's own fields speak here; the others stand in `translations`. */
export const BASE_LANGUAGE: Language = 'nl';
export const OTHER_LANGUAGES = LANGUAGES.filter((language) => language !== BASE_LANGUAGE);

/** A text by field and language: `{ "description": { "pl": "…" } }`. */
export type Translations = { readonly [field: string]: { readonly [language: string]: string } };

/** A row as it is kept: fields without a value are not there. */
export type Row = { readonly [field: string]: string | number | boolean | Translations };

/** The whole social map, object by object. */
export type SocialMap = Readonly<Record<EntityName, readonly Row[]>>;

/** A map in which every object has something, perhaps nothing. */
export const asMap = (of: (name: EntityName) => readonly Row[]): SocialMap =>
  Object.fromEntries(ENTITIES.map(({ name }) => [name, of(name)])) as Record<EntityName, readonly Row[]>;

export const EMPTY_MAP: SocialMap = asMap(() => []);

/** The id of a row; every row has one. */
export const idOf = (row: Row): string => row.id as string;

/** A field that holds text; null where there is none. */
export const textOf = (row: Row | undefined, field: string): string | null =>
  typeof row?.[field] === 'string' ? (row[field] as string) : null;

/** A field in every language in which somebody wrote it. */
export function inLanguages(row: Row | undefined, field: string): { readonly [code in Language]?: string } {
  const base = textOf(row, field);
  const others = (row?.translations as Translations | undefined)?.[field] ?? {};
  return { ...(base === null ? {} : { [BASE_LANGUAGE]: base }), ...others };
}
