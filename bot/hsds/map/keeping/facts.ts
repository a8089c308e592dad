import type { Index } from '../index-of.ts';
import { hoursIn, isEveryWeek, phonesOf } from '../place.ts';
import { idOf, type Row, textOf } from '../rows.ts';
import { type Week, weekOf } from './week.ts';

/** A fact that stands with the service, or with its organisation for all of its services. */
type At = 'service' | 'organization';

type AddressOf = {
  readonly row: string;
  readonly location: string;
  readonly street: string;
  readonly code: string;
  readonly city: string;
};

/** What residents see of a place and staff can put right, and where each of it stands. */
export type Facts = {
  readonly phones: readonly { readonly row: string; readonly number: string }[];
  readonly phonesAt: At;
  readonly website: string | null;
  readonly websiteAt: At;
  readonly email: string | null;
  readonly emailAt: At;
  readonly address: AddressOf | null;
  /** What holds every week. */
  readonly week: Week;
  /** There is more than that: holidays, hours once a month. It is left as it is here. */
  readonly hasOtherHours: boolean;
  /** `null`: nobody told us. In Dutch; a sum is in euros. */
  readonly cost: { readonly amount: number | null; readonly words: string | null } | null;
  /** Other services by name for which some of this is said as well. */
  readonly sharedWith: readonly string[];
};

/** Schedules of a service that hold every week. */
export const weeklyRows = (index: Index, service: Row): readonly Row[] =>
  index.hanging('schedule', 'service_id', idOf(service)).filter((row) => isEveryWeek(row) && hoursIn(row).length > 0);

/** Where it can be met first: the row that ties it to the place, and the address there. */
export function meetingOf(index: Index, service: Row): { readonly at: Row; readonly address: Row } | null {
  for (const at of index.hanging('service_at_location', 'service_id', idOf(service))) {
    const all = index.hanging('address', 'location_id', at.location_id as string);
    const address = all.find(({ address_type }) => address_type === 'physical');
    if (address !== undefined) return { at, address };
  }
  return null;
}

function addressOf(index: Index, service: Row): AddressOf | null {
  const address = meetingOf(index, service)?.address;
  if (address === undefined) return null;
  const of = (field: string): string => textOf(address, field) ?? '';
  const location = address.location_id as string;
  return { row: idOf(address), location, street: of('address_1'), code: of('postal_code'), city: of('city') };
}

function costOf(index: Index, service: Row): Facts['cost'] {
  const [cost] = index.hanging('cost_option', 'service_id', idOf(service));
  if (cost === undefined) return null;
  return { amount: typeof cost.amount === 'number' ? cost.amount : null, words: textOf(cost, 'amount_description') };
}

/** Other services that are met at this place, or whose organisation says something for them too. */
function sharedWith(index: Index, service: Row, location: string | undefined, saysForAll: boolean): string[] {
  const there = location === undefined ? [] : index.hanging('service_at_location', 'location_id', location);
  const met = there.map(({ service_id }) => index.row('service', service_id));
  const ofAll = saysForAll ? index.hanging('service', 'organization_id', service.organization_id as string) : [];
  const others = [...met, ...ofAll].filter((row) => row !== undefined && row !== service);
  return [...new Set(others.map((row) => textOf(row, 'name') ?? ''))].sort();
}

const at = (own: string | null, ofAll: string | null): At =>
  own === null && ofAll !== null ? 'organization' : 'service';

/** The facts of a service. */
export function factsOf(index: Index, service: Row): Facts {
  const organization = index.row('organization', service.organization_id);
  const phones = phonesOf(index, service);
  const isOwnPhone = phones.every(({ service_id }) => service_id === service.id);
  const [url, site] = [textOf(service, 'url'), textOf(organization, 'website')];
  const [email, mail] = [textOf(service, 'email'), textOf(organization, 'email')];
  const address = addressOf(index, service);
  const places = {
    phonesAt: isOwnPhone ? 'service' : 'organization',
    websiteAt: at(url, site),
    emailAt: at(email, mail),
  } as const;
  const weekly = weeklyRows(index, service);
  return {
    ...places,
    phones: phones.map((row) => ({ row: idOf(row), number: textOf(row, 'number') ?? '' })),
    website: url ?? site,
    email: email ?? mail,
    address,
    week: weekOf(weekly.flatMap(hoursIn)),
    hasOtherHours: index.hanging('schedule', 'service_id', idOf(service)).length > weekly.length,
    cost: costOf(index, service),
    sharedWith: sharedWith(index, service, address?.location, Object.values(places).includes('organization')),
  };
}
