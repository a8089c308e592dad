import { describe, expect, it } from 'vitest';
import { conversation, heard, invite, newcomers } from './kept.ts';
import { serveChat } from './serving.ts';
import { stage } from './stage.ts';
import { becomeKnown, choice, linesOf, say, sees, shoot } from './visiting.ts';

const play = stage();

describe('a connection that comes and goes', () => {
  it('keeps a message that it cannot send, and sends it once', async () => {
    const { page, context } = await play.open();
    await becomeKnown(page, 'nl');
    await context.setOffline(true);
    await page.getByLabel(say('web.message', 'nl')).fill('ik kan niet slapen van de stress');
    await page.keyboard.press('Enter');
    await page.getByText(say('web.connecting', 'nl')).waitFor();
    await sees(page, 'ik kan niet slapen');
    await shoot(page, 'nl-offline');
    await context.setOffline(false);
    await page.locator('.line.me:not(.unsent)', { hasText: 'ik kan niet slapen' }).waitFor();
    await page.locator('.line.bot').last().waitFor();
    await sees(page, 'ik kan niet slapen');
    await page.getByText(say('web.connecting', 'nl')).waitFor({ state: 'hidden' });
    expect(await heard(play.fresh, 'ik kan niet slapen van de stress')).toBe(1);
  });

  it('does not double a message of which only the answer was lost', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    let lost = 0;
    await page.route('**/chat', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost++;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.keyboard.press('Enter');
    await choice(page, 'Geldfit').waitFor();
    await expect.poll(() => page.evaluate('localStorage.getItem("buurtmus.unsent")')).toBe('[]');
    await sees(page, 'ik heb schulden');
    expect([lost, await heard(play.fresh, 'ik heb schulden')]).toEqual([1, 1]);
  });

  it('loses nothing and doubles nothing when the first answer of all is lost, and keeps the invitation', async () => {
    const { page } = await play.open(`?invite=${await invite(play.fresh, 'huda')}`);
    let lost = 0;
    await page.route('**/chat', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost++;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.locator('.begin').click();
    await sees(page, say('engine.menu', 'ar'));
    expect([lost, await newcomers(play.fresh), await heard(play.fresh, 'start')]).toEqual([1, 0, 1]);
  });

  it('goes on where it was when the server comes back', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    const before = await linesOf(page);
    await play.served.stop();
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.keyboard.press('Enter');
    await page.getByText(say('web.connecting', 'nl')).waitFor();
    play.served = await serveChat(play.fresh, play.served.port);
    await choice(page, 'Geldfit').waitFor();
    const after = await linesOf(page);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.filter((line) => line === 'ik heb schulden')).toEqual(['ik heb schulden']);
    expect(await heard(play.fresh, 'ik heb schulden')).toBe(1);
    expect(new Set(await page.locator('#log > *').evaluateAll((all) => all.map(({ id }) => id))).size).toBe(
      await page.locator('#log > *').count(),
    );
  });

  it('says the number of a crisis also when the house can keep nothing', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    play.served.fail(true);
    await page.getByLabel(say('web.message', 'nl')).fill('hij slaat mij');
    await page.keyboard.press('Enter');
    const urgent = page.locator('.urgent .bubble');
    await urgent.locator('a[href="tel:112"]').waitFor();
    expect((await urgent.boundingBox())?.width).toBeGreaterThan(200);
    await page.getByText(say('web.connecting', 'nl')).waitFor();
    await shoot(page, 'nl-crisis-unkept');
    play.served.fail(false);
    await sees(page, say('crisis.human', 'nl'));
    await sees(page, 'hij slaat mij');
    await urgent.waitFor({ state: 'detached' });
    await shoot(page, 'nl-crisis');
  });

  it('waits kindly when it is told to wait', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    let isFirst = true;
    await page.route('**/chat', (route) => {
      if (route.request().method() !== 'POST' || !isFirst) return route.continue();
      isFirst = false;
      return route.fulfill({ status: 429, headers: { 'retry-after': '3' } });
    });
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.keyboard.press('Enter');
    await page.getByText(say('web.wait', 'nl')).waitFor();
    await choice(page, 'Geldfit').waitFor();
    await page.getByText(say('web.wait', 'nl')).waitFor({ state: 'hidden' });
  });

  it('sleeps with its tab and wakes with it', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    const turn = (hidden: boolean) =>
      page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${hidden}, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));`);
    await turn(true);
    await expect.poll(() => play.served.listening()).toBe(0);
    const staff = { kind: 'staff-reply', staff: 'petra', name: 'Petra', text: 'Kom morgen!' } as const;
    const from = { conversation: await conversation(play.fresh) };
    await play.served.house.knock({ from, arrival: { key: 'staff-1', inbound: staff } });
    await sees(page, 'Kom morgen!', 0);
    await turn(false);
    await sees(page, 'Kom morgen!');
  });

  it('begins anew when the browser has forgotten who it was', async () => {
    const { page, context } = await play.open();
    await becomeKnown(page, 'nl');
    await context.clearCookies();
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByRole('button', { name: 'Polski' }).waitFor();
    await sees(page, say('engine.menu', 'nl'), 0);
  });

  it('notices that somebody has gone', async () => {
    const { page, context } = await play.open();
    await becomeKnown(page, 'nl');
    await expect.poll(() => play.served.listening()).toBe(1);
    await context.close();
    await expect.poll(() => play.served.listening()).toBe(0);
  });

  it('holds a message for another try, without script', async () => {
    const { page } = await play.open('', { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await page.getByRole('button', { name: say('onboarding.yes', 'nl') }).click();
    play.served.fail(true);
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.getByRole('button', { name: say('web.send', 'nl') }).click();
    await page.getByText(say('web.trouble', 'nl')).waitFor();
    await shoot(page, 'nl-trouble');
    play.served.fail(false);
    await page.getByRole('button', { name: say('web.again', 'nl') }).click();
    await choice(page, 'Geldfit').waitFor();
    expect(await heard(play.fresh, 'ik heb schulden')).toBe(1);
  });
});
