import { entityOf } from './entities.ts';
import type { Index } from './index-of.ts';
import { manyOf, oneOfEach } from './links.ts';
import type { EntityName } from './names.ts';
import { idOf, type Row } from './rows.ts';

/** A document as HSDS publishes it. */
export type Nested = { readonly [property: string]: unknown };

/** A row by itself; what HSDS requires and nobody told us is an empty text. */
export function flat(entity: EntityName, row: Row): Nested {
  const { fields } = entityOf(entity);
  const required = Object.keys(fields).filter((field) => fields[field]?.need === 'always');
  return { ...Object.fromEntries(required.map((field) => [field, ''])), ...row };
}

/** A row with everything that lies in it, apart from the properties in `without`. */
export function nested(index: Index, entity: EntityName, row: Row, without: readonly string[] = []): Nested {
  const found: Record<string, unknown> = { ...flat(entity, row) };
  for (const { property, entity: child, by } of oneOfEach(entity)) {
    const other = without.includes(property) ? undefined : index.row(child, row[by]);
    if (other !== undefined) found[property] = nested(index, child, other);
  }
  for (const { property, entity: child, by } of manyOf(entity)) {
    const rows = without.includes(property) ? [] : index.hanging(child, by, idOf(row));
    if (rows.length > 0) found[property] = rows.map((one) => nested(index, child, one));
  }
  return found;
}

/** A row with the ones it names, and no list: as HSDS lists things page by page. */
function listed(index: Index, entity: EntityName, row: Row): Nested {
  const ones = oneOfEach(entity).flatMap(({ property, entity: child, by }) => {
    const other = index.row(child, row[by]);
    return other === undefined ? [] : [[property, flat(child, other)]];
  });
  return { ...flat(entity, row), ...Object.fromEntries(ones) };
}

const IN_ORGANIZATION = ['organization'];

/** The services of an organisation: each by itself, or with everything but the organisation. */
const servicesOf = (index: Index, organization: Row, whole: boolean): Nested[] =>
  index
    .hanging('service', 'organization_id', idOf(organization))
    .map((service) => (whole ? nested(index, 'service', service, IN_ORGANIZATION) : flat('service', service)));

/** `organization.json`: with its services. */
export function wholeOrganization(index: Index, row: Row, withWholeServices: boolean): Nested {
  const services = servicesOf(index, row, withWholeServices);
  return { ...nested(index, 'organization', row), ...(services.length === 0 ? {} : { services }) };
}

/** `service.json`. */
export const wholeService = (index: Index, row: Row): Nested => nested(index, 'service', row);

/** `service_at_location.json`: with its service. */
export function wholeServiceAtLocation(index: Index, row: Row): Nested {
  const service = index.row('service', row.service_id);
  const whole = service === undefined ? {} : { service: nested(index, 'service', service, ['service_at_locations']) };
  return { ...nested(index, 'service_at_location', row), ...whole };
}

/** `organization_list.json`. */
export const listedOrganization = (_: Index, row: Row): Nested => flat('organization', row);

/** `service_list.json`. */
export const listedService = (index: Index, row: Row): Nested => listed(index, 'service', row);

/** `service_at_location_list.json`: with its place and its service. */
export function listedServiceAtLocation(index: Index, row: Row): Nested {
  const service = index.row('service', row.service_id);
  const own = listed(index, 'service_at_location', row);
  return service === undefined ? own : { ...own, service: listedService(index, service) };
}
