import { describe, expect, it } from 'vitest';
import { parse } from '../../../bot/channels/web/parse.ts';
import { conversation, invite, newcomers } from './kept.ts';
import { PAYLOADS } from './payloads.ts';
import { stage } from './stage.ts';
import { becomeKnown, choice, linesOf, say, sees, shoot } from './visiting.ts';

const play = stage();

describe('a conversation in a browser', () => {
  it('keeps nothing of whoever only looks', async () => {
    const { page, context } = await play.open();
    await page.reload();
    await shoot(page, 'start');
    expect(await newcomers(play.fresh)).toBe(0);
    expect(await context.cookies()).toEqual([]);
  });

  it('greets somebody new in Arabic, from right to left', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'ar');
    await page.locator('.choices button').last().waitFor();
    await shoot(page, 'ar-menu');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await newcomers(play.fresh)).toBe(1);
  });

  it('knows Huda by her invitation and takes her absence report', async () => {
    const { page } = await play.open(`?invite=${await invite(play.fresh, 'huda')}`);
    await shoot(page, 'invited');
    await page.locator('.begin').click();
    await sees(page, say('engine.menu', 'ar'));
    expect(page.url()).not.toContain('invite');
    await choice(page, say('absence.menu', 'ar')).click();
    await sees(page, say('absence.which', 'ar'));
    await choice(page, 'Willem').first().click();
    await choice(page, say('absence.reason-ill', 'ar')).click();
    await sees(page, say('absence.offer', 'ar'));
    await shoot(page, 'ar-absence');
    expect(await play.fresh.database.prisma.absence.count()).toBe(1);
    expect(await newcomers(play.fresh)).toBe(0);
  });

  it('shows what was said before after a reload, and only the newest question can be answered', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.keyboard.press('Enter');
    await choice(page, 'Geldfit').waitFor();
    expect(await page.locator('#text').inputValue()).toBe('');
    const before = await linesOf(page);
    await page.reload();
    await choice(page, 'Geldfit').waitFor();
    expect(await linesOf(page)).toEqual(before);
    expect(await page.locator('.choices').count()).toBe(1);
    await shoot(page, 'nl-places');
    await choice(page, 'Geldfit').click();
    await page.locator('a[href^="tel:"]', { hasText: '0800' }).first().waitFor();
    await shoot(page, 'nl-place');
  });

  it('shows at once what somebody else says', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'tr');
    await play.served.house.knock({
      from: { conversation: await conversation(play.fresh) },
      arrival: { key: 'staff-1', inbound: { kind: 'staff-reply', staff: 'petra', name: 'Petra', text: 'Kom morgen!' } },
    });
    await sees(page, 'Kom morgen!');
    await shoot(page, 'tr-staff');
  });

  it('forgets on the page what the house forgets', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'en');
    await page.getByLabel(say('web.message', 'en')).fill('forget me');
    await page.keyboard.press('Enter');
    await choice(page, say('my-data.forget-choice', 'en')).click();
    await choice(page, say('my-data.forget-yes', 'en')).click();
    await sees(page, say('my-data.forgotten', 'en'));
    await sees(page, say('onboarding.hello', 'en'), 0);
    expect((await linesOf(page)).length).toBe(2);
  });

  it('takes a button once, however often it is pressed', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    await choice(page, say('my-data.menu', 'nl')).dblclick();
    await sees(page, say('my-data.start', 'nl'));
    await sees(page, say('my-data.menu', 'nl'));
    await sees(page, say('engine.stale', 'nl'), 0);
  });

  it.each([true, false])('runs nothing that somebody wrote, with its policy and without: %s', async (bypassCSP) => {
    const { page } = await play.open('', { bypassCSP });
    await becomeKnown(page, 'nl');
    const from = { conversation: await conversation(play.fresh) };
    for (const [at, text] of PAYLOADS.entries()) {
      const posted = parse({ text }, () => `payload-${at}`);
      if (posted !== null) await play.served.house.knock({ from, arrival: posted });
    }
    await expect.poll(() => page.locator('.line.me').count()).toBe(PAYLOADS.length + 2);
    await page.reload();
    expect(await page.locator('.line.me').count()).toBe(PAYLOADS.length + 2);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    await shoot(page, 'nl-strange');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
