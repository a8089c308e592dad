import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Browsing, openBrowsing, PHONE, shooting, type Visit, WIDE } from './browsing.ts';
import { text } from './house.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openBrowsing();
});
beforeEach(() => browsing.house.fresh.reset());
afterAll(() => browsing?.close());

const shoot = shooting('crises-', true);
const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
const danger = (who = 'huda') => browsing.house.hears(who, text('Mijn man slaat mij'));

/** A picture, of a page that fits its window. */
async function fits(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  expect(await isWiderThanItsWindow(page), name).toBe(false);
}

async function settle({ page, troubles }: Visit, shot: string): Promise<void> {
  await page.goto(`${browsing.at}/admin/week`);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await danger();
  const strip = page.locator('#crisis');
  await strip.getByText('Iemand heeft je nodig').waitFor();
  await fits(page, `${shot}-1-strip`);
  await strip.getByRole('button', { name: 'Ik pak het op' }).click();
  await page.waitForURL('**/admin/crises/*');
  await strip.getByText('jij pakt het op').waitFor();
  await fits(page, `${shot}-2-case`);
  await page.getByLabel('Bereikt en veilig').check();
  await page.getByRole('button', { name: 'Sluit deze melding af' }).click();
  await page.getByText('Afgesloten door Petra').first().waitFor();
  await strip.getByText('jij pakt het op').waitFor({ state: 'detached' });
  await danger('somebody else');
  await page.getByRole('link', { name: 'Alle meldingen' }).click();
  await page.getByRole('heading', { name: 'Nood' }).waitFor();
  await fits(page, `${shot}-3-log`);
  await page.getByRole('link', { name: 'Dienst en oproepen' }).click();
  await page.getByText('Elke week').first().click();
  await fits(page, `${shot}-4-rota`);
  expect(troubles).toEqual([]);
}

describe('somebody in danger', () => {
  it('is seen at once on whatever page is open, taken on, and closed: on a wide screen', async () => {
    await settle(await browsing.signedIn(WIDE), 'wide');
  });

  it('is seen at once, taken on, and closed: on a phone', async () => {
    await settle(await browsing.signedIn(PHONE), 'phone');
  });

  it('is taken on in one browser, and the other one sees by whom without a click', async () => {
    const [here, there] = [await browsing.signedIn(WIDE), await browsing.signedIn(WIDE)];
    await danger();
    await there.page.locator('#crisis').getByText('Iemand heeft je nodig').waitFor();
    await here.page.locator('#crisis').getByRole('button', { name: 'Ik pak het op' }).click();
    await there.page.locator('#crisis').getByText('jij pakt het op').waitFor();
    expect([...here.troubles, ...there.troubles]).toEqual([]);
  });
});

describe('devices that ring', () => {
  it('offers to turn this browser on, with a worker that may ring for the whole view', async () => {
    const { page, troubles } = await browsing.signedIn(PHONE);
    await page.goto(`${browsing.at}/admin/account`);
    await page.getByRole('heading', { name: 'Meldingen op dit apparaat' }).waitFor();
    await page.locator('#devices [data-when]:not([hidden])').first().waitFor();
    await fits(page, 'phone-5-devices');
    const scope = await page.evaluate(`(async () => {
      const { worker, scope } = document.querySelector('#devices').dataset;
      const registration = await navigator.serviceWorker.register(worker, { scope });
      return new URL(registration.scope).pathname;
    })()`);
    expect(scope).toBe('/admin/');
    expect(troubles).toEqual([]);
  });
});
