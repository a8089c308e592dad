import { uuidOf } from '../ids.ts';
import type { Index } from '../index-of.ts';
import { idOf, type Row } from '../rows.ts';
import { type Change, givenBy } from './changing.ts';
import { type Facts, meetingOf } from './facts.ts';
import { type EntryForm, NOTHING, type Part, wrong } from './part.ts';

/** An address as it is written: each part may be empty. */
type Written = { readonly street: string; readonly code: string; readonly city: string };

const CODE = /^(\d{4}) ?([A-Z]{2})$/u;

const writtenOut = ({ street, code, city }: Written): string =>
  [street, code, city].filter((part) => part !== '').join(', ');

/** `"2545ha"` → `"2545 HA"`; null for what is no postal code, and empty where nobody knows it. */
function codeIn(written: string): string | null {
  if (written === '') return '';
  const [, digits, letters] = CODE.exec(written.toUpperCase()) ?? [];
  return digits === undefined ? null : `${digits} ${letters}`;
}

/** Everything of an address where there was none: the place, and that the service is met there. */
function newAddress(service: Row, values: Readonly<Record<string, string>>): Change['given'] {
  const id = idOf(service);
  const location = uuidOf('location', id);
  const { organization_id, name } = service;
  const more = { state_province: '', country: 'NL', address_type: 'physical' };
  return [
    givenBy('street', 'location', { id: location, organization_id, location_type: 'physical', name }),
    givenBy('street', 'address', { ...values, ...more, id: uuidOf('address', id), location_id: location }),
    givenBy('street', 'service_at_location', {
      id: uuidOf('service_at_location', id),
      service_id: id,
      location_id: location,
    }),
  ];
}

/** The address as the form has it. Where it stood on the map before is no longer where it is. */
function given(service: Row, before: Facts['address'], { street, code, city }: Written): Change['given'] {
  const values = { address_1: street, postal_code: code, city };
  if (before === null) return newAddress(service, values);
  return [
    givenBy('street', 'address', { id: before.row, ...values }),
    givenBy('street', 'location', { id: before.location, latitude: null, longitude: null }),
  ];
}

/** What a form makes of the address. All three parts empty: nobody is met there any more. */
export function addressPart(index: Index, service: Row, { address: before }: Facts, form: EntryForm): Part {
  const { street = '', city = '' } = form;
  const code = codeIn(form.code ?? '');
  if (code === null) return wrong('code', 'not-code');
  const now = { street, code, city };
  const told = [
    { field: 'locations', before: before === null ? '' : writtenOut(before), after: writtenOut(now) },
  ] as const;
  if (told[0].before === told[0].after) return NOTHING;
  if (told[0].after === '') {
    const at = meetingOf(index, service)?.at;
    return { change: { given: [], gone: at === undefined ? {} : { service_at_location: [idOf(at)] }, told } };
  }
  if (street === '' || city === '') return wrong(street === '' ? 'street' : 'city', 'empty');
  return { change: { given: given(service, before, now), gone: {}, told } };
}
