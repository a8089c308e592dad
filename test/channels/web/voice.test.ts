import { describe, expect, it } from 'vitest';
import { openListeningBrowser } from './listening-browser.ts';
import { stage } from './stage.ts';
import { becomeKnown, kept, say, sees, shoot } from './visiting.ts';

const play = stage(openListeningBrowser);

/** Somebody who lets the page use her microphone. */
const speaker = { permissions: ['microphone'], hasTouch: true, isMobile: true };

describe('a voice note in a browser', () => {
  it('is spoken, heard first, sent, and can be played after a reload', async () => {
    const { page } = await play.open('', speaker);
    await becomeKnown(page, 'ar');
    await shoot(page, 'ar-mic');
    await page.getByRole('button', { name: say('web.voice', 'ar') }).click();
    await page.locator('#recorder').waitFor();
    expect(await page.evaluate('document.activeElement.className')).toBe('stop');
    await expect.poll(() => page.locator('#recorder .clock b').textContent(), { timeout: 10_000 }).toBe('0:02');
    await shoot(page, 'ar-recording');
    const loud = () => page.evaluate("document.querySelector('.level i').getBoundingClientRect().width");
    await expect.poll(loud, { timeout: 10_000 }).toBeGreaterThan(20);
    await page.locator('#recorder .stop').click();
    await page.locator('#tray audio').waitFor();
    await shoot(page, 'ar-check');
    await page.locator('#tray .go').click();
    await page.locator('.line.me:not(.unsent) .sound').waitFor();
    await sees(page, say('engine.voice', 'ar'));
    await expect.poll(() => kept(play.fresh)).toEqual([{ kind: 'voice', name: 'voice', type: 'video/webm' }]);
    await page.reload();
    const seconds = await page.locator('.line.me audio').evaluate(async (element) => {
      const audio = element as unknown as { muted: boolean; play(): Promise<void>; currentTime: number };
      audio.muted = true;
      await audio.play();
      await new Promise((resolve) => setTimeout(resolve, 700));
      return audio.currentTime;
    });
    expect(seconds).toBeGreaterThan(0.2);
    await page.locator('.line.me audio').scrollIntoViewIfNeeded();
    await shoot(page, 'ar-voice');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it('can be thrown away while it is spoken, and after', async () => {
    const { page } = await play.open('', speaker);
    await becomeKnown(page, 'nl');
    const mic = page.getByRole('button', { name: say('web.voice', 'nl') });
    await mic.click();
    await page.locator('#recorder .drop').click();
    await page.locator('#recorder').waitFor({ state: 'hidden' });
    await mic.click();
    await page.locator('#recorder .stop').click();
    await page.locator('#tray .drop').click();
    await page.locator('#tray').waitFor({ state: 'hidden' });
    expect(await page.evaluate('document.activeElement.id')).toBe('mic');
    expect(await kept(play.fresh)).toEqual([]);
  });

  it('ends by itself after the longest time', async () => {
    const { page } = await play.open('', speaker);
    await page.addInitScript(
      'const real = Date.now; let ahead = 0; Date.now = () => real() + ahead; window.wait = (ms) => { ahead += ms; };',
    );
    await page.reload();
    await becomeKnown(page, 'nl');
    await page.getByRole('button', { name: say('web.voice', 'nl') }).click();
    await page.locator('#recorder').waitFor();
    await page.evaluate('window.wait(181000)');
    await page.locator('#tray audio').waitFor();
    await page.locator('#tray .go').click();
    await page.locator('.line.me .sound', { hasText: '3:00' }).waitFor();
  });

  it('is explained where the microphone is off', async () => {
    const { page } = await play.open('', { hasTouch: true, isMobile: true });
    await page.addInitScript(
      "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));",
    );
    await page.reload();
    await becomeKnown(page, 'nl');
    await page.getByRole('button', { name: say('web.voice', 'nl') }).click();
    await page.getByRole('alert').getByText(say('web.no-microphone', 'nl')).waitFor();
    await shoot(page, 'nl-no-microphone');
  });

  it('waits for the first question', async () => {
    const { page } = await play.open('', speaker);
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await sees(page, say('onboarding.hello', 'nl'));
    await page.getByRole('button', { name: say('web.voice', 'nl') }).click();
    await page.getByRole('alert').getByText(say('web.first-question', 'nl')).waitFor();
    expect(await page.locator('#recorder').isVisible()).toBe(false);
  });

  it('has no button where a browser cannot record', async () => {
    const { page } = await play.open('', speaker);
    await page.addInitScript('delete window.MediaRecorder;');
    await page.reload();
    await becomeKnown(page, 'nl');
    expect(await page.locator('#mic').isVisible()).toBe(false);
    expect(await page.locator('#attach summary').isVisible()).toBe(true);
  });
});
