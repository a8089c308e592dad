import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import { asMap, type SocialMap } from '../../bot/hsds/map/rows.ts';
import { TAXONOMIES } from '../../bot/hsds/map/rules.ts';
import { type Made, said, serviceRows, weekly } from './service-rows.ts';
import type { Organisation, Seed, Texts } from './social-map-files.ts';

const PROVINCE = 'Zuid-Holland';

/** `"Leyweg 831, 2545 HA Den Haag"`; the postal code is left out where nobody knows it. */
const ADDRESS = /^(?<street>.+), (?:(?<code>\d{4} [A-Z]{2}) )?(?<city>.+)$/u;

function addressRows({ id, name, address, beside }: Organisation, { terms }: Seed): Made[] {
  const { street, code, city } = ADDRESS.exec(address ?? '')?.groups ?? {};
  if (street === undefined || city === undefined) return [];
  const own = { organization_id: uuidOf('organization', id), location_type: 'physical', name };
  const where = beside === undefined ? {} : said('description', terms.get(`at-${beside}`) ?? {});
  const row = {
    id: uuidOf('address', id),
    location_id: uuidOf('location', id),
    address_1: street,
    ...(code === undefined ? {} : { postal_code: code }),
    city,
    state_province: PROVINCE,
    country: 'NL',
    address_type: 'physical',
  };
  const at = {
    id: uuidOf('service_at_location', id),
    service_id: uuidOf('service', id),
    location_id: uuidOf('location', id),
  };
  return [
    ['location', { id: uuidOf('location', id), slug: id, ...own, ...where }],
    ['address', row],
    ['service_at_location', at],
  ];
}

const organizationRow = ({ id, name, email, website }: Organisation, description: Texts): Made => [
  'organization',
  {
    id: uuidOf('organization', id),
    slug: id,
    name,
    ...said('description', description),
    ...(email === null ? {} : { email }),
    ...(website === null ? {} : { website: `https://${website}` }),
  },
];

function organisationRows(one: Organisation, seed: Seed): Made[] {
  const description = seed.descriptions.get(one.id) ?? {};
  const rules =
    one.audience === 'residents' ? {} : { audience: [one.audience === 'staff' ? 'professionals' : 'groups'] };
  const general = {
    ...one,
    organisation: one.id,
    website: null,
    rules: { ...one.rules, ...rules },
    area: one.district,
    documents: [],
    programme: false,
  };
  return [organizationRow(one, description), ...serviceRows(general, description, seed), ...addressRows(one, seed)];
}

/** Where somebody else is met, perhaps by appointment. */
function elsewhereRows({ id, at }: Organisation, { terms }: Seed): Made[] {
  if (at === undefined) return [];
  const location = uuidOf('location', at.location);
  const place = uuidOf('service_at_location', `${id} at ${at.location}`);
  const owner = { organization_id: uuidOf('organization', at.location) };
  const hours = at.hours.map(
    (one, index): Made => [
      'schedule',
      {
        ...weekly(`${id} at ${at.location} ${index}`, one),
        service_at_location_id: place,
        ...(at.byAppointment ? said('description', terms.get('by-appointment') ?? {}) : {}),
      },
    ],
  );
  return [
    ['location', { id: location, slug: at.location, ...owner, location_type: 'physical', name: at.name }],
    ['service_at_location', { id: place, service_id: uuidOf('service', id), location_id: location }],
    ...hours,
  ];
}

const term = (code: string, taxonomy: 'domains' | 'rules', name: Texts): Made => [
  'taxonomy_term',
  { id: uuidOf('taxonomy_term', code), code, taxonomy_id: TAXONOMIES[taxonomy], ...said('name', name) },
];

const TAXONOMY_ROWS: readonly Made[] = [
  [
    'taxonomy',
    {
      id: TAXONOMIES.domains,
      name: 'Leefgebieden',
      description: 'Waar een dienst voor is, het belangrijkste eerst.',
      version: '1',
    },
  ],
  [
    'taxonomy',
    {
      id: TAXONOMIES.rules,
      name: 'Voorwaarden',
      description: 'Voor wie een dienst is. Elke voorwaarde moet gelden; van meer waarden is er een genoeg.',
      version: '1',
    },
  ],
];

/** Terms of the seed that are rules of entry: everything that is not a word about a phone, a price or a paper. */
const isRule = (code: string): boolean => !/^(?:phone-|cost-|by-|at-|certificate-)/u.test(code);

function termRows({ terms, domains }: Seed): Made[] {
  const rules = [...terms].filter(([code]) => isRule(code)).map(([code, name]) => term(code, 'rules', name));
  return [...DOMAINS.map((code) => term(code, 'domains', domains.get(`domain-${code}`) ?? {})), ...rules];
}

/** The social map as it begins: organisations and programmes with their words, places, hours and rules. */
export function seedMap(seed: Seed): SocialMap {
  const { organisations, help, descriptions, programmes } = seed;
  const made = [
    ...TAXONOMY_ROWS,
    ...termRows(seed),
    ...organisations.flatMap((one) => organisationRows(one, seed)),
    ...organisations.flatMap((one) => elsewhereRows(one, seed)),
    ...help.flatMap((one) =>
      serviceRows({ ...one, programme: true }, programmes.get(one.id) ?? descriptions.get(one.id) ?? {}, seed),
    ),
  ];
  return asMap((name) => made.filter(([entity]) => entity === name).map(([, row]) => row));
}
