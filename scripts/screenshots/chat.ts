import type { Browser, Locator, Page } from 'playwright-core';
import { ENDONYMS, type Language } from '../../bot/engine/language.ts';
import type { Words } from '../../bot/words.ts';

const LANGUAGE: Language = 'ar';
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

type Visit = {
  readonly page: Page;
  /** Taps the choice with this text under the open question. */
  tap(key: string): Promise<void>;
  /** Waits for the answers to this question, and lets the page come to rest. */
  asked(key: string): Promise<void>;
};

const choiceOf = (page: Page, label: string): Locator => page.locator('.choices button').filter({ hasText: label });

/** Long enough for a page to scroll to its newest line. */
const rest = (page: Page): Promise<void> => page.waitForTimeout(700);

function visitOf(page: Page, words: Words): Visit {
  const label = (key: string) => words.say(key, undefined, LANGUAGE);
  return {
    page,
    tap: (key) => choiceOf(page, label(key)).click(),
    async asked(key) {
      await choiceOf(page, label(key)).waitFor();
      await rest(page);
    },
  };
}

/** She chooses her language by its own name, and is told what is kept of her. */
async function becomesKnown({ page, tap, asked }: Visit, url: string): Promise<Buffer[]> {
  await page.goto(`${url}/chat`);
  await rest(page);
  const languages = await page.screenshot();
  await page.getByRole('button', { name: ENDONYMS[LANGUAGE] }).click();
  await asked('onboarding.yes');
  const consent = await page.screenshot();
  await tap('onboarding.yes');
  await asked('social-map.menu');
  return [languages, consent];
}

/** With the link that staff gave her the bot knows who she is, and what she has planned. */
async function cannotCome({ page, tap, asked }: Visit, invitation: string): Promise<Buffer> {
  await page.goto(invitation);
  await page.locator('.begin').click();
  await asked('absence.menu');
  await tap('absence.menu');
  await choiceOf(page, 'Willem').first().click();
  await tap('absence.reason-child-ill');
  await asked('absence.find-help');
  return page.screenshot();
}

/** What stands behind an absence: here it is money, and there is somebody to call. */
async function findsHelp({ page, tap, asked }: Visit): Promise<Buffer> {
  await tap('absence.find-help');
  await tap('social-map.group-money');
  await tap('social-map.domain-money');
  await asked('social-map.more');
  await choiceOf(page, '').first().click();
  await asked('social-map.others');
  return page.screenshot();
}

/** A resident's way on her phone, in Arabic, as four screens: languages, consent, absence, help with debts. */
export async function talkOnPhone(
  browser: Browser,
  { url, invitation }: { readonly url: string; readonly invitation: string },
  words: Words,
): Promise<readonly Buffer[]> {
  const context = await browser.newContext({ ...PHONE, locale: LANGUAGE, reducedMotion: 'reduce' });
  try {
    const visit = visitOf(await context.newPage(), words);
    return [...(await becomesKnown(visit, url)), await cannotCome(visit, invitation), await findsHelp(visit)];
  } finally {
    await context.close();
  }
}
