import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { uuidOf } from '../../bot/hsds/map/ids.ts';
import { indexOf } from '../../bot/hsds/map/index-of.ts';
import { metresBetween } from '../../bot/hsds/map/near.ts';
import { asMap, type Row } from '../../bot/hsds/map/rows.ts';
import { hsdsRoutes } from '../../bot/hsds/routes.ts';
import { againstSchemas, wrongs } from './published.ts';
import { SEEDED } from './seeded.ts';

/** The seed, as if half of it had been changed at the end of November. */
const changed = (row: Row, index: number): Row => ({
  ...row,
  last_modified: index % 2 === 0 ? '2026-11-30T10:00:00.000Z' : '2026-01-01T00:00:00.000Z',
});
const INDEX = indexOf(asMap((name) => (name === 'service' ? SEEDED.map.service.map(changed) : SEEDED.map[name])));
let version = '7';
const snapshot = async () => ({ version, changedAt: '2026-11-30T10:00:00.000Z', index: INDEX });

const opened = (more: object = {}) =>
  hsdsRoutes({ current: snapshot, publicUrl: 'https://example.org', alarm: () => {}, ...more });
const app = opened();
type Page = { total_items: number; total_pages: number; contents: Record<string, unknown>[]; [name: string]: unknown };
const get = async (path: string): Promise<Page> => (await app.request(path)).json() as Promise<Page>;

const total = INDEX.map.service.filter(({ sensitive }) => sensitive !== true).length;
const GELDFIT = uuidOf('service', 'geldfit');

describe('the public door', () => {
  it('says what it is', async () => {
    expect(await get('/')).toEqual({
      version: '3.1',
      profile: 'https://example.org/hsds/profile',
      openapi_url: expect.stringMatching(/^https:\/\/.*openapi\.json$/u),
    });
    const mounted = new Hono().route('/hsds', app);
    for (const path of ['/hsds', '/hsds/']) expect(await (await mounted.request(path)).json()).toEqual(await get('/'));
    expect((await mounted.request('/hsds/nothing/')).status).toBe(404);
    const profile = await app.request('/profile');
    expect(profile.headers.get('content-type')).toContain('text/markdown');
    expect(await profile.text()).toContain('HSDS');
  });

  it('gives pages that together are everything, each once', async () => {
    const seen: unknown[] = [];
    for (let page = 1; page <= 7; page++) {
      const { contents, ...about } = await get(`/services?per_page=10&page=${page}`);
      expect(about).toEqual({
        total_items: total,
        total_pages: Math.ceil(total / 10),
        page_number: page,
        size: contents.length,
        first_page: page === 1,
        last_page: page >= Math.ceil(total / 10),
        empty: contents.length === 0,
      });
      seen.push(...contents.map(({ id }) => id));
    }
    expect(new Set(seen).size).toBe(total);
    expect(await get('/services?page=99')).toMatchObject({ empty: true, last_page: true, contents: [] });
  });

  it('finds words in any language, without marks and case, in the service or its organisation', async () => {
    const names = async (search: string) =>
      (await get(`/services?search=${encodeURIComponent(search)}`)).contents.map(({ name }) => name);
    expect(await names('COOPERATIE eva')).toContain('Coöperatie Eva');
    expect(await names('dług')).toContain('Geldfit');
    expect(await names('ዕዳ')).toContain('Geldfit');
    expect(await names('mussen werkplaats')).toContain('Werkplaats De Mussen');
    expect(await names('bestaatnergens')).toEqual([]);
  });

  it('filters by term, list, organisation and day', async () => {
    const money = uuidOf('taxonomy_term', 'money');
    const { contents } = await get(`/services?taxonomy_term_id=${money}&per_page=500`);
    expect(contents.map(({ id }) => id)).toContain(GELDFIT);
    expect(contents.length).toBeLessThan(total);
    const rules = await get(`/services?taxonomy_id=${uuidOf('taxonomy', 'eligibility')}&per_page=500`);
    expect(rules.contents.map(({ slug }) => slug)).toContain('lef');
    expect(rules.contents.map(({ slug }) => slug)).not.toContain('geldfit');
    const city = await get(`/services?organization_id=${uuidOf('organization', 'gemeente-den-haag')}`);
    expect(city.total_items).toBe(10);
    expect((await get('/services?modified_after=2026-11-30T10:00:00Z&include_sensitive=true')).total_items).toBe(
      Math.ceil(INDEX.map.service.length / 2),
    );
    expect((await get(`/organizations?taxonomy_term_id=${money}`)).contents.map(({ slug }) => slug)).toContain(
      'geldfit',
    );
    expect((await get('/organizations?search=yasmin')).contents.map(({ slug }) => slug)).toEqual(['yasmin']);
    expect((await get(`/taxonomy_terms?taxonomy_id=${uuidOf('taxonomy', 'life-domains')}`)).total_items).toBe(10);
    expect((await get('/taxonomy_terms?search=geld')).total_items).toBeGreaterThan(0);
  });

  it('gives ids alone, all of them at once', async () => {
    const { contents, total_pages } = await get('/services?minimal=true');
    expect(total_pages).toBe(1);
    expect(contents).toHaveLength(total);
    for (const one of contents) expect(Object.keys(one).sort()).toEqual(['id', 'modified_date']);
  });

  it('answers a POST as a GET, in the body or in the address', async () => {
    const post = (path: string, body: BodyInit, type: string) =>
      app.request(path, { method: 'POST', body, headers: { 'content-type': type } });
    const expected = await get('/services?search=geldfit&per_page=1');
    const json = await post('/services', JSON.stringify({ search: 'geldfit', per_page: 1 }), 'application/json');
    const form = await post('/services?per_page=1', 'search=geldfit', 'application/x-www-form-urlencoded');
    expect(await json.json()).toEqual(expected);
    expect(await form.json()).toEqual(expected);
    expect((await post('/services', '{', 'application/json')).status).toBe(400);
    expect((await post('/services', JSON.stringify({ search: 'x'.repeat(9_000) }), 'application/json')).status).toBe(
      413,
    );
  });

  it('streams everything as lines', async () => {
    const answer = await app.request('/services?format=ndjson&full=true&per_page=1');
    expect(answer.headers.get('content-type')).toContain('ndjson');
    const rows = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(total);
    expect(rows.find(({ id }) => id === GELDFIT)).toHaveProperty('phones');
    expect(await (await app.request('/services?format=ndjson&search=bestaatnergens')).text()).toBe('');
  });

  it('never shows unasked what is sensitive', async () => {
    const id = uuidOf('service', 'de-haven');
    for (const path of [
      '/services?per_page=500',
      '/services?full=true&per_page=500',
      '/organizations?full_service=true&per_page=500',
    ])
      expect(JSON.stringify(await get(path))).not.toContain(id);
    expect(await (await app.request('/services?format=ndjson')).text()).not.toContain(id);
    expect((await get('/services?include_sensitive=true&per_page=500')).contents.map((one) => one.id)).toContain(id);
    expect(await get(`/services/${id}`)).toMatchObject({ id, sensitive: true });
  });

  it('finds what is near a postal code', async () => {
    const near = await get('/service_at_locations?postcode=2545%20XX');
    expect(near.contents).toMatchObject([{ service: { slug: 'humanitas-thuisadministratie' } }]);
    expect((await get('/service_at_locations?postcode=1011')).total_items).toBe(0);
    expect(metresBetween({ latitude: 52.08, longitude: 4.31 }, { latitude: 52.09, longitude: 4.31 })).toBeCloseTo(
      1112,
      0,
    );
  });

  it('says what it does not understand', async () => {
    for (const query of [
      'page=0',
      'page=x',
      'per_page=-1',
      'format=xml',
      'modified_after=gisteren',
      'full=misschien',
    ]) {
      const answer = await app.request(`/services?${query}`);
      expect(answer.status, query).toBe(400);
      expect(await answer.json()).toMatchObject({ parameter: query.split('=')[0] });
    }
    expect((await app.request('/services?unknown=1')).status).toBe(200);
    expect((await app.request('/services/bestaat-niet')).status).toBe(404);
    expect((await app.request('/organisations')).status).toBe(404);
  });

  it('is kept by whoever asked, until it changes', async () => {
    const first = await app.request('/services');
    const etag = first.headers.get('etag') as string;
    expect(first.headers.get('cache-control')).toContain('public');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect((await app.request('/services', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await app.request('/services', { method: 'HEAD' })).headers.get('etag')).toBe(etag);
    version = '8';
    expect((await app.request('/services', { headers: { 'if-none-match': etag } })).status).toBe(200);
  });

  it('answers nobody without end, and says when to come back', async () => {
    let now = 0;
    const busy = opened({ addressOf: () => '192.0.2.1', now: () => now });
    const statuses = async (times: number, path: string) => {
      for (let time = 0; time < times; time++) await busy.request(path);
      return busy.request(path);
    };
    const refused = await statuses(240, '/taxonomies');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    now += 60_000;
    expect((await busy.request('/taxonomies')).status).toBe(200);
    expect((await statuses(10, '/services?format=ndjson')).status).toBe(429);
  });

  it('says later while the database is away', async () => {
    const told: string[] = [];
    const away = opened({ current: () => Promise.reject(new Error('away')), alarm: (what: string) => told.push(what) });
    expect((await away.request('/services')).status).toBe(503);
    expect(told).toHaveLength(1);
  });

  it('gives away nothing that is for the house alone', async () => {
    const everything = await (await app.request('/organizations?format=ndjson&full_service=true')).text();
    for (const word of ['owner', 'check_due', '"note"', '"source"']) expect(everything).not.toContain(word);
  });
});

againstSchemas('answers, by the schemas that HSDS publishes', () => {
  const lists: [string, string, string][] = [
    ['/services', 'compiled/service_list', 'compiled/service'],
    ['/organizations', 'compiled/organization_list', 'compiled/organization'],
    ['/service_at_locations', 'compiled/service_at_location_list', 'compiled/service_at_location'],
    ['/taxonomies', 'taxonomy', 'taxonomy'],
    ['/taxonomy_terms', 'taxonomy_term', 'taxonomy_term'],
  ];
  it.each(lists)(
    'are right on %s',
    async (path, listed, whole) => {
      const { contents } = await get(`${path}?per_page=500&include_sensitive=true`);
      expect(contents.length).toBeGreaterThan(1);
      for (const one of contents) expect(wrongs(listed, one)).toEqual([]);
      for (const { id } of contents.slice(0, 10)) expect(wrongs(whole, await get(`${path}/${id}`))).toEqual([]);
      const full = await get(`${path}?full=true&full_service=true&per_page=10`);
      for (const one of full.contents) expect(wrongs(whole, one)).toEqual([]);
    },
    120_000,
  );
});
