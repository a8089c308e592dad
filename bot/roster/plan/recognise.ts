import type { Wrong } from './given.ts';
import { groupBy } from './group.ts';
import { nameKey } from './plain.ts';

/** What can be recognised: by a number, or by a name where that is the only one of its kind. */
type Known = { readonly id: string; readonly externalId: string | null; readonly name: string };
/** What a row says of itself. `known`: that it is, or is not, the one of the same name who has no number yet. */
type Said = {
  readonly externalId: string | null;
  readonly name: string | null;
  readonly known: boolean | null;
};

/** Who it is; null for somebody new. Or why that cannot be told, and by which column. */
export type Recognised<Item> =
  | { readonly item: Item | null }
  | { readonly wrong: Wrong; readonly column: 'externalId' | 'name' | 'known' };

/**
 * Recognises the rows of a file, of one centre or programme, among what is known there. The same name twice is two
 * people until a number says otherwise: nobody is guessed.
 */
export function recogniser<Item extends Known>(
  items: readonly Item[],
  rows: readonly Said[],
): (row: Said) => Recognised<Item> {
  const byNumber = new Map(items.flatMap((item) => (item.externalId === null ? [] : [[item.externalId, item]])));
  const byName = groupBy(items, ({ name }) => nameKey(name));
  const saidName = groupBy(rows, ({ name }) => (name === null ? null : nameKey(name)));
  const saidNumber = groupBy(rows, ({ externalId }) => externalId);

  /** A number that is new: for somebody new, unless the same name is known without one. */
  const byNewNumber = ({ name, known }: Said): Recognised<Item> => {
    const namesakes = (byName.get(nameKey(name ?? '')) ?? []).filter((one) => one.externalId === null);
    if (namesakes.length === 0 || known === false) return { item: null };
    if (known === null) return { wrong: 'maybe-known', column: 'known' };
    return namesakes.length === 1 ? { item: namesakes[0] ?? null } : { wrong: 'ambiguous', column: 'name' };
  };
  const byTheirNumber = (row: Said, externalId: string): Recognised<Item> => {
    if ((saidNumber.get(externalId)?.length ?? 0) > 1) return { wrong: 'twice', column: 'externalId' };
    const item = byNumber.get(externalId);
    return item === undefined ? byNewNumber(row) : { item };
  };
  const byTheirName = ({ name }: Said): Recognised<Item> => {
    if (name === null) return { wrong: 'empty', column: 'externalId' };
    const namesakes = byName.get(nameKey(name)) ?? [];
    const isAlone = namesakes.length < 2 && (saidName.get(nameKey(name))?.length ?? 0) < 2;
    return isAlone ? { item: namesakes[0] ?? null } : { wrong: 'same-name', column: 'externalId' };
  };
  return (row) => (row.externalId === null ? byTheirName(row) : byTheirNumber(row, row.externalId));
}

/** Finds what a cell names, among what will be there: by number first, then by a name that only one has. */
export function finder<Item extends Omit<Known, 'id'>>(
  items: readonly Item[],
): (said: string) => { readonly item: Item } | { readonly wrong: 'not-there' | 'ambiguous' } {
  const byNumber = new Map(items.flatMap((item) => (item.externalId === null ? [] : [[item.externalId, item]])));
  const byName = groupBy(items, ({ name }) => nameKey(name));
  return (said) => {
    const numbered = byNumber.get(said);
    if (numbered !== undefined) return { item: numbered };
    const [item, ...more] = byName.get(nameKey(said)) ?? [];
    if (item === undefined) return { wrong: 'not-there' };
    return more.length === 0 ? { item } : { wrong: 'ambiguous' };
  };
}
