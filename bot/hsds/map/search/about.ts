import type { Index } from '../index-of.ts';
import type { EntityName } from '../names.ts';
import { idOf, type Row, type Translations, textOf } from '../rows.ts';
import { type Finder, finderOf, type Said } from './finder.ts';

/** How much a word counts that stands in a field. What something is called says more than how it is described. */
const WEIGHTS: Readonly<Record<string, number>> = { name: 100, alternate_name: 80, slug: 60, description: 30 };
const ELSEWHERE = 10;
const OF_ITS_ORGANISATION = 0.5;
/** Words of the life domains that a place is for. */
const OF_ITS_DOMAINS = 40;
const OF_ITS_REACH = 20;

/** Everything that a row says, in every language; `share` of what it counts where another row says it. */
function saidBy(row: Row | undefined, share = 1): Said[] {
  const weightOf = (field: string): number => Math.ceil((WEIGHTS[field] ?? ELSEWHERE) * share);
  const { translations = {}, ...own } = row ?? {};
  return [
    ...Object.entries(own).flatMap(([field, value]) =>
      typeof value === 'string' && field !== 'id' && !field.endsWith('_id')
        ? [{ text: value, weight: weightOf(field) }]
        : [],
    ),
    ...Object.entries(translations as Translations).flatMap(([field, texts]) =>
      Object.values(texts).map((text) => ({ text, weight: weightOf(field) })),
    ),
  ];
}

const numbersOf = (index: Index, service: Row): Said[] =>
  index
    .hanging('phone', 'service_id', idOf(service))
    .flatMap((phone) => textOf(phone, 'number') ?? [])
    .map((number) => ({ text: `${number} ${number.replaceAll(/\D/gu, '')}`, weight: OF_ITS_REACH }));

const addressesOf = (index: Index, service: Row): Said[] =>
  index
    .hanging('service_at_location', 'service_id', idOf(service))
    .flatMap(({ location_id }) => index.hanging('address', 'location_id', location_id as string))
    .map((row) => ({
      text: ['address_1', 'postal_code', 'city'].map((field) => textOf(row, field) ?? '').join(' '),
      weight: OF_ITS_REACH,
    }));

const domainsOf = (index: Index, service: Row): Said[] =>
  index
    .hanging('attribute', 'link_id', idOf(service))
    .filter(({ link_type }) => link_type === 'domain')
    .flatMap(({ taxonomy_term_id }) => {
      const term = index.row('taxonomy_term', taxonomy_term_id);
      return saidBy(term).map(({ text }) => ({ text, weight: OF_ITS_DOMAINS }));
    });

/** Everything by which a service is found. */
const saidOfService = (index: Index, service: Row): Said[] => [
  ...saidBy(service),
  ...saidBy(index.row('organization', service.organization_id), OF_ITS_ORGANISATION),
  ...domainsOf(index, service),
  ...numbersOf(index, service),
  ...addressesOf(index, service),
];

/** What may be looked through. */
const SAID = {
  service: saidOfService,
  service_at_location: (index, row) => {
    const service = index.row('service', row.service_id);
    const place = [...saidBy(row), ...saidBy(index.row('location', row.location_id))];
    return service === undefined ? place : [...place, ...saidOfService(index, service)];
  },
  organization: (_, row) => saidBy(row),
  taxonomy: (_, row) => saidBy(row),
  taxonomy_term: (_, row) => saidBy(row),
} satisfies { readonly [name in EntityName]?: (index: Index, row: Row) => Said[] };

const finders = new WeakMap<readonly Row[], Finder>();

/**
 * The rows of a map that are about what is searched for, the best first, equals in the order of the map. Prepared when
 * somebody first searches, and good for as long as the map stands.
 */
export function about(index: Index, entity: keyof typeof SAID, search: string): Row[] {
  const rows = index.map[entity];
  const finder = finders.get(rows) ?? finderOf(rows.map((row) => SAID[entity](index, row)));
  finders.set(rows, finder);
  return finder.find(search).map((place) => rows[place] as Row);
}
