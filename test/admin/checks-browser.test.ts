import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportedWrong } from '../../bot/capabilities/social-map/records.ts';
import { postgresStores } from '../stores/playing.ts';
import { turnOf } from '../stores/turns.ts';
import { type Browsing, openBrowsing, shooting } from './browsing.ts';

const TALL = { viewport: { width: 1280, height: 1700 } };
const NARROW = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const shot = shooting('checks-', false);

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openBrowsing();
});
afterAll(() => browsing.close());

const open = async (page: Page, path: string) => page.goto(`${browsing.at}/admin/social-map${path}`);
/** What sticks out of the screen, but for what can be scrolled by itself. */
const sticksOut = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('main *')]
    .filter((one) => one.closest('.parts, .wide-table, .unseen') === null)
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80))`) as Promise<string[]>;

/** A resident says in her chat that something is wrong. */
async function tells(place: string): Promise<void> {
  const { database } = browsing.house.fresh;
  const stores = postgresStores(database);
  const before = await stores.conversations.recognise({ address: { channel: 'web', id: place } });
  if (before === null) throw new Error('nobody came');
  await stores.commit(turnOf(before, place, [reportedWrong({ place, what: 'number' })]));
}

describe('the social map on a screen', () => {
  it('finds as one types, and is checked by keys alone', async () => {
    const { page, troubles } = await browsing.signedIn(TALL);
    await open(page, '');
    await shot(page, 'list');
    await page.keyboard.press('Tab');
    await page.getByLabel('Zoek een plek').focus();
    await page.keyboard.type('gelfdit');
    const found = page.locator('#found a', { hasText: 'Geldfit' });
    await found.waitFor();
    await shot(page, 'found');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/places/geldfit');
    await shot(page, 'place');
    await page.getByRole('button', { name: 'Klopt nog' }).press('Enter');
    await page.getByText('Geldfit klopt nog. Weer bekijken na 22 mei 2027.').waitFor();
    expect(troubles).toEqual([]);
  });

  it('shows what a resident says without being asked again', async () => {
    const { page, troubles } = await browsing.signedIn(TALL);
    await open(page, '');
    const before = Number(await page.locator('#map-due [aria-hidden]').textContent());
    await tells('geldfit');
    const card = page.locator('#place-geldfit');
    await card.getByText('het nummer klopt niet').waitFor();
    expect(Number(await page.locator('#map-due [aria-hidden]').textContent())).toBe(before + 1);
    expect(await page.locator('.check[id^=place]').first().getAttribute('id')).toBe('place-geldfit');
    await shot(page, 'told');
    await card.getByRole('button', { name: 'Bestaat niet meer' }).click();
    await page.getByText('Geldfit is weggehaald.').waitFor();
    await shot(page, 'ended');
    await page.getByRole('button', { name: 'Toch terugzetten' }).click();
    await page.getByText('Geldfit staat weer op de kaart.').waitFor();
    expect(troubles).toEqual([]);
  });

  it('is put right in place, with what is wrong said at its field', async () => {
    const { page } = await browsing.signedIn(TALL);
    await open(page, '/places/limor');
    await page.getByLabel('Telefoon 1', { exact: true }).fill('bel maar');
    await page.getByLabel('maandag').fill('17-9');
    await page.getByRole('button', { name: 'Opslaan: zo klopt alles' }).click();
    await page.getByText('Er is niets opgeslagen. Kijk naar de 2 rode velden.').waitFor();
    await shot(page, 'refused');
    await page.getByLabel('Telefoon 1', { exact: true }).fill('070 123 45 67');
    await page.getByLabel('maandag').fill('9-17');
    await page.getByRole('button', { name: 'Opslaan: zo klopt alles' }).click();
    await page.getByText('is aangepast.').waitFor();
  });
});

/** Questions that ended without a place, of three languages and three districts. */
const UNMET = `
INSERT INTO unmet_count (month, domain, district, language, count)
SELECT '2026-11-01', domain, district, language, 2 + length(domain) % 5
FROM unnest('{housing,money,work}'::text[]) domain, unnest('{zuidwest,centrum,NULL}'::text[]) d,
  coalesce(d, '') AS district, unnest('{nl,pl,ti}'::text[]) language`;

describe('the social map on a phone of 360 pixels', () => {
  it('stays within the screen, and everything can be tapped', async () => {
    await browsing.house.fresh.database.pool.query(UNMET);
    const { page, troubles } = await browsing.signedIn(NARROW);
    for (const [path, name] of [
      ['', 'list'],
      ['/places/police', 'place'],
      ['/owners', 'owners'],
      ['/ended', 'nothing-ended'],
      ['/unmet', 'unmet'],
      ['/files', 'files'],
      ['/referrals', 'referrals'],
      ['/paper', 'paper'],
    ] as const) {
      await open(page, path);
      expect(await sticksOut(page), name).toEqual([]);
      await shot(page, `phone-${name}`);
      await page.setViewportSize({ width: 360, height: 1_600 });
      await shot(page, `phone-${name}-whole`);
      await page.setViewportSize(NARROW.viewport);
    }
    await open(page, '');
    const holds = page.getByRole('button', { name: 'Klopt nog' }).first();
    expect((await holds.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await holds.tap();
    await page.locator('.done').waitFor();
    expect(troubles).toEqual([]);
  });

  it('ticks all places at once, and gives them to somebody', async () => {
    const { page } = await browsing.signedIn(NARROW);
    await open(page, '/owners');
    await page.getByRole('button', { name: 'Kies alle plekken' }).tap();
    const boxes = page.locator('[name=place]');
    expect(await page.locator('[name=place]:checked').count()).toBe(await boxes.count());
    await page.getByRole('button', { name: 'Geef', exact: true }).tap();
    await page.getByText('plekken zijn nu van Petra.').waitFor();
  });
});
