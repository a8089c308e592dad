import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browsing, openBrowsing, PHONE, shooting, type Visit, WIDE } from '../admin/browsing.ts';

let browsing: Browsing;

beforeAll(async () => {
  browsing = await openBrowsing();
});
afterAll(() => browsing?.close());

const shoot = shooting('roster-', true);

/** Petra, signed in, where files are handed in. */
async function signedIn(options: BrowserContextOptions): Promise<Visit> {
  const visit = await browsing.signedIn(options);
  await visit.page.goto(`${browsing.at}/admin/people`);
  await visit.page.getByRole('link', { name: 'Importeren uit Excel of CSV' }).click();
  return visit;
}

const handIn = async (page: Page, name: string, content: string | Buffer) => {
  const buffer = typeof content === 'string' ? Buffer.from(content) : content;
  await page.getByLabel('Bestand (XLSX').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
  await page.getByRole('heading', { name: 'Dit gaat er veranderen' }).waitFor();
};

const WRONG = `nummer;naam;taal;rollen;centrum\n901;Rana;Fries;mentee;De Mussen\n111222333;Ans;nl;baas;De Mussen\n;=1+1;pl;mentor;Nergens\n905;Huda;ar;mentee;De Mussen\n`;
const CHANGES = `traject;mentor;mentee;dag;tijd;plaats\nWerkplaats;Willem;Huda;do;15:00;De Mussen, kamer 1\nWerkplaats;Marjan;Emine;do;10:00;De Mussen, kamer 1\n`;

/** No part of a page is wider than the window, but for tables that scroll by themselves. */
const fits = (page: Page) =>
  page.evaluate<boolean>(
    'document.documentElement.scrollWidth <= 390 && document.querySelector("#roster").scrollWidth <= 390',
  );

describe('a staff member with a file', { timeout: 90_000 }, () => {
  it('downloads the example, hands it in as it is, and finds its people', async () => {
    const { page, troubles } = await signedIn({ ...WIDE, acceptDownloads: true });
    await shoot(page, '1-import');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Voorbeeld' }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    await handIn(page, 'mensen-voorbeeld.xlsx', Buffer.concat(chunks));
    await shoot(page, '2-preview');
    await page.getByRole('button', { name: 'Neem dit over' }).click();
    await page.getByText('Alles uit het bestand is overgenomen.').waitFor();
    await shoot(page, '3-done');
    await handIn(page, 'koppelingen.csv', CHANGES);
    await shoot(page, '4-changes');
    await page.goto(`${browsing.at}/admin/people/import`);
    await handIn(page, 'mensen.csv', WRONG);
    await shoot(page, '5-problems');
    await page.goto(`${browsing.at}/admin/people`);
    await page.getByRole('link', { name: 'Uitnodigen Wiesława' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('does the same on a phone, without any script', async () => {
    const { page } = await signedIn({ ...PHONE, javaScriptEnabled: false });
    await shoot(page, 'phone-1-import');
    await handIn(page, 'mensen.csv', WRONG);
    await shoot(page, 'phone-2-problems');
    await page.getByRole('link', { name: 'Toch niet' }).click();
    await handIn(page, 'koppelingen.csv', CHANGES);
    await shoot(page, 'phone-3-changes');
    await page.getByRole('button', { name: 'Neem dit over' }).click();
    await page.getByText('Alles uit het bestand is overgenomen.').waitFor();
    const withScript = await signedIn(PHONE);
    expect(await fits(withScript.page)).toBe(true);
    await handIn(withScript.page, 'mensen.csv', WRONG);
    expect(await fits(withScript.page)).toBe(true);
  });
});
