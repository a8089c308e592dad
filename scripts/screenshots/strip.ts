import type { Browser } from 'playwright-core';

/** Narrower than a phone, so that four of them fit a page of documentation. */
const WIDTH = 270;
const GAP = 20;

const picture = (screen: Buffer): string =>
  `<img width="${WIDTH}" src="data:image/png;base64,${screen.toString('base64')}" alt="">`;

/** Several phone screens beside each other, as one picture. The first stands where its reader begins. */
export async function strip(browser: Browser, screens: readonly Buffer[], dir: 'ltr' | 'rtl'): Promise<Buffer> {
  const context = await browser.newContext({ deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    await page.setContent(`<!doctype html><html dir="${dir}"><style>
      body { margin: 0 }
      div { display: inline-flex; gap: ${GAP}px; padding: ${GAP}px; background: #efe6dc }
      img { display: block; border-radius: 16px; box-shadow: 0 2px 10px #0003 }
    </style><div>${screens.map(picture).join('')}</div></html>`);
    return await page.locator('div').screenshot();
  } finally {
    await context.close();
  }
}
