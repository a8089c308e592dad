import { createCanvas } from '@napi-rs/canvas';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../bot/admin/index.tsx';
import type { ReadPage } from '../../bot/cv/reading.ts';
import { type Browsing, openBrowsing, shooting } from './browsing.ts';
import { handedIn, handedInAgain, LOOK, type Made } from './cv-world.ts';

const WIDE = { viewport: { width: 1280, height: 900 } };
const NARROW = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };
const PASSWORD = 'een lang wachtwoord';
const NASTY = '<img src=x onerror="window.hurt=1">.pdf';
const shot = shooting('cv-', false);

const CV = [
  ['Nadia Voorbeeld', 30],
  ['Geboren op 1 februari 1980', 15],
  ['Werkervaaring', 22],
  ['2020 - nu   Schoonmaakster, ziekenhuis', 15],
  ['2015 - 2019   Verkoopster, bakkerij', 15],
  ['Opleiding', 22],
  ['2001 - 2004   Middelbare school, Aleppo', 15],
] as const;

/** A page as a picture, with these lines on it and where they stand. */
async function drawn(lines: readonly (readonly [string, number])[]): Promise<{ page: ReadPage; picture: Uint8Array }> {
  const [width, height] = [800, 1_131];
  const canvas = createCanvas(width, height);
  const pen = canvas.getContext('2d');
  pen.fillStyle = 'white';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#222';
  let y = 90;
  const read = lines.map(([text, size]) => {
    y += size * 2;
    pen.font = `${size}px sans-serif`;
    pen.fillText(text, 80, y);
    return {
      text,
      x: 100,
      y: Math.round(((y - size) / height) * 1_000),
      width: 600,
      height: Math.round((size / height) * 1_000),
    };
  });
  return { page: { width, height, lines: read }, picture: await canvas.encode('webp') };
}

let browsing: Browsing;
let cv: Awaited<ReturnType<typeof drawn>>;
let number = 3_000;
beforeAll(async () => {
  browsing = await openBrowsing();
  cv = await drawn(CV);
  const account = { email: 'joris@example.org', password: PASSWORD, name: 'Joris', role: 'volunteer' } as const;
  await createAccount(browsing.house.parts.auth, account);
});
afterAll(() => browsing?.close());
beforeEach(async () => {
  await browsing.house.fresh.database.prisma.submission.deleteMany();
});

const LOOKED = {
  ...LOOK,
  spelling: [{ word: 'Werkervaaring', suggestions: ['Werkervaring'], page: 1, line: 2 }],
  private: [{ what: 'birth-date', page: 1, line: 1 }],
} as const;

function handIn(asked: Partial<Parameters<typeof handedIn>[2]> = {}): Promise<Made> {
  number += 1;
  const { fresh, documents } = browsing.house;
  const drawing = { pages: [cv.page], pictures: [cv.picture], look: LOOKED };
  return handedIn(fresh.database, documents, { number, ...drawing, ...asked });
}

const remarksOf = (made: Made) =>
  browsing.house.fresh.database.prisma.remark.findMany({
    where: { versionId: made.version },
    orderBy: { position: 'asc' },
  });

/** Joris comes by in a browser of his own. */
async function joris(options: typeof WIDE | typeof NARROW) {
  const visited = await browsing.visit(options);
  const { page } = visited;
  await page.getByLabel('E-mailadres').fill('joris@example.org');
  await page.getByLabel('Wachtwoord').fill(PASSWORD);
  await page.getByRole('button', { name: 'Aanmelden' }).click();
  await page.waitForURL('**/admin/cv-desk');
  return visited;
}

const writesIn = (page: Page, name: string) =>
  expect.poll(() => page.evaluate('document.activeElement.name')).toBe(name);
const saved = (page: Page) => page.locator('#saved', { hasText: 'Bewaard om' }).waitFor();
/** What sticks out of the screen, but for what can be scrolled by itself. */
const sticksOut = (page: Page) =>
  page.evaluate(`[...document.querySelectorAll('main *, nav *')]
    .filter((one) => one.closest('.parts, .unseen, svg') === null)
    .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((one) => one.outerHTML.slice(0, 80))`) as Promise<string[]>;

describe('the CV desk on a screen', () => {
  it('is walked through by a volunteer, from the claim to the key that gives it back', async () => {
    const made = await handIn({ job: 'schoonmaak op een school', name: 'Nadia' });
    await handIn({ language: 'ti', kind: 'letter', dueOn: '2026-11-19' });
    const { page, troubles } = await joris(WIDE);
    await shot(page, 'queue');
    const row = page.locator('li', { hasText: `Cv ${number - 1}` });
    await row.getByRole('button', { name: 'Ik kijk dit na' }).click();
    await page.waitForURL(`**/cv-desk/${made.id}`);
    await shot(page, 'empty');

    const sheet = page.locator('.pointing').first();
    await sheet.click({ position: { x: 200, y: 150 } });
    await page.locator('#remark-1 textarea').waitFor();
    await writesIn(page, 'remark-1-text');
    await page.keyboard.type('Zet hier uw telefoonnummer.');
    await saved(page);
    await expect.poll(async () => (await remarksOf(made))[0]?.text).toBe('Zet hier uw telefoonnummer.');
    const [first] = await remarksOf(made);
    const box = await sheet.boundingBox();
    expect(first?.page).toBe(1);
    expect(Math.abs((first?.x ?? 0) - (200 / (box?.width ?? 1)) * 1_000)).toBeLessThan(4);
    expect(await page.locator('.marker').count()).toBe(1);

    await page.getByText('Kant-en-klare opmerkingen').click();
    await page.getByLabel('Zoek in de zinnen').fill('geboorte');
    const ready = page.locator('#ready-made button:visible');
    expect(await ready.count()).toBe(1);
    expect(await ready.textContent()).toContain('تاريخ ميلادكم');
    await shot(page, 'picker');
    await ready.click();
    await page.locator('#remark-2').waitFor();
    await page.getByRole('button', { name: 'Maak een opmerking over Werkervaaring' }).click();
    await page.locator('#remark-3').waitFor();
    await expect.poll(() => page.locator('.marker').count()).toBe(2);
    await shot(page, 'remarks');

    await page.getByLabel('Slotwoord').fill('Een goed begin!');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Teruggegeven. De bewoner hoort het in de chat.').waitFor();
    await shot(page, 'given-back');
    const remarks = await remarksOf(made);
    expect(remarks.map(({ phrase }) => phrase)).toEqual([null, 'no-birth-date', 'spelling-marked']);
    expect(remarks[2]).toMatchObject({ page: 1, x: 70 });
    await page.goto(`${browsing.at}/admin/cv-desk/${made.id}`);
    await page.getByText('Teruggegeven op 22 november 2026.').waitFor();
    await shot(page, 'returned');
    expect(troubles).toEqual([]);
  });

  it('is pinned by the keyboard alone, and put elsewhere, in another order, and away', async () => {
    const made = await handIn();
    const { page, troubles } = await joris(WIDE);
    await page.getByRole('button', { name: 'Ik kijk dit na' }).press('Enter');
    await page.getByRole('button', { name: 'Nieuwe opmerking' }).press('Enter');
    await writesIn(page, 'remark-1-text');
    await page.keyboard.type('een');
    await page.locator('.pointing').focus();
    await page.keyboard.press('Enter');
    await page.locator('.marker').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(async () => (await remarksOf(made)).map(({ x, y }) => [x, y])).toEqual([[450, 510]]);

    await page.getByRole('button', { name: 'Nieuwe opmerking' }).press('Enter');
    await writesIn(page, 'remark-2-text');
    await page.keyboard.type('twee');
    await page.locator('#remark-2 summary').press('Enter');
    await page.locator('#remark-2').getByLabel('Bladzijde').fill('1');
    await page.locator('#remark-2').getByLabel('Van boven (%)').fill('20');
    await page.locator('#remark-2').getByLabel('Van links (%)').fill('30');
    await expect.poll(async () => (await remarksOf(made))[1]).toMatchObject({ text: 'twee', x: 300, y: 200 });
    await page.locator('#remark-2').getByLabel('Nummer').fill('1');
    await expect.poll(async () => (await remarksOf(made)).map(({ text }) => text)).toEqual(['twee', 'een']);
    await expect.poll(() => page.locator('#remark-1 textarea').inputValue()).toBe('twee');
    await page.getByRole('button', { name: 'Haal opmerking 1 weg' }).press('Enter');
    await expect.poll(async () => (await remarksOf(made)).map(({ text }) => text)).toEqual(['een']);
    expect(troubles).toEqual([]);
  });

  it('keeps what is typed while the network is away, and says so', async () => {
    const made = await handIn();
    const { page } = await joris(WIDE);
    await page.getByRole('button', { name: 'Ik kijk dit na' }).click();
    await page.context().setOffline(true);
    await page.getByLabel('Slotwoord').fill('Blijft staan');
    await page.locator('#saved', { hasText: 'Dit is niet gelukt' }).waitFor();
    await page.context().setOffline(false);
    expect(await page.getByLabel('Slotwoord').inputValue()).toBe('Blijft staan');
    await page.getByLabel('Slotwoord').fill('Blijft staan!');
    await saved(page);
    const { prisma } = browsing.house.fresh.database;
    const version = await prisma.submissionVersion.findUniqueOrThrow({ where: { id: made.version } });
    expect(version.closing).toBe('Blijft staan!');
  });

  it('runs nothing of what strangers wrote', async () => {
    const made = await handIn({ file: NASTY, job: NASTY, name: NASTY });
    const { page, troubles } = await joris(WIDE);
    await page.getByRole('button', { name: 'Ik kijk dit na' }).click();
    await page.getByRole('button', { name: 'Nieuwe opmerking' }).click();
    await page.locator('#remark-1 textarea').fill(NASTY);
    await expect.poll(async () => (await remarksOf(made))[0]?.text).toBe(NASTY);
    await page.reload();
    expect(await page.locator('#remark-1 textarea').inputValue()).toBe(NASTY);
    expect(await page.evaluate('window.hurt')).toBeUndefined();
    const picture = `${browsing.at}/admin/cv-desk/${made.id}/versions/${made.version}/pages/1`;
    const answer = await page.request.get(picture);
    expect(answer.headers()['content-type']).toBe('image/webp');
    expect(troubles).toEqual([]);
  });

  it('lays two versions beside each other', async () => {
    const made = await handIn({ name: 'Nadia' });
    const { page } = await joris(WIDE);
    await page.getByRole('button', { name: 'Ik kijk dit na' }).click();
    await page.getByText('Kant-en-klare opmerkingen').click();
    await page.getByRole('button', { name: 'Zet uw telefoonnummer bovenaan.' }).click();
    await page.locator('#remark-1').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Teruggegeven. De bewoner').waitFor();
    const later = await drawn([...CV.slice(0, 1), ['06 12345678', 15], ...CV.slice(2)]);
    const { fresh, documents } = browsing.house;
    await handedInAgain(fresh.database, documents, made, { pages: [later.page], pictures: [later.picture] });
    await page.goto(`${browsing.at}/admin/cv-desk`);
    await page.getByRole('button', { name: 'Ik kijk dit na' }).click();
    await page.getByRole('link', { name: 'Vergelijk versie 1 met versie 2' }).click();
    await page.locator('ins', { hasText: '12345678' }).waitFor();
    await shot(page, 'compare');
    await page.setViewportSize(NARROW.viewport);
    expect(await sticksOut(page)).toEqual([]);
    await shot(page, 'phone-compare');
  });

  it('shows what others claimed without being asked again', async () => {
    await handIn();
    const { page, troubles } = await browsing.signedIn(WIDE);
    await page.goto(`${browsing.at}/admin/cv-desk`);
    await page.locator(`#cv-${number}`).waitFor();
    const { cvDesk } = browsing.house.parts;
    const { id } = await browsing.house.fresh.database.prisma.submission.findFirstOrThrow();
    const volunteer = (await browsing.house.parts.accounts.list()).find(({ role }) => role === 'volunteer');
    await cvDesk.claim(id, volunteer?.id ?? '');
    await page.getByText('Er wacht niets.').waitFor();
    await page.getByRole('link', { name: 'Bij collega’s 1' }).click();
    await page.getByRole('link', { name: 'Bekijk' }).click();
    await page.getByRole('button', { name: 'Neem het over van Joris' }).click();
    await page.getByText('Je hebt dit overgenomen van Joris.').waitFor();
    await shot(page, 'taken-over');
    expect(troubles).toEqual([]);
  });
});

describe('the CV desk on a phone of 360 pixels', () => {
  it('fits, is pinned by a tap, and its form is one tap away', async () => {
    const made = await handIn({ name: 'Nadia', job: 'schoonmaak op een school' });
    const { page, troubles } = await joris(NARROW);
    expect(await sticksOut(page)).toEqual([]);
    await shot(page, 'phone-queue');
    await page.getByRole('button', { name: 'Ik kijk dit na' }).tap();
    await page.waitForURL(`**/cv-desk/${made.id}`);
    await shot(page, 'phone-top');
    expect(await sticksOut(page)).toEqual([]);
    await page
      .locator('.pointing')
      .first()
      .tap({ position: { x: 90, y: 90 } });
    await page.locator('#remark-1 textarea').fill('Mooi!');
    await saved(page);
    await shot(page, 'phone-remark');
    await page.getByRole('link', { name: 'Bladzijden' }).tap();
    await page.locator('.marker').tap();
    await writesIn(page, 'remark-1-text');
    await page.getByRole('link', { name: 'Opmerkingen' }).tap();
    await page.getByText('Kant-en-klare opmerkingen').tap();
    expect(await sticksOut(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 3_600 });
    await shot(page, 'phone-whole');
    await page.setViewportSize(NARROW.viewport);
    const done = page.getByRole('button', { name: 'Klaar, geef terug' });
    expect((await done.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await done.tap();
    await page.getByText('Teruggegeven. De bewoner').waitFor();
    expect(await remarksOf(made)).toMatchObject([{ text: 'Mooi!', page: 1 }]);
    expect(troubles).toEqual([]);
  });

  it('has room for every way of staff as well', async () => {
    await handIn();
    const { page } = await browsing.signedIn(NARROW);
    await page.goto(`${browsing.at}/admin/cv-desk`);
    expect(await sticksOut(page)).toEqual([]);
    await shot(page, 'phone-staff');
  });
});
