import { expect, it } from 'vitest';
import { asJson } from '../../bot/hsds/files/write.ts';
import { ENTITIES } from '../../bot/hsds/map/entities.ts';
import {
  flat,
  listedOrganization,
  listedService,
  listedServiceAtLocation,
  nested,
  wholeOrganization,
  wholeService,
  wholeServiceAtLocation,
} from '../../bot/hsds/map/nest.ts';
import { againstSchemas, publishedFields, tabularRequired, wrongs } from './published.ts';
import { SEEDED } from './seeded.ts';

const { map } = SEEDED;

againstSchemas('the seed, by the schemas that HSDS publishes', () => {
  it.each(ENTITIES.filter(({ name }) => map[name].length > 0))('is right in every $name', ({ name }) => {
    for (const row of map[name]) {
      expect(wrongs(name, flat(name, row)), JSON.stringify(row)).toEqual([]);
      expect(wrongs(name, nested(SEEDED, name, row)), JSON.stringify(row)).toEqual([]);
      expect(Object.keys(flat(name, row))).toEqual(expect.arrayContaining(tabularRequired(name)));
    }
  });

  it('keeps what the schemas call fields, and nothing under another name', () => {
    const ours = { slug: 1, position: 1, programme: 1, sensitive: 1, crisis: 1, time_zone: 1, exception: 1 };
    for (const { name, fields } of ENTITIES) {
      const published = Object.keys(publishedFields(name));
      const own = Object.keys(fields).filter((field) => !published.includes(field));
      expect(
        own.filter((field) => !(field in ours)),
        name,
      ).toEqual([]);
    }
  });

  it('nests services, organisations and services at locations whole', () => {
    for (const row of map.service) expect(wrongs('compiled/service', wholeService(SEEDED, row))).toEqual([]);
    for (const row of map.organization)
      expect(wrongs('compiled/organization', wholeOrganization(SEEDED, row, true))).toEqual([]);
    for (const row of map.service_at_location)
      expect(wrongs('compiled/service_at_location', wholeServiceAtLocation(SEEDED, row))).toEqual([]);
  }, 120_000);

  it('lists them page by page', () => {
    for (const row of map.service) expect(wrongs('compiled/service_list', listedService(SEEDED, row))).toEqual([]);
    for (const row of map.organization)
      expect(wrongs('compiled/organization_list', listedOrganization(SEEDED, row))).toEqual([]);
    for (const row of map.service_at_location)
      expect(wrongs('compiled/service_at_location_list', listedServiceAtLocation(SEEDED, row))).toEqual([]);
  }, 60_000);

  it('is right in the file that is handed out', () => {
    const { organizations, taxonomies, taxonomy_terms } = JSON.parse(asJson(SEEDED));
    for (const one of organizations) expect(wrongs('compiled/organization', one)).toEqual([]);
    for (const one of taxonomies) expect(wrongs('taxonomy', one)).toEqual([]);
    for (const one of taxonomy_terms) expect(wrongs('taxonomy_term', one)).toEqual([]);
  }, 120_000);

  it('would notice what is wrong', () => {
    const [service] = map.service;
    expect(wrongs('service', { ...service, status: 'open' })).not.toEqual([]);
    expect(wrongs('compiled/service', { ...service, id: 'geldfit' })).not.toEqual([]);
    expect(wrongs('organization', { ...map.organization[0], website: 'geen adres' })).not.toEqual([]);
  }, 60_000);
});
