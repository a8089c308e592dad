import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACES } from '../../bot/paper/press/fonts.ts';
import { type AdminHouse, openAdmin } from './house.ts';

const AT = '/admin/social-map/paper';
const ORDER = 'kind=poster&language=ar&centre=de-mussen';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());
const ask = (path: string) => house.ask(path, { cookie });

describe('the social map on paper', () => {
  it('is ordered from the page of the map: language, kind and centre', async () => {
    expect(await (await ask('/admin/social-map')).text()).toContain(`href="${AT}"`);
    const page = await (await ask(AT)).text();
    for (const words of ['العربية (Arabisch)', 'Poster (A3)', 'Boekje (A5)', 'Buurtcentrum De Mussen'])
      expect(page).toContain(words);
    expect(page).toContain('Van Buurtcentrum De Mussen is geen adres bekend.');
    expect(page).toContain('Dit huis maakt zelf geen PDF.');
    expect(page).not.toContain('PDF maken');
  });

  it('is shown in its language, with what is in the map and for the centre that was chosen', async () => {
    const answer = await ask(`${AT}/sheets?${ORDER}`);
    expect(answer.status).toBe(200);
    const page = await answer.text();
    expect(page).toContain('<html lang="ar" dir="rtl">');
    for (const words of ['112', '0800 2000', 'Geldfit', 'Buurtcentrum De Mussen', '070 388 8700'])
      expect(page).toContain(words);
    expect(await (await ask(`${AT}/sheets?kind=booklet&language=nl&centre=`)).text()).not.toContain('class="centre"');
  });

  it('finds its style, its script and its fonts with us, and may use them', async () => {
    const page = await ask(`${AT}/sheets?${ORDER}`);
    expect(page.headers.get('content-security-policy')).toContain("font-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/ style="|<style|https?:\/\/(?!127\.0\.0\.1)[^"]*\.(?:css|js|woff2)/u);
    const names = [...html.matchAll(/(?:href|src)="assets\/([^"]+)"/gu)].map(([, name]) => name);
    expect(names).toEqual(['poster.css', 'print.js']);
    const css = await (await ask(`${AT}/assets/poster.css`)).text();
    for (const { file } of FACES) expect(css).toContain(`url(${file})`);
    for (const name of [...names, 'booklet.css', FACES[0]?.file]) {
      const answer = await ask(`${AT}/assets/${name}`);
      expect(answer.status, name).toBe(200);
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  it('is nothing where no such paper is asked for', async () => {
    for (const path of [
      'sheets',
      'sheets?kind=leaflet&language=nl',
      'sheets?kind=poster&language=fr',
      `pdf?${ORDER}`,
      'assets/..%2Fpress.tsx',
      'assets/x',
    ])
      expect((await ask(`${AT}/${path}`)).status, path).toBe(404);
    expect((await ask(`${AT}/sheets?kind=poster&language=nl&centre=nobody`)).status).toBe(200);
  });

  it('is for whoever is signed in and may', async () => {
    for (const path of ['', `/sheets?${ORDER}`, `/pdf?${ORDER}`, '/assets/poster.css']) {
      const stranger = await house.ask(`${AT}${path}`);
      expect(stranger.status, path).toBe(303);
      expect(stranger.headers.get('location')).toContain('/admin/sign-in');
    }
  });
});

describe('where it may not be printed, or the printer is broken', () => {
  it('nobody sees it whom the policy does not let', async () => {
    const strict = await openAdmin(() => ({ may: (_, act) => act !== 'map.print' }));
    const hers = await strict.signIn();
    for (const path of ['', `/sheets?${ORDER}`, `/pdf?${ORDER}`])
      expect((await strict.ask(`${AT}${path}`, { cookie: hers })).status, path).toBe(403);
    await strict.close();
  });

  it('a PDF is handed out, and its failure is told with another way', async () => {
    const { paper } = house.parts;
    let works = true;
    const pdf = async () => {
      if (!works) throw new Error('no browser');
      return new TextEncoder().encode('%PDF-1.4');
    };
    const able = await openAdmin(() => ({ paper: { ...paper, pdf } }));
    const hers = await able.signIn();
    expect(await (await able.ask(AT, { cookie: hers })).text()).toContain('PDF maken');
    const answer = await able.ask(`${AT}/pdf?${ORDER}`, { cookie: hers });
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="buurtmus-poster-ar.pdf"');
    works = false;
    const failed = await able.ask(`${AT}/pdf?${ORDER}`, { cookie: hers });
    expect(failed.status).toBe(503);
    expect(await failed.text()).toContain('De PDF is niet gelukt.');
    await able.close();
  });
});
