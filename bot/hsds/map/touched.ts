import { entityOf } from './entities.ts';
import type { Index } from './index-of.ts';
import { ENTITY_NAMES, type EntityName } from './names.ts';
import { idOf, type Row } from './rows.ts';

type One = { readonly entity: EntityName; readonly row: Row };

/** What a row hangs on, whatever that is. */
function above({ entity, row }: One, index: Index): One[] {
  const named = Object.entries(entityOf(entity).fields).map(([field, { to }]) => [field, to] as const);
  const kinds = [
    ...named,
    ['link_id', ENTITY_NAMES.find((name) => name === row.link_entity)],
    ['resource_id', ENTITY_NAMES.find((name) => name === row.resource_type)],
  ] as const;
  return kinds.flatMap(([field, to]) => {
    const found =
      to === undefined || to === 'taxonomy_term' || to === 'taxonomy' ? undefined : index.row(to, row[field]);
    return found === undefined || to === undefined ? [] : [{ entity: to, row: found }];
  });
}

/** Services of an organisation or at a place: they are shown with it. */
function below({ entity, row }: One, index: Index): string[] {
  if (entity === 'organization') return index.hanging('service', 'organization_id', idOf(row)).map(idOf);
  if (entity !== 'location') return [];
  return index.hanging('service_at_location', 'location_id', idOf(row)).map(({ service_id }) => service_id as string);
}

/** The services that are no longer as they were when these rows change: their date of change moves. */
export function servicesAround(rows: readonly One[], indexes: readonly Index[]): string[] {
  const services = new Set<string>();
  const seen = new Set<string>();
  const follow = (one: One, index: Index): void => {
    const key = `${indexes.indexOf(index)} ${one.entity} ${idOf(one.row)}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (one.entity === 'service') services.add(idOf(one.row));
    else for (const id of below(one, index)) services.add(id);
    // A service belongs to an organisation, which does not change because one of its services does.
    if (one.entity !== 'service' && one.entity !== 'organization')
      for (const upper of above(one, index)) follow(upper, index);
  };
  for (const index of indexes) for (const one of rows) follow(one, index);
  return [...services].sort();
}
