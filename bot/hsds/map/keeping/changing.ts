import type { Given, Problem } from '../given.ts';
import { uuidOf } from '../ids.ts';
import type { Index } from '../index-of.ts';
import type { EntityName } from '../names.ts';
import { plan } from '../plan.ts';
import type { Changes } from '../ports.ts';
import { idOf, type Row, textOf } from '../rows.ts';

/** Who changed something, as the map tells everybody: the house, and none of its people by name. */
const BY = 'Buurtmus';

/** The sheet of what is told of a change: what is wrong there is wrong in the field itself, too. */
const TOLD = 'metadata';
const MOST_TOLD = 500;

/** What HSDS wants to know of a change to a service: the field, what stood there and what stands there now. */
type Told = { readonly field: string; readonly before: string; readonly after: string };

/** Something that is to become of a service and of what hangs on it. */
export type Change = {
  /** What the fields of the form make of the rows; the sheet of each names its field. */
  readonly given: readonly Given[];
  readonly gone: Changes['gone'];
  readonly told: readonly Told[];
};

/** A row of the map as a field of a form gives it. */
export const givenBy = (field: string, entity: EntityName, values: Given['values']): Given => ({
  entity,
  where: { sheet: field, row: '' },
  values,
});

function metadataOf(service: Row, { field, before, after }: Told, day: string): Given {
  const id = idOf(service);
  return givenBy(TOLD, 'metadata', {
    id: uuidOf('metadata', JSON.stringify([id, day, field, before, after])),
    resource_id: id,
    resource_type: 'service',
    last_action_date: day,
    last_action_type: 'update',
    field_name: field,
    previous_value: before.slice(0, MOST_TOLD),
    replacement_value: after.slice(0, MOST_TOLD),
    updated_by: BY,
  });
}

/** What a change does to the map, judged as an import is; `day` is the wall-clock date of it. */
export function changesFor(
  index: Index,
  service: Row,
  { given, gone, told }: Change,
  day: string,
): { readonly changes: Changes } | { readonly problems: readonly Problem[] } {
  const all = [...given, ...told.map((one) => metadataOf(service, one, day))];
  const { changes, problems } = plan(index, { given: all, present: [], notices: [] }, false);
  if (problems.length > 0) return { problems: problems.filter(({ where }) => where.sheet !== TOLD) };
  return { changes: { ...changes, gone, touchedByGone: [idOf(service)] } };
}

/** Somebody has looked: all of it is true on this day. */
export function checkedOn(service: Row, day: string): Change {
  const before = textOf(service, 'assured_date') ?? '';
  const given = [givenBy('assured_date', 'service', { id: idOf(service), assured_date: day })];
  return { given, gone: {}, told: [{ field: 'assured_date', before, after: day }] };
}

/** It is no more, or is there after all. */
export function nowOf(service: Row, status: 'inactive' | 'active'): Change {
  const before = textOf(service, 'status') ?? '';
  const given = [givenBy('status', 'service', { id: idOf(service), status })];
  return { given, gone: {}, told: [{ field: 'status', before, after: status }] };
}

/** Several changes as one. */
export const together = (changes: readonly Change[]): Change => ({
  given: changes.flatMap(({ given }) => given),
  gone: Object.assign({}, ...changes.map(({ gone }) => gone)),
  told: changes.flatMap(({ told }) => told),
});
