import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, openBrowsing, PHONE, shooting, WIDE } from './browsing.ts';
import { codeOf } from './visitor.ts';

const OWN = 'drie losse woorden';
const HALF_MINUTE = 30_000;

let browsing: Browsing;
let at: string;
beforeAll(async () => {
  browsing = await openBrowsing();
  ({ at } = browsing);
});
afterAll(() => browsing?.close());

const shoot = shooting('accounts-', true);
const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

/** A picture, of a page that fits its window. */
async function fits(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  expect(await isWiderThanItsWindow(page), name).toBe(false);
}

async function firstStep(page: Page, password: string): Promise<void> {
  await page.goto(`${at}/admin/sign-in`);
  await page.getByLabel('E-mailadres').fill('joris@example.org');
  await page.getByLabel('Wachtwoord').fill(password);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
}

async function secondStep(page: Page, code: string): Promise<void> {
  await page.getByRole('heading', { name: 'Nog één stap' }).waitFor();
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Verder' }).click();
}

/** Petra adds Joris; the password that she hands over. */
async function addJoris(page: Page, shot: string): Promise<string> {
  await page.getByRole('link', { name: 'Mijn account' }).click();
  await fits(page, `${shot}-1-account`);
  await page.getByRole('link', { name: 'Collega’s' }).click();
  await page.getByLabel('Voornaam').fill('Joris');
  await page.getByLabel('E-mailadres').fill('joris@example.org');
  await fits(page, `${shot}-2-add`);
  await page.getByRole('button', { name: 'Voeg toe' }).click();
  await page.getByText('Je ziet dit alleen nu.').waitFor();
  await fits(page, `${shot}-3-one-time`);
  return page.getByLabel('Eenmalig wachtwoord').inputValue();
}

/** Joris turns his second step on: the secret on his phone, and his recovery codes. */
async function turnOn(page: Page, shot: string): Promise<{ secret: string; used: number; recovery: string }> {
  await page.getByRole('link', { name: 'Mijn account' }).click();
  await page.getByText('Zet aan').first().click();
  await page.locator('#turn-on').fill(OWN);
  await page.getByRole('button', { name: 'Zet aan' }).click();
  await page.locator('.qr svg').waitFor();
  await fits(page, `${shot}-6-phone`);
  const secret = ((await page.locator('code.secret').textContent()) ?? '').replaceAll(' ', '');
  const used = Date.now();
  await page.locator('#code').fill(codeOf(secret, used));
  await page.getByRole('button', { name: 'Klaar, zet aan' }).click();
  await page.locator('.codes').waitFor();
  await fits(page, `${shot}-7-recovery`);
  expect(await page.locator('.codes code').count()).toBe(10);
  return { secret, used, recovery: (await page.locator('.codes code').first().textContent()) ?? '' };
}

async function walk(options: BrowserContextOptions, shot: string): Promise<void> {
  const petra = await browsing.signedIn(options);
  const given = await addJoris(petra.page, shot);

  const { page, troubles } = await browsing.visit(options);
  await firstStep(page, given);
  await page.getByRole('heading', { name: 'Kies je eigen wachtwoord' }).waitFor();
  await page.goto(`${at}/admin/conversations`);
  expect(page.url()).toBe(`${at}/admin/account/own-password`);
  await fits(page, `${shot}-4-choose`);
  await page.getByLabel('Je nieuwe wachtwoord', { exact: true }).fill(OWN);
  await page.getByLabel('Nog een keer je nieuwe wachtwoord').fill(OWN);
  await page.getByRole('button', { name: 'Bewaar en ga verder' }).click();
  await page.waitForURL('**/admin/conversations');
  await shoot(page, `${shot}-5-inside`);

  const { secret, used, recovery } = await turnOn(page, shot);
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await firstStep(page, OWN);
  await fits(page, `${shot}-8-code`);
  // The library takes the code of the next half minute too; the one that turned it on is used up.
  await secondStep(page, codeOf(secret, used + HALF_MINUTE));
  await page.waitForURL('**/admin/conversations');
  await page.getByRole('button', { name: 'Afmelden' }).click();
  await firstStep(page, OWN);
  await secondStep(page, recovery);
  await page.waitForURL('**/admin/conversations');
  await page.getByRole('link', { name: 'Mijn account' }).click();
  await page.getByText('Je hebt nog 9 herstelcodes.').waitFor();
  await fits(page, `${shot}-9-two-steps`);

  await petra.page.getByRole('link', { name: 'Klaar' }).click();
  await fits(petra.page, `${shot}-10-colleagues`);
  await petra.page.getByRole('link', { name: 'Nieuw wachtwoord: Joris' }).click();
  await fits(petra.page, `${shot}-11-renew`);
  await petra.page.getByRole('link', { name: 'Nee, terug' }).click();
  await petra.page.getByRole('link', { name: 'Beëindig: Joris' }).click();
  await fits(petra.page, `${shot}-12-end`);
  await petra.page.getByRole('button', { name: 'Beëindig dit account' }).click();
  await petra.page.getByText('Het account van Joris is beëindigd.').waitFor();
  // Whatever moves next tells the page that Joris still has open.
  await browsing.house.hears(`somebody-${shot}`, { kind: 'text', text: 'hallo' });
  await page.getByText('Je bent afgemeld.').waitFor();
  await page.goto(`${at}/admin/people`);
  expect(new URL(page.url()).pathname).toBe('/admin/sign-in');
  await firstStep(page, OWN);
  await page.getByText('E-mailadres of wachtwoord klopt niet.').waitFor();
  expect(petra.troubles).toEqual([]);
  expect(troubles.filter((trouble) => !trouble.includes('401'))).toEqual([]);
}

describe('a colleague in a browser', { timeout: 120_000 }, () => {
  it('is added, chooses her own password, takes two steps, comes back with a recovery code, and is out when it ends', () =>
    walk(WIDE, 'wide'));
  it('does all of it on a phone', () => walk(PHONE, 'phone'));
});
