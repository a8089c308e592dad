import type { Index } from './index-of.ts';
import { idOf, type Row } from './rows.ts';
import { about } from './search/about.ts';

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

/** What is about the words that are searched for, the best first; all of it where nothing is. */
const found = (index: Index, entity: Parameters<typeof about>[1], { search }: Query): readonly Row[] =>
  search === undefined ? index.map[entity] : about(index, entity, search);

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
  (!asksForTerms(query) || isTiedTo(index, [idOf(service)], query));

/** Services that fit. */
export const services = (index: Index, query: Query): Row[] =>
  found(index, 'service', query).filter((service) => fitsService(index, service, query));

/** Organisations that fit by themselves or by one of their services. */
export function organizations(index: Index, query: Query): Row[] {
  return found(index, 'organization', query).filter((organization) => {
    const ids = [organization, ...index.hanging('service', 'organization_id', idOf(organization))].map(idOf);
    return !asksForTerms(query) || isTiedTo(index, ids, query);
  });
}

/** Lists of words. */
export const taxonomies = (index: Index, query: Query): readonly Row[] => found(index, 'taxonomy', query);

/** Words of a list; `top_only`: those under no other. */
export function terms(index: Index, query: Query): Row[] {
  const { taxonomy_id, parent_id, top_only } = query;
  return found(index, 'taxonomy_term', query).filter(
    (row) =>
      (taxonomy_id === undefined || row.taxonomy_id === taxonomy_id) &&
      (parent_id === undefined || row.parent_id === parent_id) &&
      (top_only !== true || row.parent_id === undefined),
  );
}

/** Services at their places: those whose service fits, near enough where that is asked. */
export function servicesAtLocations(index: Index, query: Query, isNear: (location: Row) => boolean): Row[] {
  return found(index, 'service_at_location', query).filter((row) => {
    const [service, location] = [index.row('service', row.service_id), index.row('location', row.location_id)];
    if (service === undefined || location === undefined || !isNear(location)) return false;
    return fitsService(index, service, query);
  });
}
