import type { HelpPlace } from '../../../bot/capabilities/social-map/facts.ts';
import type { Looking } from '../../../bot/capabilities/social-map/rules.ts';
import { placesForResidents } from '../../../bot/hsds/map/place.ts';
import { SEEDED } from '../../hsds/seeded.ts';

/** Every place of the seed that residents may be shown. */
export const SEEDED_PLACES = placesForResidents(SEEDED);

/** A place with nothing particular about it, checked lately, for work. */
export const place = (id: string, changes: Partial<HelpPlace> = {}): HelpPlace => ({
  id,
  name: id,
  domains: ['work'],
  description: { content: {} },
  phone: '070 000 0000',
  website: null,
  address: null,
  pin: null,
  email: null,
  hours: null,
  exceptions: [],
  languages: [],
  costs: [],
  documents: [],
  conditions: [],
  rules: {},
  minimumAge: null,
  maximumAge: null,
  areas: [],
  crisis: false,
  checked: '2026-11-01',
  checkDue: '2027-05-01',
  ...changes,
});

/** A Monday at ten, somebody of whom nothing is known. */
export const LOOKING: Looking = {
  domain: 'work',
  told: {},
  language: 'tr',
  now: '2026-11-23T09:00:00Z',
  zone: 'Europe/Amsterdam',
};
