import { describe, expect, it } from 'vitest';
import { DOMAINS, type HelpPlace } from '../../../bot/capabilities/social-map/facts.ts';
import { fitOf } from '../../../bot/capabilities/social-map/fit.ts';
import { bestFirst, candidatesOf, firstThree, type Looking } from '../../../bot/capabilities/social-map/rules.ts';
import { LOOKING, place, SEEDED_PLACES } from './places.ts';

const order = (places: readonly HelpPlace[], changes: Partial<Looking> = {}): string[] => {
  const looking = { ...LOOKING, ...changes };
  return bestFirst(candidatesOf(places, looking), looking).map(({ id }) => id);
};

const OPEN = [{ days: [1], from: '09:00', until: '17:00' }];
const LATER = [{ days: [1], from: '13:00', until: '17:00' }];
const TOMORROW = [{ days: [2], from: '09:00', until: '17:00' }];
const ADDRESS = { centrum: 'Hobbemaplein 30, 2526 JA Den Haag', zuidwest: 'Leyweg 831, 2545 HA Den Haag' };
const OLD = { checked: '2026-05-01', checkDue: '2026-11-01' };
const NEVER = { checked: null, checkDue: null };
const WOMEN = { rules: { gender: ['women'] } };

/** What comes before what, with nothing else between them; by name the second would be the first. */
/** What it is about, what comes first, what second, and for whom. */
type Case = readonly [string, Partial<HelpPlace>, Partial<HelpPlace>, Partial<Looking>];
const BEFORE: readonly (Case | readonly [string, Partial<HelpPlace>, Partial<HelpPlace>])[] = [
  ['what is for her before what may be', {}, WOMEN],
  ['what was checked before what was not for half a year', {}, OLD],
  ['what was checked before what nobody ever checked', {}, NEVER],
  ['an old entry before an old one for danger', OLD, { ...OLD, crisis: true }],
  ['what was made for this before what does it as well', {}, { domains: ['money', 'work'] }],
  ['who does one thing before who does many', {}, { domains: ['work', 'money'] }],
  ['what was made for people like her before what is for all', WOMEN, {}, { told: { gender: 'women' } }],
  ['what is open before what opens later today', { hours: OPEN }, { hours: LATER }],
  ['what opens today before what nobody told us', { hours: LATER }, {}],
  ['what nobody told us before what opens tomorrow', {}, { hours: TOMORROW }],
  ['who speaks her language', { languages: ['tr'] }, { languages: ['pl'] }],
  ['what is near', { address: ADDRESS.zuidwest }, { address: ADDRESS.centrum }, { told: { district: 'zuidwest' } }],
  [
    'what is near before what is nobody knows where',
    { address: ADDRESS.zuidwest },
    {},
    { told: { district: 'zuidwest' } },
  ],
  ['a voice before a page', {}, { phone: null, website: 'www.example.org' }],
  ['what was checked more lately', { checked: '2026-11-10' }, { checked: '2026-11-01' }],
  ['a check that is due today still counts', { checked: '2026-05-23', checkDue: '2026-11-23' }, OLD],
];

describe('the order of places', () => {
  it.each(BEFORE.map(([name, first, second, changes = {}]): Case => [name, first, second, changes]))(
    'has %s',
    (_, first, second, changes) => {
      const places = [place('a', second), place('b', first)];
      expect(order(places, changes)).toEqual(['b', 'a']);
      expect(order(places.toReversed(), changes)).toEqual(['b', 'a']);
    },
  );

  it('leaves out what is not for her', () => {
    expect(order([place('a', WOMEN), place('b')], { told: { gender: 'men' } })).toEqual(['b']);
  });

  it('never has what is sensitive, or for professionals or groups', () => {
    const ids = SEEDED_PLACES.map(({ id }) => id);
    expect(ids).toContain('geldfit');
    for (const hidden of ['de-haven', 'de-haven-programme', 'fonds-1818', 'sociale-kaart-den-haag'])
      expect(ids).not.toContain(hidden);
  });

  it('is total, and its first three are found without it', () => {
    for (const domain of DOMAINS) {
      const looking = { ...LOOKING, domain, told: { district: 'zuidwest', gender: 'women' } };
      const places = SEEDED_PLACES.filter(({ domains }) => domains.includes(domain));
      const all = order(places, looking);
      expect(order(places.toReversed(), looking)).toEqual(all);
      const candidates = candidatesOf(places, looking);
      const three = firstThree(candidates, (one) => fitOf(one, looking.told, 'tr'), looking.told.district);
      expect(three.map(({ id }) => id)).toEqual(all.slice(0, 3));
    }
  });
});
