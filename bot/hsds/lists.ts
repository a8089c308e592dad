import type { Asked } from './asked.ts';
import type { Index } from './map/index-of.ts';
import type { EntityName } from './map/names.ts';
import { nearness } from './map/near.ts';
import {
  listedOrganization,
  listedService,
  listedServiceAtLocation,
  type Nested,
  nested,
  wholeOrganization,
  wholeService,
  wholeServiceAtLocation,
} from './map/nest.ts';
import { organizations, services, servicesAtLocations, taxonomies, terms } from './map/query.ts';
import { idOf, type Row } from './map/rows.ts';

/** A list of the public door: which rows fit, and how one of them is shown. */
export type List = {
  readonly entity: EntityName;
  rows(index: Index, asked: Asked): readonly Row[];
  /** As one of many. */
  listed(index: Index, row: Row, asked: Asked): Nested;
  /** By itself. */
  whole(index: Index, row: Row, asked: Asked): Nested;
};

/** Just its id and when it changed: for whoever keeps a copy. */
const minimal = (row: Row): Nested => ({ id: idOf(row), modified_date: row.last_modified });

/** The lists of HSDS's OpenAPI, by their paths. */
export const LISTS: Readonly<Record<string, List>> = {
  services: {
    entity: 'service',
    rows: services,
    listed: (index, row, asked) =>
      asked.minimal ? minimal(row) : asked.full ? wholeService(index, row) : listedService(index, row),
    whole: wholeService,
  },
  organizations: {
    entity: 'organization',
    rows: organizations,
    listed: (index, row, { full, full_service }) =>
      full || full_service ? wholeOrganization(index, row, full_service) : listedOrganization(index, row),
    whole: (index, row, { full_service }) => wholeOrganization(index, row, full_service),
  },
  service_at_locations: {
    entity: 'service_at_location',
    rows: (index, asked) => servicesAtLocations(index, asked, nearness(index, asked.postcode, asked.proximity)),
    listed: (index, row, { full }) => (full ? wholeServiceAtLocation(index, row) : listedServiceAtLocation(index, row)),
    whole: wholeServiceAtLocation,
  },
  taxonomies: {
    entity: 'taxonomy',
    rows: taxonomies,
    listed: (index, row) => nested(index, 'taxonomy', row),
    whole: (index, row) => nested(index, 'taxonomy', row),
  },
  taxonomy_terms: {
    entity: 'taxonomy_term',
    rows: terms,
    listed: (index, row) => nested(index, 'taxonomy_term', row),
    whole: (index, row) => nested(index, 'taxonomy_term', row),
  },
};
