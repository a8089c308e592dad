import { describe, expect, it } from 'vitest';
import { LARGEST_FILE } from '../../../bot/channels/web/limits.ts';
import { createTakenBack } from '../../../prisma/stores/taken-back.ts';
import { conversation } from './kept.ts';
import { PDF } from './sending.ts';
import { stage } from './stage.ts';
import { attach, becomeKnown, kept, onDisk, paint, say, sees, shoot, tabTo } from './visiting.ts';

const play = stage();

describe('a file in a browser', () => {
  it('is looked at before it goes, and stands in the conversation after a reload', async () => {
    const { page } = await play.open('', { hasTouch: true, isMobile: true });
    await becomeKnown(page, 'nl');
    await page.locator('#attach summary').click();
    expect(await page.locator('.pick').count()).toBe(2);
    await shoot(page, 'nl-attach');
    await attach(page, { name: 'brief.jpg', mimeType: 'image/jpeg', buffer: await paint(page, 3_000, 2_000) });
    await shoot(page, 'nl-tray');
    await page.locator('#tray .go').click();
    await page.locator('.line.me:not(.unsent) .enclosed img').waitFor();
    await sees(page, say('engine.attachment', 'nl'));
    await expect.poll(() => kept(play.fresh)).toEqual([{ kind: 'file', name: 'brief.jpg', type: 'image/jpeg' }]);
    await page.reload();
    const image = page.locator('.line.me .enclosed img');
    await expect
      .poll(() => image.evaluate((one) => (one as unknown as { naturalWidth: number }).naturalWidth))
      .toBe(2_200);
    expect(await page.locator('#m-').count()).toBe(0);
    await image.scrollIntoViewIfNeeded();
    await shoot(page, 'nl-photo');
  });

  it('can be thrown away, and then nothing was sent', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    await attach(page, { name: 'brief.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.keyboard.press('Escape');
    await page.locator('#tray').waitFor({ state: 'hidden' });
    expect(await page.locator('.composer textarea').isVisible()).toBe(true);
    expect(await page.locator('.line.unsent').count()).toBe(0);
    expect(await kept(play.fresh)).toEqual([]);
  });

  it('that is too large is not sent at all, and she hears why', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    let posts = 0;
    page.on('request', (request) => {
      if (request.url().includes('/chat/files')) posts++;
    });
    const file = await onDisk('large.pdf', Buffer.concat([PDF, Buffer.alloc(LARGEST_FILE)]));
    await page.locator('#attach input[name=file]').setInputFiles(file);
    await page.getByRole('alert').getByText('Dit is te groot').waitFor();
    expect(posts).toBe(0);
    await shoot(page, 'nl-too-big');
    await page.getByLabel(say('web.message', 'nl')).fill('goed');
    expect(await page.getByRole('alert').textContent()).toBe('');
  });

  it('of a kind that the house does not keep is said to be one', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'tr');
    await attach(page, { name: 'x.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\0\0') });
    await page.locator('#tray .go').click();
    await page.getByRole('alert').getByText(say('web.not-taken', 'tr')).waitFor();
    await page.locator('.line.unsent .mark', { hasText: say('web.unsent', 'tr') }).waitFor();
  });

  it('waits for the first question', async () => {
    const { page } = await play.open();
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await sees(page, say('onboarding.hello', 'nl'));
    await page.locator('#attach summary').click();
    await page.getByRole('alert').getByText(say('web.first-question', 'nl')).waitFor();
    expect(await page.locator('#attach .panel').isVisible()).toBe(false);
    await shoot(page, 'nl-first-question');
  });

  it('is sent again after a lost answer, and is there once; words do not wait behind it', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    let lost = 0;
    await page.route('**/chat/files', async (route) => {
      if (lost++ === 0) {
        await route.fetch();
        return route.abort('connectionreset');
      }
      await new Promise((resolve) => setTimeout(resolve, 500));
      return route.continue();
    });
    await attach(page, { name: 'brief.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.locator('#tray .go').click();
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.keyboard.press('Enter');
    await sees(page, 'ik heb schulden');
    await expect.poll(() => page.locator('.line.me .download').count()).toBe(1);
    await expect.poll(() => kept(play.fresh)).toEqual([{ kind: 'file', name: 'brief.pdf', type: 'application/pdf' }]);
    await expect.poll(() => play.fresh.database.prisma.upload.count()).toBe(0);
  });

  it('goes on after a reload that came in between', async () => {
    const { page, context } = await play.open();
    await becomeKnown(page, 'nl');
    let isCut = true;
    await context.route('**/chat/files', (route) => (isCut ? route.abort('connectionreset') : route.continue()));
    await attach(page, { name: 'brief.pdf', mimeType: 'application/pdf', buffer: PDF });
    await page.locator('#tray .go').click();
    await page.locator('.line.unsent .mark', { hasText: say('web.connecting', 'nl') }).waitFor();
    await shoot(page, 'nl-unsent-file');
    isCut = false;
    await page.reload();
    await page.locator('.line.me .download').waitFor();
    // The line stands as soon as the house has taken it in; the file is kept with the turn that follows.
    await expect.poll(() => kept(play.fresh)).toHaveLength(1);
  });

  it('can be sent with the keyboard alone', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    await page.locator('#attach summary').focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Space')]);
    await chooser.setFiles({ name: 'brief.pdf', mimeType: 'application/pdf', buffer: PDF });
    await expect.poll(() => page.evaluate('document.activeElement.className')).toBe('go');
    await page.keyboard.press('Enter');
    await page.locator('.line.me .download').waitFor();
    expect(await page.evaluate('document.activeElement.parentNode.id')).toBe('attach');
    await tabTo(page, say('web.human', 'nl'));
  });

  it('is sent without script, and too much is answered with words', async () => {
    const { page } = await play.open('', { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Nederlands' }).click();
    await page.getByRole('button', { name: say('onboarding.yes', 'nl') }).click();
    const send = async (file: string) => {
      await page.locator('#attach summary').click();
      await page.locator('#attach input[name=file]').setInputFiles(file);
      await shoot(page, 'nl-no-script-file');
      await page.locator('.files .plain').click();
    };
    await send(await onDisk('large.pdf', Buffer.concat([PDF, Buffer.alloc(LARGEST_FILE * 2)])));
    await page.getByText('Dit is te groot om te sturen').waitFor();
    await shoot(page, 'nl-no-script-too-big');
    await page.getByRole('link', { name: say('web.to-chat', 'nl') }).click();
    await send(await onDisk('b.pdf', PDF));
    await page.locator('.line.me .download').waitFor();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.download').click()]);
    expect(saved.suggestedFilename()).toBe('b.pdf');
  });
});

describe('a line that was taken back, in a browser', () => {
  it('goes from an open page and does not come again', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'nl');
    await page.getByLabel(say('web.message', 'nl')).fill('ik heb schulden');
    await page.keyboard.press('Enter');
    await page.locator('.line.me:not(.unsent)', { hasText: 'ik heb schulden' }).waitFor();
    const { pool, prisma } = play.fresh.database;
    const { turn } = await prisma.message.findFirstOrThrow({
      where: { content: { path: ['text'], equals: 'ik heb schulden' } },
    });
    const { external: id } = await prisma.address.findFirstOrThrow();
    expect(await createTakenBack(pool).erase({ channel: 'web', id }, { turn, position: 0 })).toBe(true);
    await sees(page, 'ik heb schulden', 0);
    await page.reload();
    await sees(page, say('engine.menu', 'nl'));
    await sees(page, 'ik heb schulden', 0);
  });
});

describe('what the house gives, in a browser', () => {
  it('is a place on a map and a file to save, from right to left', async () => {
    const { page } = await play.open();
    await becomeKnown(page, 'ar');
    const { prisma } = play.fresh.database;
    const file = await prisma.file.create({
      data: {
        conversationId: await conversation(play.fresh),
        turn: -1,
        ref: 'house',
        kind: 'file',
        name: 'Werkblad CV.pdf',
        bytes: PDF.length,
        state: 'kept',
        type: 'application/pdf',
        content: PDF,
      },
    });
    const enclosures = [
      { kind: 'file', id: file.id, name: 'Werkblad CV.pdf', type: 'application/pdf', bytes: PDF.length },
      { kind: 'place', name: 'De Mussen', address: 'Hoefkade 602, Den Haag', latitude: 52.0667, longitude: 4.3102 },
    ];
    for (const [at, enclosure] of enclosures.entries()) {
      const line = { conversationId: file.conversationId, turn: 50, position: at + 1, language: 'ar', at: new Date() };
      await prisma.message.create({
        data: { ...line, content: { key: 'engine.code-known', params: { name: '' }, enclosure } },
      });
    }
    await page.reload();
    await page.locator('.place').scrollIntoViewIfNeeded();
    await shoot(page, 'ar-given');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.download').click()]);
    expect(saved.suggestedFilename()).toBe('Werkblad CV.pdf');
    expect(await page.locator('.place a').getAttribute('href')).toContain('openstreetmap.org');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });
});
