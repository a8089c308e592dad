/** Every object of HSDS 3.1 that the house keeps; each stands after those that it may hang on. */
export const ENTITY_NAMES = [
  'taxonomy',
  'taxonomy_term',
  'organization',
  'service',
  'location',
  'service_at_location',
  'contact',
  'phone',
  'address',
  'schedule',
  'language',
  'service_area',
  'cost_option',
  'required_document',
  'accessibility',
  'attribute',
  'metadata',
] as const;
export type EntityName = (typeof ENTITY_NAMES)[number];
