import { uuidOf } from '../../bot/hsds/map/ids.ts';
import type { EntityName } from '../../bot/hsds/map/names.ts';
import { OTHER_LANGUAGES, type Row } from '../../bot/hsds/map/rows.ts';
import type { Programme, SeedTexts, Texts } from './social-map-files.ts';

/** A row on its way into the map. */
export type Made = readonly [entity: EntityName, row: Row];

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** Hours of the week, every week, on the clock of Den Haag. */
export const weekly = (id: string, { days, from, until }: { days: number[]; from: string; until: string }): Row => ({
  id: uuidOf('schedule', id),
  freq: 'WEEKLY',
  byday: days.map((day) => DAYS[day - 1]).join(','),
  opens_at: from,
  closes_at: until,
  time_zone: 'Europe/Amsterdam',
});

/** A text as a row has it: in Dutch in its own field, in the other languages beside it. */
export function said(field: string, texts: Texts): Row {
  const others = OTHER_LANGUAGES.flatMap((language) =>
    texts[language] === undefined ? [] : [[language, texts[language]]],
  );
  return {
    ...(texts.nl === undefined ? {} : { [field]: texts.nl }),
    ...(others.length === 0 ? {} : { translations: { [field]: Object.fromEntries(others) } }),
  };
}

/** A service of the seed: the general help of an organisation, or a programme of one. */
export type Service = Programme & { readonly programme: boolean; readonly crisis?: boolean };

/** A month is known, not a day: it counts from its first. `"2021-05" → 2021-05-01` */
const firstOf = (month: string | null): Row => (month === null ? {} : { assured_date: `${month}-01` });

const flags = (service: Service): Row => ({
  ...(service.programme ? { programme: true } : {}),
  ...(service.sensitive ? { sensitive: true } : {}),
  ...(service.crisis ? { crisis: true } : {}),
});

const serviceRow = (service: Service, description: Texts): Made => [
  'service',
  {
    id: uuidOf('service', service.id),
    slug: service.id,
    organization_id: uuidOf('organization', service.organisation),
    name: service.name,
    ...said('description', description),
    ...(service.website === null ? {} : { url: `https://${service.website}` }),
    status: 'active',
    ...(service.minimumAge === undefined ? {} : { minimum_age: service.minimumAge }),
    ...(service.maximumAge === undefined ? {} : { maximum_age: service.maximumAge }),
    ...firstOf(service.asOf),
    ...flags(service),
  },
];

const attribute = (service: Service, code: string, position: number, more: Row): Made => [
  'attribute',
  {
    id: uuidOf('attribute', `${service.id} ${code} ${more.value ?? ''}`),
    link_id: uuidOf('service', service.id),
    link_entity: 'service',
    taxonomy_term_id: uuidOf('taxonomy_term', code),
    position,
    ...more,
  },
];

const attributeRows = (service: Service): Made[] => [
  ...service.domains.map((code, index) => attribute(service, code, index + 1, { link_type: 'domain' })),
  ...Object.entries(service.rules).flatMap(([code, values], rule) =>
    values.map((value) => attribute(service, code, rule + 1, { link_type: 'eligibility', value })),
  ),
];

/** Day and night is from midnight to the minute before the next. */
const EVERY_HOUR = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '23:59' }];

const scheduleRows = ({ id, hours }: Service): Made[] =>
  (hours === 'always' ? EVERY_HOUR : (hours ?? [])).map((one, index) => [
    'schedule',
    { ...weekly(`${id} ${index}`, one), service_id: uuidOf('service', id) },
  ]);

function costRows({ id, cost }: Service, { terms }: SeedTexts): Made[] {
  if (cost === undefined) return [];
  const words = typeof cost === 'number' ? {} : said('amount_description', terms.get(`cost-${cost}`) ?? {});
  const amount = cost === 'little' ? {} : { amount: cost === 'free' ? 0 : cost, currency: 'EUR' };
  return [['cost_option', { id: uuidOf('cost_option', id), service_id: uuidOf('service', id), ...amount, ...words }]];
}

const phoneRows = (service: Service, { terms }: SeedTexts): Made[] =>
  service.phones.map(({ number, use }, index) => [
    'phone',
    {
      id: uuidOf('phone', `${service.id} ${number}`),
      service_id: uuidOf('service', service.id),
      ...(service.programme ? {} : { organization_id: uuidOf('organization', service.organisation) }),
      number,
      position: index + 1,
      type: 'voice',
      ...said('description', terms.get(`phone-${use}`) ?? {}),
    },
  ]);

/** Everything that is known of a service. */
export function serviceRows(service: Service, description: Texts, texts: SeedTexts): Made[] {
  const { id, area, languages, documents } = service;
  const service_id = uuidOf('service', id);
  const areas: Made[] =
    area === null ? [] : [['service_area', { id: uuidOf('service_area', id), service_id, name: area }]];
  const spoken = languages.map(
    (code): Made => ['language', { id: uuidOf('language', `${id} ${code}`), service_id, code }],
  );
  const papers = documents.map(
    (paper): Made => [
      'required_document',
      {
        id: uuidOf('required_document', `${id} ${paper}`),
        service_id,
        ...said('document', texts.terms.get(paper) ?? {}),
      },
    ],
  );
  return [
    serviceRow(service, description),
    ...phoneRows(service, texts),
    ...attributeRows(service),
    ...scheduleRows(service),
    ...costRows(service, texts),
    ...areas,
    ...spoken,
    ...papers,
  ];
}
