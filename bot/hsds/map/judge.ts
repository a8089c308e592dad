import { type Patch, problem } from './check.ts';
import { entityOf } from './entities.ts';
import type { Problem } from './given.ts';
import type { Index } from './index-of.ts';
import { ENTITY_NAMES, type EntityName } from './names.ts';
import { idOf, type Row, textOf } from './rows.ts';
import { TAXONOMIES, wrongValue } from './rules.ts';

/** A row as it will be, and the line of the file that makes it so. */
export type Coming = { readonly patch: Patch; readonly row: Row };

const DAYS = /^(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*$/u;

/** Each zone is asked after once: the answer is dear and never changes. */
const zones = new Map<string, boolean>();

function isZone(zone: string): boolean {
  const known = zones.get(zone) ?? isKnownZone(zone);
  if (zones.size < MOST_ZONES) zones.set(zone, known);
  return known;
}

/** More than there are. */
const MOST_ZONES = 1_000;

function isKnownZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** Fields that have to be there and are not. */
const missing = ({ patch, row }: Coming): Problem[] =>
  Object.entries(entityOf(patch.entity).fields)
    .filter(([field, { need }]) => need === 'value' && row[field] === undefined)
    .filter(([field]) => patch.fields[field] !== undefined || patch.given.values[field] === undefined)
    .map(([field, { among }]) => problem(patch.given, field, 'empty', among?.join(', ')));

/** Fields that name a row which is nowhere. */
function dangling({ patch, row }: Coming, after: Index): Problem[] {
  const named = Object.entries(entityOf(patch.entity).fields).map(([field, { to }]) => [field, to] as const);
  const linkedTo: readonly (readonly [string, EntityName | undefined])[] = [
    ['link_id', ENTITY_NAMES.find((name) => name === row.link_entity)],
    ['resource_id', ENTITY_NAMES.find((name) => name === row.resource_type)],
  ];
  return [...named, ...linkedTo]
    .filter(([field, to]) => to !== undefined && row[field] !== undefined && after.row(to, row[field]) === undefined)
    .map(([field]) => problem(patch.given, field, 'not-there'));
}

function scheduleProblems({ patch, row }: Coming): Problem[] {
  const [days, zone] = [textOf(row, 'byday'), textOf(row, 'time_zone')];
  return [
    ...(days === null || DAYS.test(days) ? [] : [problem(patch.given, 'byday', 'not-days')]),
    ...(zone === null || isZone(zone) ? [] : [problem(patch.given, 'time_zone', 'not-zone')]),
  ];
}

/** A rule of entry that nobody could keep to: `gender: "femail"`. */
function ruleProblems({ patch, row }: Coming, after: Index): Problem[] {
  const term = after.row('taxonomy_term', row.taxonomy_term_id);
  if (term?.taxonomy_id !== TAXONOMIES.rules) return [];
  const may = wrongValue(textOf(term, 'code') ?? '', textOf(row, 'value'));
  return may === null ? [] : [problem(patch.given, 'value', 'not-rule', may)];
}

/** Names that only one row may have, and that another one has. */
function taken({ patch, row }: Coming, after: Index): Problem[] {
  return Object.entries(entityOf(patch.entity).fields)
    .filter(([field, { unique }]) => unique && typeof row[field] === 'string')
    .filter(([field]) => after.hanging(patch.entity, field, row[field] as string).length > 1)
    .map(([field]) => problem(patch.given, field, 'taken'));
}

/** Everything that is wrong with rows beside each other and with the map as it will be. */
export const judge = (coming: readonly Coming[], after: Index): Problem[] =>
  coming.flatMap((one) => [
    ...missing(one),
    ...dangling(one, after),
    ...taken(one, after),
    ...(one.patch.entity === 'schedule' ? scheduleProblems(one) : []),
    ...(one.patch.entity === 'attribute' ? ruleProblems(one, after) : []),
  ]);

/** Rows of a table that say that they are the same one. */
export function twice(patches: readonly Patch[]): Problem[] {
  const seen = new Set<string>();
  return patches.flatMap((patch) => {
    const key = `${patch.entity} ${patch.id}`;
    if (seen.has(key)) return [problem(patch.given, 'id', 'twice')];
    seen.add(key);
    return [];
  });
}

/** The ids of rows, without those that are to be left out. */
export const idsBut = (rows: readonly Row[], without: ReadonlySet<string>): string[] =>
  rows.map(idOf).filter((id) => !without.has(id));
