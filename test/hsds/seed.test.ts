import { describe, expect, it } from 'vitest';
import { DOMAINS } from '../../bot/capabilities/social-map/facts.ts';
import { CRISIS_LINES } from '../../bot/engine/crisis.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { ENTITIES, translatedFields } from '../../bot/hsds/map/entities.ts';
import { placeOf, placesForAnybody } from '../../bot/hsds/map/place.ts';
import { inLanguages, type Row, textOf } from '../../bot/hsds/map/rows.ts';
import { domainsOf, rulesOf, TAXONOMIES, wrongValue } from '../../bot/hsds/map/rules.ts';
import { SEED, SEEDED } from './seeded.ts';

const { map } = SEEDED;
const service = (slug: string): Row => map.service.find((row) => row.slug === slug) as Row;

describe('the seed', () => {
  it('has every organisation and every programme', () => {
    expect(map.organization.map(({ slug }) => slug)).toEqual(SEED.organisations.map(({ id }) => id));
    expect(map.service).toHaveLength(SEED.organisations.length + SEED.help.length);
    expect(map.service.filter(({ programme }) => programme)).toHaveLength(23);
  });

  it('says every text in every language', () => {
    const texts = ENTITIES.flatMap((entity) =>
      map[entity.name].flatMap((row) => translatedFields(entity).map((field) => ({ entity: entity.name, row, field }))),
    );
    // Names of places and people are the same everywhere.
    const isName = ({ entity, field }: (typeof texts)[number]) => field === 'name' && entity !== 'taxonomy_term';
    for (const { entity, row, field } of texts.filter((text) => text.row[text.field] !== undefined && !isName(text))) {
      const said = Object.keys(inLanguages(row, field)).sort();
      expect(said, `${entity} ${row.slug ?? row.code ?? row.number}`).toEqual([...LANGUAGES].sort());
    }
  });

  it('describes every service', () => {
    for (const row of map.service) expect(textOf(row, 'description'), String(row.slug)).not.toBeNull();
  });

  it('names life domains that people can choose', () => {
    for (const row of map.service) {
      for (const domain of domainsOf(SEEDED, row)) expect(DOMAINS).toContain(domain);
    }
  });

  it('has rules of entry that somebody can keep to', () => {
    for (const attribute of map.attribute) {
      const term = SEEDED.row('taxonomy_term', attribute.taxonomy_term_id) as Row;
      if (term.taxonomy_id !== TAXONOMIES.rules) continue;
      expect(wrongValue(String(term.code), textOf(attribute, 'value')), `${term.code}`).toBeNull();
    }
    expect(rulesOf(SEEDED, service('kinderopvang-makelaar'))).toEqual({
      benefit: ['bijstand'],
      situation: ['programme-to-work', 'part-time-with-benefit'],
    });
    expect(rulesOf(SEEDED, service('peuteropvang'))).toEqual({ 'child-age': ['2.5-4'] });
    expect(service('lef')).toMatchObject({ minimum_age: 27, maximum_age: 58 });
  });

  it('shows nobody unasked what is sensitive, for professionals, elsewhere, or to be fitted', () => {
    const shown = placesForAnybody(SEEDED).map(({ id }) => id);
    for (const id of ['de-haven', 'de-haven-programme', 'fonds-1818', 'sociale-kaart-nederland', 'hw-werkt', 'lef'])
      expect(shown).not.toContain(id);
    expect(shown).toContain('geldfit');
    expect(shown.length).toBeGreaterThan(30);
  });

  it('keeps the facts as they are known', () => {
    expect(placeOf(SEEDED, service('den-haag-werkt'))).toMatchObject({
      phone: '070 353 7500',
      hours: [{ days: [1, 2, 3, 4, 5], from: '08:30', until: '17:00' }],
    });
    expect(placeOf(SEEDED, service('humanitas-thuisadministratie'))).toMatchObject({
      address: 'Leyweg 831, 2545 HA Den Haag',
      phone: null,
      email: null,
    });
    expect(placeOf(SEEDED, service('yasmin')).address).toBe('Vrederustlaan 96, Den Haag');
    expect(placeOf(SEEDED, service('veilig-thuis'))).toMatchObject({ phone: '0800 2000', hours: 'always' });
    // When it can be met by appointment is not when it answers.
    expect(placeOf(SEEDED, service('helpdesk-geldzaken')).hours).toBeNull();
  });

  it('has the numbers that are said in a crisis', () => {
    const crisis = map.service.filter((row) => row.crisis === true).map(({ id }) => id);
    const numbers = map.phone
      .filter(({ service_id }) => crisis.includes(service_id as string))
      .map(({ number }) => number);
    for (const line of [CRISIS_LINES.emergency, CRISIS_LINES.veiligThuis, CRISIS_LINES.suicidePreventionFree])
      expect(numbers).toContain(line);
  });

  it('knows no person', () => {
    expect(map.contact).toEqual([]);
    expect(JSON.stringify(map)).not.toMatch(/\b06[- ]?\d{8}\b/u);
  });
});
