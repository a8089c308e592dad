import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser } from '../setup/browser.ts';
import { type AdminHouse, openAdmin, PETRA } from './house.ts';

const SHOTS = '/tmp/buurtmus-admin-shots';
export const WIDE = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 780 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** A page of the view, and every error that it told of. */
export type Visit = { readonly page: Page; readonly troubles: string[] };

/** The staff view on a real server, and a browser to look at it. */
export type Browsing = {
  readonly house: AdminHouse;
  readonly browser: Browser;
  /** Where the server stands: `http://127.0.0.1:54321`. */
  readonly at: string;
  /** Somebody comes by in a browser of her own: the page asks her to sign in. */
  visit(options: BrowserContextOptions): Promise<Visit>;
  /** Petra, signed in, before her list of conversations. */
  signedIn(options: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
};

/** Opens a house, its staff view and a browser; close them when the tests of the file are over. */
export async function openBrowsing(): Promise<Browsing> {
  const browser = await openBrowser();
  const house = await openAdmin();
  const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((ready) => server.once('listening', ready));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const visit = async (options: BrowserContextOptions): Promise<Visit> => {
    const page = await (await browser.newContext(options)).newPage();
    const troubles = troublesOf(page);
    await page.goto(`${at}/admin`);
    return { page, troubles };
  };
  return {
    house,
    browser,
    at,
    visit,
    async signedIn(options) {
      const visited = await visit(options);
      await signIn(visited.page);
      return visited;
    },
    async close() {
      await browser.close();
      server.close();
      if ('closeAllConnections' in server) server.closeAllConnections();
      await house.close();
    },
  };
}

function troublesOf(page: Page): string[] {
  const troubles: string[] = [];
  page.on('console', (said) => said.type() === 'error' && troubles.push(said.text()));
  page.on('pageerror', (error) => troubles.push(error.message));
  return troubles;
}

/** Petra signs in on the page that asks for it. */
export async function signIn(page: Page): Promise<void> {
  await page.getByLabel('E-mailadres').fill(PETRA.email);
  await page.getByLabel('Wachtwoord').fill(PETRA.password);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.waitForURL('**/admin/conversations');
}

/** Pictures for whoever wants to look at the view after the tests: `shooting('week-')` names them `week-…`. */
export const shooting =
  (prefix: string, fullPage: boolean) =>
  (page: Page, name: string): Promise<Buffer> =>
    page.screenshot({ path: `${SHOTS}/${prefix}${name}.png`, fullPage });
