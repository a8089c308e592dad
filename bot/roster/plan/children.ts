import { groupBy } from './group.ts';
import { identify, tellTwice } from './identify.ts';
import type { KnownChild, KnownGuardian } from './known.ts';
import { centreOf, type Directory } from './people.ts';
import { type Difference, differences, newRef, type Planning, refer } from './planning.ts';
import { finder } from './recognise.ts';
import type { Row } from './rows.ts';

/** A child as it will be; `fields` as of an outcome. */
export type ComingChild = {
  readonly row: Row<'children'>;
  readonly after: KnownChild;
  readonly fields: readonly Difference[] | null;
};

const PLACES = [
  ['guardian1', 'weekdays1'],
  ['guardian2', 'weekdays2'],
] as const;

/** Who cares for a child, as its row says; what the row does not speak of stays. */
function guardiansOf(
  planning: Planning,
  directory: Directory,
  row: Row<'children'>,
  centreId: string,
  before: KnownChild | null,
): readonly KnownGuardian[] {
  if (row.values.guardian1 === undefined && row.values.guardian2 === undefined) return before?.guardians ?? [];
  const named = PLACES.flatMap(([column, days]): KnownGuardian[] => {
    const person = refer(planning, row, column, row.values[column], (said) => directory.find(centreId, said));
    if (typeof person !== 'string') return [];
    const known = before?.guardians.find(({ personId }) => personId === person)?.weekdays ?? [];
    // All days are the same as none that are named.
    const said = row.values[days] === undefined ? known : (row.values[days] ?? []);
    return [{ personId: person, weekdays: said.length === 7 ? [] : said }];
  });
  const [first, second] = named;
  if (first !== undefined && first.personId === second?.personId) planning.tell(row, 'guardian2', 'same-person');
  if (named.length === 0 && !row.values.guardian1) planning.tell(row, 'guardian1', 'empty');
  return named.toSorted((one, other) => one.personId.localeCompare(other.personId));
}

function childOf(
  planning: Planning,
  directory: Directory,
  row: Row<'children'>,
  centreId: string,
  before: KnownChild | null,
): ComingChild {
  const after: KnownChild = {
    id: before?.id ?? newRef(row),
    centreId,
    externalId: row.values.externalId ?? before?.externalId ?? null,
    name: row.values.name ?? before?.name ?? '',
    guardians: row.isBroken ? [] : guardiansOf(planning, directory, row, centreId, before),
  };
  const guardians = ({ guardians: all }: KnownChild) =>
    all.map(({ personId, weekdays }) => `${directory.byId(personId)?.name ?? ''}\t${weekdays.join(',')}`);
  const fields =
    before &&
    differences(before, after, {
      externalId: ({ externalId }) => externalId,
      name: ({ name }) => name,
      guardians: (child) => guardians(child).sort().join(' + ') || null,
    });
  return { row, after, fields };
}

/** Who the children are, and who cares for them. */
export function planChildren(
  planning: Planning,
  directory: Directory,
  rows: readonly Row<'children'>[],
): ComingChild[] {
  const here = groupBy(planning.known.children, ({ centreId }) => centreId);
  const coming = identify(planning, rows, {
    of: (row) => centreOf(planning, row),
    items: (centre) => here.get(centre) ?? [],
    name: ({ name }) => name,
    column: 'name',
  }).map(({ row, scope, before }) => childOf(planning, directory, row, scope, before));
  tellTwice(planning, coming);
  return coming;
}

/** Finds a child by number or name, among those of a centre as they will be. */
export function childFinder({ known }: Planning, coming: readonly ComingChild[]) {
  const children = new Map(known.children.map((child) => [child.id, child]));
  for (const { after } of coming) children.set(after.id, after);
  const finders = new Map(
    [...groupBy(children.values(), ({ centreId }) => centreId)].map(([id, here]) => [id, finder(here)]),
  );
  return {
    find: (centreId: string, said: string) => finders.get(centreId)?.(said) ?? ({ wrong: 'not-there' } as const),
    byId: (id: string | null) => (id === null ? undefined : children.get(id)),
  };
}
