import type { Browser } from 'playwright-core';
import { TEXTS } from '../../bot/admin/texts.ts';
import type { Product } from './product.ts';

const DESK = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5 };

/** What staff see of somebody's conversation: the same words in Dutch. */
export async function threadInDutch(browser: Browser, { url, staff }: Product, name: string): Promise<Buffer> {
  const context = await browser.newContext({ ...DESK, locale: 'nl-NL', reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(`${url}/admin`);
    await page.getByLabel(TEXTS.signIn.email).fill(staff.email);
    await page.getByLabel(TEXTS.signIn.password).fill(staff.password);
    await page.getByRole('button', { name: TEXTS.signIn.button }).click();
    await page.waitForURL('**/admin/conversations');
    await page.goto(`${url}/admin/conversations?tab=all`);
    await page.locator('#list .row', { hasText: name }).getByRole('link').click();
    await page.locator('#lines .line').first().waitFor();
    await page.waitForTimeout(500);
    return await page.screenshot();
  } finally {
    await context.close();
  }
}
