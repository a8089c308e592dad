import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../bot/engine/language.ts';
import { serveSite } from './serving.ts';
import { stage } from './stage.ts';
import { becomeKnown, chatAt, choice, focused, say, sees, shoot, tabTo } from './visiting.ts';

const play = stage();

describe('a page for everybody', () => {
  it.each(LANGUAGES)('fits a narrow phone in %s', async (language) => {
    const { page } = await play.open('', { viewport: { width: 320, height: 568 } });
    await becomeKnown(page, language);
    await page.locator('.emergency summary').click();
    await page.locator('.emergency .panel').waitFor();
    await shoot(page, `narrow-${language}`);
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(320);
    const low = await page.$$eval(
      'button, summary, .call',
      (all) => all.filter((one) => one.checkVisibility() && one.clientHeight < 44).length,
    );
    expect(low).toBe(0);
  });

  it('works without script', async () => {
    const { page } = await play.open('', { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await page.getByRole('button', { name: say('onboarding.yes', 'nl') }).click();
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.getByRole('button', { name: say('web.send', 'nl') }).click();
    await choice(page, 'Geldfit').waitFor();
    expect(await choice(page, 'Geldfit').isVisible()).toBe(true);
    await shoot(page, 'nl-no-script');
    await page.locator('.emergency summary').click();
    expect(await page.locator('.emergency .panel a[href="tel:112"]').isVisible()).toBe(true);
    await page.getByRole('link', { name: say('web.refresh', 'nl') }).click();
    expect(await choice(page, 'Geldfit').count()).toBe(1);
  });

  it("lives in a frame on a centre's own site", async () => {
    const site = await serveSite(
      `<h1>De Mussen</h1><iframe src="${chatAt(play.served, '?embed')}" title="chat" width="340" height="560"></iframe>`,
    );
    try {
      const { page } = await play.open('', {});
      await page.goto(site.url);
      const frame = page.frameLocator('iframe');
      await frame.getByRole('button', { name: 'Polski' }).click();
      await frame.locator('.choices button').first().click();
      await frame.getByText(say('engine.menu', 'pl')).waitFor();
      expect(await frame.locator('.top').count()).toBe(0);
      await shoot(page, 'pl-embed');
    } finally {
      await site.stop();
    }
  });

  it('can be used with the keyboard alone', async () => {
    const { page } = await play.open();
    await tabTo(page, 'Nederlands');
    await page.keyboard.press('Enter');
    await choice(page, say('onboarding.yes', 'nl')).waitFor();
    await tabTo(page, say('onboarding.yes', 'nl'));
    await page.keyboard.press('Space');
    await sees(page, say('engine.menu', 'nl'));
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('line bot');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('1');
    await shoot(page, 'nl-keyboard');
    await tabTo(page, say('web.emergency', 'nl'));
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('112');
    await page.keyboard.press('Escape');
    expect(await page.locator('.emergency .panel').isVisible()).toBe(false);
    expect(await focused(page)).toContain(say('web.emergency', 'nl'));
  });

  it('is understood by a screen reader', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'ar');
    const log = page.getByRole('log', { name: say('web.conversation', 'ar') });
    expect(await log.getAttribute('aria-live')).toBe('polite');
    expect(await page.getByRole('textbox', { name: say('web.message', 'ar') }).count()).toBe(1);
    expect(await page.getByRole('button', { name: say('web.send', 'ar') }).count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByRole('status').count()).toBe(1);
    const nameless = await page.$$eval('button, a, textarea, summary', (all) =>
      all.filter(
        (one) => !(one.textContent || one.getAttribute('aria-label') || (one as { labels?: unknown[] }).labels?.length),
      ),
    );
    expect(nameless).toEqual([]);
    const ids = await page.$$eval('[id]', (all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('looks cared for on a large screen', async () => {
    const { page } = await play.open('', { viewport: { width: 1280, height: 800 } });
    await shoot(page, 'desktop-start');
    await becomeKnown(page, 'bg');
    await page.locator('.choices').waitFor();
    await shoot(page, 'desktop-bg');
  });

  it('shows Tigrinya on a phone', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'ti');
    await page.locator('.choices button').last().waitFor();
    await shoot(page, 'ti-menu');
    await page.getByLabel(say('web.message', 'ti')).fill('112');
  });
});
