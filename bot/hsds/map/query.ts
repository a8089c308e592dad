import type { Index } from './index-of.ts';
import { idOf, type Row, type Translations } from './rows.ts';

/** What the public door can be asked, whatever it is asked about. */
export type Query = {
  readonly search?: string | undefined;
  readonly taxonomy_term_id?: string | undefined;
  readonly taxonomy_id?: string | undefined;
  readonly organization_id?: string | undefined;
  readonly modified_after?: string | undefined;
  readonly parent_id?: string | undefined;
  readonly top_only?: boolean | undefined;
  readonly postcode?: string | undefined;
  readonly proximity?: number | undefined;
};

/** Letters without their marks and case, so that "cooperatie" finds "Coöperatie". */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Every text of a row, in every language; worked out once for as long as the map stands. */
const texts = new WeakMap<Row, string>();
function wordsOf(row: Row): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const own = Object.values(row).filter((value) => typeof value === 'string');
  const others = Object.values((row.translations as Translations | undefined) ?? {}).flatMap(Object.values);
  const words = plain([...own, ...others].join('\n'));
  texts.set(row, words);
  return words;
}

const MOST_WORDS = 8;

/** Rows about what is searched for: every word stands in the row itself or in what it carries. */
function isAbout(rows: readonly (Row | undefined)[], search: string): boolean {
  const words = plain(search).split(/\s+/u).slice(0, MOST_WORDS);
  return words.every((word) => rows.some((row) => row !== undefined && wordsOf(row).includes(word)));
}

/** Whether a term, or any term of a list, is tied to one of these rows. */
const isTiedTo = (index: Index, ids: readonly string[], { taxonomy_term_id, taxonomy_id }: Query): boolean =>
  ids
    .flatMap((id) => index.hanging('attribute', 'link_id', id))
    .some(
      (attribute) =>
        (taxonomy_term_id === undefined || attribute.taxonomy_term_id === taxonomy_term_id) &&
        (taxonomy_id === undefined ||
          index.row('taxonomy_term', attribute.taxonomy_term_id)?.taxonomy_id === taxonomy_id),
    );

const asksForTerms = ({ taxonomy_term_id, taxonomy_id }: Query): boolean =>
  taxonomy_term_id !== undefined || taxonomy_id !== undefined;

const isModifiedAfter = (service: Row | undefined, { modified_after }: Query): boolean =>
  modified_after === undefined ||
  Date.parse((service?.last_modified as string | undefined) ?? '') >= Date.parse(modified_after);

const fitsService = (index: Index, service: Row, query: Query): boolean =>
  (query.organization_id === undefined || service.organization_id === query.organization_id) &&
  isModifiedAfter(service, query) &&
  (!asksForTerms(query) || isTiedTo(index, [idOf(service)], query)) &&
  (query.search === undefined || isAbout([service, index.row('organization', service.organization_id)], query.search));

/** Services that fit, in the order of their ids. */
export const services = (index: Index, query: Query): Row[] =>
  index.map.service.filter((service) => fitsService(index, service, query));

/** Organisations that fit by themselves or by one of their services. */
export function organizations(index: Index, query: Query): Row[] {
  return index.map.organization.filter((organization) => {
    const ids = [organization, ...index.hanging('service', 'organization_id', idOf(organization))].map(idOf);
    return (
      (!asksForTerms(query) || isTiedTo(index, ids, query)) &&
      (query.search === undefined || isAbout([organization], query.search))
    );
  });
}

/** Lists of words. */
export const taxonomies = (index: Index, { search }: Query): Row[] =>
  index.map.taxonomy.filter((row) => search === undefined || isAbout([row], search));

/** Words of a list; `top_only`: those under no other. */
export const terms = (index: Index, { search, taxonomy_id, parent_id, top_only }: Query): Row[] =>
  index.map.taxonomy_term.filter(
    (row) =>
      (search === undefined || isAbout([row], search)) &&
      (taxonomy_id === undefined || row.taxonomy_id === taxonomy_id) &&
      (parent_id === undefined || row.parent_id === parent_id) &&
      (top_only !== true || row.parent_id === undefined),
  );

/** Services at their places: those whose service fits, near enough where that is asked. */
export function servicesAtLocations(index: Index, query: Query, isNear: (location: Row) => boolean): Row[] {
  return index.map.service_at_location.filter((row) => {
    const [service, location] = [index.row('service', row.service_id), index.row('location', row.location_id)];
    if (service === undefined || location === undefined || !isNear(location)) return false;
    const { search, ...others } = query;
    const rows = [row, location, service, index.row('organization', service.organization_id)];
    return fitsService(index, service, others) && (search === undefined || isAbout(rows, search));
  });
}
