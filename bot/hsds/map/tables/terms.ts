import {
  always,
  code,
  date,
  id,
  needed,
  neededOneOf,
  number,
  owner,
  position,
  ref,
  said,
  saidAlways,
  saidNeeded,
  type Table,
  text,
  url,
} from '../fields.ts';
import { ENTITY_NAMES } from '../names.ts';

/** What things are called, cost and ask for, and what was changed. */
export const TERMS = {
  taxonomy: ['taxonomies', { id, name: needed, description: always, uri: url, version: text }],
  taxonomy_term: [
    'taxonomy_terms',
    {
      id,
      code,
      name: saidNeeded,
      description: saidAlways,
      parent_id: ref('taxonomy_term'),
      taxonomy: text,
      language: text,
      taxonomy_id: ref('taxonomy'),
      term_uri: url,
    },
  ],
  attribute: [
    'attributes',
    {
      id,
      link_id: { kind: 'id', need: 'value' },
      taxonomy_term_id: owner('taxonomy_term'),
      link_type: text,
      link_entity: neededOneOf(...ENTITY_NAMES),
      value: text,
      label: text,
      position,
    },
  ],
  metadata: [
    'metadata',
    {
      id,
      resource_id: { kind: 'id', need: 'value' },
      resource_type: neededOneOf(...ENTITY_NAMES),
      last_action_date: { kind: 'date', need: 'value' },
      last_action_type: needed,
      field_name: needed,
      previous_value: always,
      replacement_value: always,
      updated_by: needed,
    },
  ],
  cost_option: [
    'cost_options',
    {
      id,
      service_id: owner('service'),
      valid_from: date,
      valid_to: date,
      option: text,
      currency: text,
      amount: number,
      amount_description: said,
    },
  ],
  required_document: ['required_documents', { id, service_id: ref('service'), document: said, uri: url }],
} as const satisfies Readonly<Record<string, Table>>;
