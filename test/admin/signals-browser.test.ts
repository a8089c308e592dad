import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type Browsing, openBrowsing, PHONE as PHONE_SCREEN, shooting, type Visit } from './browsing.ts';
import type { AdminHouse } from './house.ts';
import { missesThree, SELAM_AT } from './signals-playing.ts';
import { SERIES } from './week-playing.ts';

/** Tall enough for a picture of a whole page. */
const WIDE = { viewport: { width: 1280, height: 1300 } };
const PHONE = { ...PHONE_SCREEN, viewport: { width: 390, height: 1800 } };

let browsing: Browsing;
let house: AdminHouse;
let at: string;
beforeAll(async () => {
  browsing = await openBrowsing();
  ({ house, at } = browsing);
});
afterAll(() => browsing?.close());

const shoot = shooting('signals-', true);
const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

const see = async (path: string, options: Parameters<Browsing['signedIn']>[0]): Promise<Visit> => {
  const visit = await browsing.signedIn(options);
  await visit.page.goto(`${at}/admin${path}`);
  return visit;
};

/** Huda reads Arabic, writes with the house, and missed three meetings with Willem. */
async function hudaMisses(): Promise<void> {
  const { prisma, pool } = house.fresh.database;
  await pool.query(`INSERT INTO absence_policy (programme_id, grace_days) VALUES ('werkplaats', 7)`);
  const address = await prisma.address.create({
    data: { personId: PEOPLE.huda.id, channel: 'web', external: 'huda' },
  });
  await prisma.conversation.create({ data: { personId: PEOPLE.huda.id, addressId: address.id } });
  await pool.query(
    `INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
     SELECT id, $1, 'no-show', 'petra', now() FROM occasion WHERE series_id = $2 AND day = ANY($3::date[])`,
    [PEOPLE.huda.id, SERIES.match, ['2026-10-27', '2026-11-03', '2026-11-10', '2026-11-17']],
  );
}

describe('absence, weighed in a browser', { timeout: 90_000 }, () => {
  it('says what will appear where there is nothing yet', async () => {
    const { page, troubles } = await see('/signals', WIDE);
    await page.getByText('Er zijn geen signalen.').waitFor();
    await shoot(page, '1-empty');
    const narrow = await see('/signals', PHONE);
    expect(await isWiderThanItsWindow(narrow.page)).toBe(false);
    await shoot(narrow.page, 'phone-1-empty');
    expect([...troubles, ...narrow.troubles]).toEqual([]);
  });

  it('leads from a signal to a warning that is read first, in Arabic too, from right to left', async () => {
    await hudaMisses();
    await missesThree(house);
    const { page, troubles } = await see('/signals', WIDE);
    await shoot(page, '2-signals');
    await page.getByRole('link', { name: 'Bekijk en besluit Huda' }).click();
    await page.getByText('Dagen waarover nog niets besloten is').waitFor();
    await shoot(page, '3-case');
    await page.getByRole('checkbox', { name: /di 27 okt/u }).uncheck();
    await page.getByLabel('Officiële waarschuwing').check();
    await page.getByLabel('Waarom, in je eigen woorden').fill('Ik heb je drie keer gebeld. Ik wil je graag spreken.');
    await page.getByRole('button', { name: 'Bekijk het eerst' }).click();
    await page.getByText('Klopt dit?').waitFor();
    const own = page.locator('.said-so[lang="ar"]');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.said-so[lang=ar]')).direction`)).toBe('rtl');
    expect(await own.textContent()).toContain('هذا إنذار رسمي');
    expect(await page.locator('.said-so[lang="nl"]').textContent()).toContain(
      'Dit is een officiële waarschuwing van Petra',
    );
    await shoot(page, '4-preview');
    await page.getByRole('button', { name: 'Ja, geef deze waarschuwing' }).click();
    await page.getByText('De waarschuwing is gegeven.').waitFor();
    await shoot(page, '5-decided');
    await page.getByRole('link', { name: 'Brief om te printen' }).click();
    await page.locator('.letter[lang="ar"]').waitFor();
    await shoot(page, '6-letter');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.side').isVisible()).toBe(false);
    await shoot(page, '7-printed');
    expect(troubles).toEqual([]);
  });

  it('fits a phone, and works without any script', async () => {
    const { page } = await see('/signals', { ...PHONE, javaScriptEnabled: false });
    await shoot(page, 'phone-2-signals');
    await page.goto(`${at}/admin${SELAM_AT}`);
    await shoot(page, 'phone-3-case');
    await page.getByLabel('Officiële waarschuwing').check();
    await page.getByRole('button', { name: 'Bekijk het eerst' }).click();
    await page.getByText('Klopt dit?').waitFor();
    await shoot(page, 'phone-4-preview');
    await page.getByRole('link', { name: 'Nee, terug' }).click();
    const narrow = await see(SELAM_AT, PHONE);
    expect(await isWiderThanItsWindow(narrow.page)).toBe(false);
    await narrow.page.goto(`${at}/admin/settings/absence`);
    expect(await isWiderThanItsWindow(narrow.page)).toBe(false);
    await shoot(narrow.page, 'phone-5-rules');
    expect(narrow.troubles).toEqual([]);
  });

  it('shows the rules of each programme, and changes one', async () => {
    const { page, troubles } = await see('/settings/absence', WIDE);
    const werkfit = page.getByRole('region', { name: /Werkfit/u });
    await werkfit.getByLabel('binnen zoveel weken').fill('8');
    await shoot(page, '8-rules');
    await werkfit.getByRole('button', { name: 'Bewaar Werkfit' }).click();
    await page.getByText('Bewaard.').waitFor();
    expect(await werkfit.getByLabel('binnen zoveel weken').inputValue()).toBe('8');
    expect(troubles).toEqual([]);
  });
});
