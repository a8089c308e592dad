import { groupBy } from './group.ts';
import type { Ref } from './known.ts';
import type { Planning } from './planning.ts';
import { recogniser } from './recognise.ts';
import type { Row } from './rows.ts';

type Named = Row<'people' | 'children' | 'sessions'>;
type Item = { readonly id: Ref; readonly externalId: string | null };

/** Where rows are told apart: within a centre, or a programme; null where a row is of none. */
type Scopes<R, I> = {
  of(row: R): string | null;
  items(scope: string): readonly I[];
  /** What an item is called, and the column in which rows say it. */
  name(item: I): string;
  readonly column: 'name' | 'title';
};

/** A row, and what it is about: null for something new, and where that cannot be told, which is. */
export type Identified<R, I> = { readonly row: R; readonly scope: string; readonly before: I | null };

/** Who or what the rows are about. */
export function identify<R extends Named, I extends Item>(
  planning: Planning,
  rows: readonly R[],
  scopes: Scopes<R, I>,
): Identified<R, I>[] {
  const columnOf = (column: 'externalId' | 'name' | 'known') => (column === 'name' ? scopes.column : column);
  return [...groupBy(rows, scopes.of)].flatMap(([scope, here]) => {
    const said = here.map((row) => {
      const {
        name = null,
        title = null,
        externalId = null,
        known = null,
      } = row.values as Row<'people'>['values'] & Row<'sessions'>['values'];
      return { row, externalId, known, name: scopes.column === 'title' ? title : name };
    });
    const items = scopes.items(scope).map((item) => ({ ...item, item, name: scopes.name(item) }));
    const recognise = recogniser(items, said);
    return said.map((one): Identified<R, I> => {
      const { row } = one;
      const found = recognise(one);
      const isNew = 'item' in found && found.item === null;
      if ('wrong' in found && !row.isBroken) planning.tell(row, columnOf(found.column), found.wrong);
      if (isNew && one.name === null && !row.isBroken) planning.tell(row, scopes.column, 'empty');
      return { row, scope, before: 'item' in found ? (found.item?.item ?? null) : null };
    });
  });
}

/** Tells of rows that are about the same, one by number and one by name. */
export function tellTwice(
  planning: Planning,
  coming: readonly { row: Row<Named['kind']>; after: { id: Ref } }[],
): void {
  for (const [, ...more] of groupBy(coming, ({ after }) => after.id).values()) {
    for (const { row } of more) planning.tell(row, 'externalId', 'twice');
  }
}
