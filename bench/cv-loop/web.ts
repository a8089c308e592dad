import type { Browser, BrowserContext, Page } from 'playwright-core';
import { ENDONYMS } from '../../bot/engine/language.ts';
import { type Hands, said, until } from './resident.ts';

const PHONE = { viewport: { width: 360, height: 740 }, locale: 'nl-NL', reducedMotion: 'reduce' as const };
const PATIENCE_MS = 20_000;
/** As long as the page thinks about a file that somebody chose. */
const LOOKING_MS = 3_000;

/** Somebody with a browser of her own. `leave` closes it, and `gotBack` opens the chat anew as she left it. */
export async function webHands(browser: Browser, origin: string) {
  const context: BrowserContext = await browser.newContext(PHONE);
  context.setDefaultTimeout(PATIENCE_MS);
  let page: Page = await context.newPage();
  const choice = (label: string) => page.locator('.choices:not(.waiting) button').filter({ hasText: label }).first();
  const hands: Hands = {
    async begin() {
      await page.goto(`${origin}/chat`);
      await page.getByRole('button', { name: ENDONYMS.nl }).click();
      await choice(said('onboarding.yes')).click();
    },
    tap: (label) => choice(label).click(),
    async send({ name, content }) {
      const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
      await page.locator('#attach input[name=file]').setInputFiles(file);
      const go = page.locator('#tray .go');
      const isOffered = await go.waitFor({ timeout: LOOKING_MS }).then(
        () => go.isEnabled(),
        () => false,
      );
      if (!isOffered) return false;
      await go.click();
      const unsent = page.locator('.line.unsent .mark');
      const what = await until(`what the page makes of ${name}`, async () => {
        const marks = await unsent.allInnerTexts();
        if (marks.some((mark) => mark.includes('⚠'))) return 'refused';
        return marks.length === 0 ? 'sent' : null;
      });
      return what === 'sent';
    },
    async sees() {
      const [choices, lines] = await Promise.all([
        page.locator('.choices:not(.waiting) button').allInnerTexts(),
        page.locator('#log .line p').allInnerTexts(),
      ]);
      return { choices, said: lines };
    },
  };
  return {
    ...hands,
    rest: () => page.close(),
    async gotBack(): Promise<Buffer> {
      page = await context.newPage();
      await page.goto(`${origin}/chat`);
      const href = await until('a document on the page', async () =>
        page.locator('#log a.download[download$=".pdf"]').last().getAttribute('href', { timeout: PATIENCE_MS }),
      );
      const answer = await context.request.get(new URL(href, origin).href);
      await page.close();
      return answer.body();
    },
    leave: () => context.close(),
  };
}
