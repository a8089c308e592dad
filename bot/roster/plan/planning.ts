import type { Given, Warning, Where, Wrong } from './given.ts';
import type { Kind } from './kinds.ts';
import type { Known, Ref } from './known.ts';
import { type Findings, findProblem, type Row } from './rows.ts';

/** A field that would become something else, as codes and names: the view says it in words. */
export type Difference = { readonly field: string; readonly from: string | null; readonly to: string | null };

/** What becomes of a row. `fields`: those that change, none where all is as it was; null for what is new. */
export type Outcome = {
  readonly kind: Kind;
  readonly where: Where;
  readonly name: string;
  readonly fields: readonly Difference[] | null;
};

/** What every part of a plan works with. */
export type Planning = {
  readonly known: Known;
  /** Wall-clock date in the centre's zone. */
  readonly today: string;
  tell(row: Row<Kind>, column: string, what: Wrong, may?: string): void;
  warn(what: Warning['what'], where: Where, ...about: string[]): void;
};

/** Gathers what is found out about a file on the way. */
export const planningOf = (known: Known, today: string, given: readonly Given[], findings: Findings): Planning => ({
  known,
  today,
  tell(row, column, what, may) {
    const one = given[row.at];
    if (one !== undefined) findProblem(findings, one, column, what, may);
  },
  warn: (what, where, ...about) => void findings.warnings.push({ what, where, about }),
});

/** By what something new is called until it is written. */
export const newRef = ({ kind, at }: Row<Kind>, of: string = kind): Ref => `+${of}:${at}`;

/** Whether something is not written yet. */
export const isNew = (ref: Ref): boolean => ref.startsWith('+');

/** The fields in which something would become something else. */
export const differences = <Item extends object>(
  before: Item,
  after: Item,
  fields: Readonly<Record<string, (item: Item) => string | null>>,
): Difference[] =>
  Object.entries(fields)
    .map(([field, said]) => ({ field, from: said(before), to: said(after) }))
    .filter(({ from, to }) => from !== to);

type Found = { readonly item: { readonly id: Ref } } | { readonly wrong: Wrong };

/**
 * Whom or what a cell names: null where it is empty, undefined where the file has no such column, false where nobody
 * is meant by it, which is told.
 */
export function refer(
  { tell }: Planning,
  row: Row<Kind>,
  column: string,
  said: string | null | undefined,
  find: (said: string) => Found,
): Ref | null | undefined | false {
  if (said === null || said === undefined) return said;
  const found = find(said);
  if ('item' in found) return found.item.id;
  tell(row, column, found.wrong);
  return false;
}
