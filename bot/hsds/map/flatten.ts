import { ENTITIES, entityOf } from './entities.ts';
import type { Given, Upload } from './given.ts';
import { asId, uuidOf } from './ids.ts';
import { everyManyOf, everyOneOf } from './links.ts';
import { ENTITY_NAMES, type EntityName } from './names.ts';

type Document = Readonly<Record<string, unknown>>;

/** HSDS nests no deeper than seven; a document made to go deeper is cut. */
const DEEPEST = 12;

/** Where a document lies in another, and what it hangs on there. */
type At = { readonly path: string; readonly owner: Document; readonly depth: number };

const isObject = (value: unknown): value is Document =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** An id as the document gives it, or one that the same content always has. */
const idIn = (entity: EntityName, document: Document): string =>
  typeof document.id === 'string' && document.id.trim() !== ''
    ? asId(entity, document.id.trim())
    : uuidOf(entity, typeof document.slug === 'string' ? document.slug : JSON.stringify(document));

/** What a document is when nothing says so: HSDS's lists do not name their objects. */
function guess(document: Document): EntityName {
  if ('location_type' in document) return 'location';
  if ('status' in document || 'organization' in document) return 'service';
  if ('service' in document || 'service_id' in document) return 'service_at_location';
  if (['taxonomy_detail', 'taxonomy_id', 'parent_id', 'code', 'taxonomy'].some((name) => name in document))
    return 'taxonomy_term';
  return 'version' in document ? 'taxonomy' : 'organization';
}

/** By a field of theirs rows hang on the one they lie in; attributes and metadata also say what kind that is. */
const link = (by: string, id: string, entity: EntityName): Document => ({
  [by]: id,
  ...(by === 'link_id' ? { link_entity: entity } : {}),
  ...(by === 'resource_id' ? { resource_type: entity } : {}),
});

/** What a document says of itself, without what lies in it; a list without anything in it says nothing. */
function ownValues(entity: EntityName, document: Document): Record<string, unknown> {
  const nests = new Set([...everyManyOf(entity), ...everyOneOf(entity)].map(({ property }) => property));
  const isNothing = (value: unknown) => Array.isArray(value) && value.length === 0;
  return Object.fromEntries(
    Object.entries(document).filter(([property, value]) => !nests.has(property) && !isNothing(value)),
  );
}

/** Takes a nested document apart into rows, and answers its id. */
function apart(entity: EntityName, document: Document, at: At, found: Given[]): string {
  const id = idIn(entity, document);
  const values: Record<string, unknown> = { ...ownValues(entity, document), ...at.owner, id };
  found.push({ entity, where: { sheet: entityOf(entity).sheet, row: at.path }, values });
  if (at.depth === DEEPEST) return id;
  const inside = (path: string, owner: Document): At => ({ path: `${at.path}.${path}`, owner, depth: at.depth + 1 });
  for (const { property, entity: child, by } of everyOneOf(entity)) {
    const inner = document[property];
    if (isObject(inner)) values[by] = apart(child, inner, inside(property, {}), found);
  }
  for (const { property, entity: child, by } of everyManyOf(entity)) {
    const inner = document[property];
    for (const [index, one] of Array.isArray(inner) ? inner.entries() : []) {
      if (isObject(one)) apart(child, one, inside(`${property}[${index}]`, link(by, id, entity)), found);
    }
  }
  return id;
}

/** The objects of a document by the names of its lists: `organizations`, `organization`, `phones`… */
function namedLists(document: Document): (readonly [EntityName, string, readonly unknown[]])[] {
  return ENTITIES.flatMap(({ name, sheet }) =>
    [...new Set([name, sheet, `${name}s`])].flatMap((property) =>
      Array.isArray(document[property]) ? [[name, property, document[property]] as const] : [],
    ),
  );
}

const isListOfLists = (document: Document): boolean => !('id' in document) && namedLists(document).length > 0;

/** The lists in a document, whatever form it has: named lists, a page of the API, one list, one object. */
function listsIn(document: unknown): readonly (readonly [EntityName | null, string, readonly unknown[]])[] {
  if (Array.isArray(document)) return [[null, '', document]];
  if (!isObject(document)) return [];
  if (isListOfLists(document)) return namedLists(document);
  return [[null, 'contents', Array.isArray(document.contents) ? document.contents : [document]]];
}

/** Takes HSDS's JSON apart into rows: a page of the API, an export, or tables as lists. Null where it is none. */
export function flatten(document: unknown): Upload | null {
  const found: Given[] = [];
  for (const [entity, property, list] of listsIn(document)) {
    for (const [index, one] of list.entries()) {
      if (!isObject(one)) continue;
      apart(entity ?? guess(one), one, { path: `${property}[${index}]`, owner: {}, depth: 0 }, found);
    }
  }
  if (found.length === 0) return null;
  const present = new Set(found.map(({ entity }) => entity));
  return { given: found, present: ENTITY_NAMES.filter((name) => present.has(name)), notices: [] };
}
