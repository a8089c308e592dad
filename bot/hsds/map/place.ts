import type { HelpPlace, Hours } from '../../capabilities/social-map/facts.ts';
import { dueAfter } from './due.ts';
import type { Index } from './index-of.ts';
import { eligibilityOf, exceptionsOf, languagesOf, termsOf } from './place-rules.ts';
import { idOf, inLanguages, type Row, textOf } from './rows.ts';
import { domainsOf, rulesOf } from './rules.ts';

const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const MIDNIGHT = '23:59';

/** `"09:00+01:00"` → `"09:00"`: what the clock of the place shows. */
const onTheClock = (row: Row, field: string): string | null => textOf(row, field)?.slice(0, 5) ?? null;

const isAllDay = ({ from, until }: Hours): boolean => from === '00:00' && until >= MIDNIGHT;

/** A row that says the same every week, with no end: the only ones that hold on any day. */
export const isEveryWeek = (row: Row): boolean =>
  row.exception !== true &&
  (row.freq ?? 'WEEKLY') === 'WEEKLY' &&
  (row.interval ?? 1) === 1 &&
  ['valid_from', 'valid_to', 'until', 'count', 'byweekno'].every((field) => row[field] === undefined);

/** The hours of a row; none where it does not say days and times. */
export function hoursIn(row: Row): Hours[] {
  const [from, until] = [onTheClock(row, 'opens_at'), onTheClock(row, 'closes_at')];
  const days = (textOf(row, 'byday') ?? '').split(',').map((day) => DAYS.indexOf(day) + 1);
  if (from === null || until === null || days.includes(0)) return [];
  return [{ days, from, until }];
}

/**
 * When a service answers, from its own schedules: hours at one of its places (by appointment, say) are not its hours.
 * What does not hold every week is not claimed.
 */
function openingOf(index: Index, service: Row): HelpPlace['hours'] {
  const hours = index.hanging('schedule', 'service_id', idOf(service)).filter(isEveryWeek).flatMap(hoursIn);
  if (hours.length === 0) return null;
  const days = new Set(hours.filter(isAllDay).flatMap((one) => one.days));
  return days.size === DAYS.length ? 'always' : hours;
}

/** Its own numbers, the one to call first before the others; without any, those of its organisation. */
export const phonesOf = (index: Index, service: Row): readonly Row[] => {
  const own = index.hanging('phone', 'service_id', idOf(service));
  return own.length > 0 ? own : index.hanging('phone', 'organization_id', service.organization_id as string);
};

/** Where it can be met: `"Leyweg 831, 2545 HA Den Haag"`, and where that is on a map. */
function whereOf(index: Index, service: Row): Pick<HelpPlace, 'address' | 'pin'> {
  const places = index.hanging('service_at_location', 'service_id', idOf(service));
  const addresses = places.flatMap((place) => index.hanging('address', 'location_id', place.location_id as string));
  const address = addresses.find(({ address_type }) => address_type === 'physical');
  if (address === undefined) return { address: null, pin: null };
  const town = [textOf(address, 'postal_code'), textOf(address, 'city')].filter((part) => part !== null);
  const { latitude, longitude } = index.row('location', address.location_id) ?? {};
  const isOnMap = typeof latitude === 'number' && typeof longitude === 'number';
  return {
    address: [textOf(address, 'address_1'), town.join(' ')].join(', '),
    pin: isOnMap ? { latitude, longitude } : null,
  };
}

/** `"https://www.113.nl/"` → `"www.113.nl"`: short enough to be read aloud. */
const spoken = (url: string | null): string | null => url?.replace(/^https?:\/\//u, '').replace(/\/$/u, '') ?? null;

/** A service as the bot proposes it. */
export function placeOf(index: Index, service: Row): HelpPlace {
  const organization = index.row('organization', service.organization_id);
  return {
    id: textOf(service, 'slug') ?? idOf(service),
    name: textOf(service, 'name') ?? '',
    domains: domainsOf(index, service),
    description: { content: inLanguages(service, 'description') },
    phone: textOf(phonesOf(index, service)[0], 'number'),
    website: spoken(textOf(service, 'url') ?? textOf(organization, 'website')),
    ...whereOf(index, service),
    email: textOf(service, 'email') ?? textOf(organization, 'email'),
    hours: openingOf(index, service),
    exceptions: exceptionsOf(index, service),
    languages: languagesOf(index, service),
    ...eligibilityOf(index, service),
    ...termsOf(index, service),
    crisis: service.crisis === true,
    checked: textOf(service, 'assured_date'),
    checkDue: dueAfter(textOf(service, 'assured_date')),
  };
}

const isForResidents = (index: Index, service: Row): boolean =>
  (rulesOf(index, service).audience ?? ['residents']).includes('residents');

/** What a resident who asks may be shown, where it fits her: in use, for residents, and never what is sensitive. */
const isForSomebody = (index: Index, service: Row): boolean =>
  service.status === 'active' && service.sensitive !== true && isForResidents(index, service);

/**
 * What may be shown to people of whom nothing is known: neither what one has to fit, nor what is for those who live
 * somewhere.
 */
const isForAnybody = (index: Index, service: Row): boolean =>
  isForSomebody(index, service) &&
  service.programme !== true &&
  index.hanging('service_area', 'service_id', idOf(service)).length === 0;

/** All places for residents; which of them are for her is decided by their rules (`social-map/fit.ts`). */
export const placesForResidents = (index: Index): HelpPlace[] =>
  index.map.service.filter((service) => isForSomebody(index, service)).map((service) => placeOf(index, service));

/** All places for anybody. */
export const placesForAnybody = (index: Index): HelpPlace[] =>
  index.map.service.filter((service) => isForAnybody(index, service)).map((service) => placeOf(index, service));
