import type { EntityName } from './names.ts';
import { asMap, idOf, type Row, type SocialMap } from './rows.ts';

/** A social map in which everything is found at once. */
export type Index = {
  readonly map: SocialMap;
  row(entity: EntityName, id: unknown): Row | undefined;
  /** Rows of an entity whose field names this id, the first ones first. */
  hanging(entity: EntityName, by: string, id: string): readonly Row[];
};

const LAST = Number.MAX_SAFE_INTEGER;
const placeOf = ({ position }: Row): number => (typeof position === 'number' ? position : LAST);

/** What has a place comes by its place, everything else in the order of ids: always the same one. */
const inOrder = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((one, other) => placeOf(one) - placeOf(other) || (idOf(one) < idOf(other) ? -1 : 1));

/** Indexes a map; each way of looking is prepared when it is first asked for. */
export function indexOf(map: SocialMap): Index {
  const rows = new Map<EntityName, ReadonlyMap<string, Row>>();
  const groups = new Map<string, ReadonlyMap<string, Row[]>>();
  const ordered = new Map<EntityName, readonly Row[]>();
  const inOrderOf = (entity: EntityName) => {
    const known = ordered.get(entity) ?? inOrder(map[entity]);
    ordered.set(entity, known);
    return known;
  };
  const byId = (entity: EntityName) => {
    const known = rows.get(entity) ?? new Map(map[entity].map((row) => [idOf(row), row]));
    rows.set(entity, known);
    return known;
  };
  const grouped = (entity: EntityName, by: string) => {
    const name = `${entity} ${by}`;
    const known = groups.get(name) ?? groupBy(inOrderOf(entity), by);
    groups.set(name, known);
    return known;
  };
  return {
    map,
    row: (entity, id) => (typeof id === 'string' ? byId(entity).get(id) : undefined),
    hanging: (entity, by, id) => grouped(entity, by).get(id) ?? [],
  };
}

function groupBy(rows: readonly Row[], field: string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row[field];
    if (typeof key !== 'string') continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

/** A map with some rows put in, or in the place of those with the same id. */
export function withRows(map: SocialMap, more: SocialMap): SocialMap {
  const merged = (name: EntityName): readonly Row[] => {
    const all = new Map(map[name].map((row) => [idOf(row), row]));
    for (const row of more[name]) all.set(idOf(row), row);
    return [...all.values()];
  };
  return asMap(merged);
}
