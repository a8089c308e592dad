import type { EntityName } from './names.ts';

/** The objects that lie in a property of another: rows of `entity` whose `by` is the id of the one they lie in. */
export type Many = { readonly property: string; readonly entity: EntityName; readonly by: string };
/** The object that another one names in `by` and carries in a property. */
export type One = { readonly property: string; readonly entity: EntityName; readonly by: string };

const many = (of: Readonly<Record<string, readonly [entity: EntityName, by: string]>>): readonly Many[] =>
  Object.entries(of).map(([property, [entity, by]]) => ({ property, entity, by }));

const METADATA = { metadata: ['metadata', 'resource_id'] } as const;
const BOTH = { attributes: ['attribute', 'link_id'], ...METADATA } as const;

/** What lies in what, as the published schemas of HSDS nest it. */
const MANY: Readonly<Record<EntityName, readonly Many[]>> = {
  taxonomy: many(METADATA),
  taxonomy_term: many(METADATA),
  organization: many({
    phones: ['phone', 'organization_id'],
    contacts: ['contact', 'organization_id'],
    locations: ['location', 'organization_id'],
    ...BOTH,
  }),
  service: many({
    phones: ['phone', 'service_id'],
    schedules: ['schedule', 'service_id'],
    service_areas: ['service_area', 'service_id'],
    service_at_locations: ['service_at_location', 'service_id'],
    languages: ['language', 'service_id'],
    cost_options: ['cost_option', 'service_id'],
    required_documents: ['required_document', 'service_id'],
    contacts: ['contact', 'service_id'],
    ...BOTH,
  }),
  location: many({
    languages: ['language', 'location_id'],
    addresses: ['address', 'location_id'],
    contacts: ['contact', 'location_id'],
    accessibility: ['accessibility', 'location_id'],
    phones: ['phone', 'location_id'],
    schedules: ['schedule', 'location_id'],
    ...BOTH,
  }),
  service_at_location: many({
    service_areas: ['service_area', 'service_at_location_id'],
    contacts: ['contact', 'service_at_location_id'],
    phones: ['phone', 'service_at_location_id'],
    schedules: ['schedule', 'service_at_location_id'],
    ...BOTH,
  }),
  contact: many({ phones: ['phone', 'contact_id'], ...BOTH }),
  phone: many({ languages: ['language', 'phone_id'], ...BOTH }),
  address: many(BOTH),
  schedule: many(BOTH),
  language: many(BOTH),
  service_area: many(BOTH),
  cost_option: many(BOTH),
  required_document: many(BOTH),
  accessibility: many(BOTH),
  attribute: many(METADATA),
  metadata: [],
};

const ONE: { readonly [name in EntityName]?: readonly One[] } = {
  service: [{ property: 'organization', entity: 'organization', by: 'organization_id' }],
  service_at_location: [{ property: 'location', entity: 'location', by: 'location_id' }],
  attribute: [{ property: 'taxonomy_term', entity: 'taxonomy_term', by: 'taxonomy_term_id' }],
  taxonomy_term: [{ property: 'taxonomy_detail', entity: 'taxonomy', by: 'taxonomy_id' }],
};

/** Nested only where the document begins with what they lie in: `organization.json` and `service_at_location.json`. */
const ONLY_AT_THE_TOP: readonly Many[] = [{ property: 'services', entity: 'service', by: 'organization_id' }];
const ONE_ONLY_AT_THE_TOP: readonly One[] = [{ property: 'service', entity: 'service', by: 'service_id' }];

/** Lists of other objects that lie in one. */
export const manyOf = (name: EntityName): readonly Many[] => MANY[name];

/** Other objects that one carries. */
export const oneOfEach = (name: EntityName): readonly One[] => ONE[name] ?? [];

/** The same with what a published document may have besides at its top, for reading. */
export const everyManyOf = (name: EntityName): readonly Many[] =>
  name === 'organization' ? [...MANY[name], ...ONLY_AT_THE_TOP] : MANY[name];
export const everyOneOf = (name: EntityName): readonly One[] =>
  name === 'service_at_location' ? [...oneOfEach(name), ...ONE_ONLY_AT_THE_TOP] : oneOfEach(name);
