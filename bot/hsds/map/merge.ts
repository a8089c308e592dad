import type { Patch } from './check.ts';
import type { Row, Translations } from './rows.ts';

type Texts = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

const isThere = ([, value]: readonly [string, unknown]): boolean => value !== null && value !== undefined;

function withTexts(before: Translations, texts: Texts): Translations {
  const merged: Record<string, Readonly<Record<string, string>>> = { ...before };
  for (const [field, languages] of Object.entries(texts)) {
    const all = Object.entries({ ...before[field], ...languages }).filter(isThere) as [string, string][];
    delete merged[field];
    if (all.length > 0) merged[field] = Object.fromEntries(all.toSorted(([one], [other]) => (one < other ? -1 : 1)));
  }
  return merged;
}

/** A row as it will be: what the file names is new, what it names and leaves empty goes, the rest stays. */
export function merged(before: Row | undefined, { fields, texts }: Patch): Row {
  const translations = withTexts((before?.translations as Translations | undefined) ?? {}, texts);
  const plain = Object.entries({ ...before, ...fields }).filter(isThere);
  const { translations: _, ...row } = Object.fromEntries(plain) as Record<string, Row[string]>;
  return Object.keys(translations).length === 0 ? row : { ...row, translations };
}

/** The same values in the same order, however they came. */
const settled = (value: unknown): unknown =>
  value !== null && typeof value === 'object'
    ? Object.entries(value)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, inner]) => [key, settled(inner)])
    : value;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(settled(one)) === JSON.stringify(settled(other));

/** Fields in which two rows differ. */
export const differing = (before: Row, after: Row): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => !same(before[field], after[field]));

/** Several rows of one file about the same thing, as one: what comes first counts. */
export function asOne(patches: readonly Patch[]): Patch[] {
  const all = new Map<string, Patch>();
  for (const patch of patches) {
    const key = `${patch.entity} ${patch.id}`;
    const before = all.get(key);
    const fields = { ...patch.fields, ...before?.fields };
    all.set(key, before === undefined ? patch : { ...before, fields, texts: { ...patch.texts, ...before.texts } });
  }
  return [...all.values()];
}
