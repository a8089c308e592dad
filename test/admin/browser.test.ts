import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { lexicons } from '../talk/house.ts';
import { type Browsing, openBrowsing, PHONE, shooting, signIn, type Visit, WIDE } from './browsing.ts';
import { type AdminHouse, text } from './house.ts';

let browsing: Browsing;
let house: AdminHouse;
let at: string;

beforeAll(async () => {
  browsing = await openBrowsing();
  ({ house, at } = browsing);
});
afterAll(() => browsing?.close());

const shoot = shooting('', false);
const inArabic = (command: 'menu' | 'human') => text(lexicons.ar.commands[command][0] ?? command);

/** Somebody of the staff, signed in; what she signed in on is in a picture. */
async function signedIn(options: BrowserContextOptions): Promise<Visit> {
  const visit = await browsing.visit(options);
  await shoot(visit.page, `sign-in-${options.viewport?.width}`);
  await signIn(visit.page);
  return visit;
}

/** Huda, in Arabic: she cannot come on Tuesday, and then asks for a human. */
async function hudaReports(): Promise<void> {
  await house.hears('huda', inArabic('menu'));
  for (const number of ['١', '١', '٢']) await house.hears('huda', text(number));
  await house.hears('huda', text('أنا تعبانة من كل الرسائل والفواتير'));
  await house.hears('huda', inArabic('human'));
}

/** What the outbox does when a channel has taken everything. */
const deliverAll = () => house.fresh.database.pool.query('DELETE FROM outbox');

async function joinHuda(): Promise<void> {
  const { prisma } = house.fresh.database;
  const huda = { personId: PEOPLE.huda.id };
  const address = await prisma.address.create({ data: { ...huda, channel: 'web', external: 'huda' } });
  await prisma.conversation.create({ data: { ...huda, addressId: address.id } });
  // Petra is the coordinator of Huda's match: she sees why Huda cannot come.
  await prisma.staffUser.updateMany({ data: { personId: PEOPLE.petra.id } });
}

/** Four colleagues and two cores: a browser may take its time. */
describe('a staff member in a browser', { timeout: 90_000 }, () => {
  it('sees a conversation appear, reads it in Dutch, turns a line, takes over, replies, hands back', async () => {
    const { page, troubles } = await signedIn(WIDE);
    await expect.poll(() => page.getByText('Niemand wacht. Vraagt iemand').isVisible()).toBe(true);
    await shoot(page, '1-empty');

    await joinHuda();
    await hudaReports();
    await deliverAll();
    const row = page.locator('#list .row', { hasText: 'Huda' });
    await row.waitFor();
    expect(await row.getAttribute('class')).toMatch(/moved-[01]/u);
    expect(await row.textContent()).toContain('Vraagt om een mens');
    await expect.poll(() => page.title()).toBe('(1) Gesprekken · Buurtmus');
    await shoot(page, '2-appeared');

    await row.getByRole('link').click();
    const lines = page.locator('#lines');
    await expect.poll(() => lines.textContent()).toContain('Waarom kunt u niet komen?');
    expect(await lines.textContent()).toContain('Mijn kind is ziek');
    const question = lines.locator('.line', { hasText: 'Waarom kunt u niet komen?' });
    expect(await question.locator('.words.own').isVisible()).toBe(false);
    await shoot(page, '3-thread');

    await question.locator('label.turn-label').click();
    expect(await question.locator('.words.own').isVisible()).toBe(true);
    expect(await question.locator('.words.own').getAttribute('dir')).toBe('rtl');
    expect(await question.locator('.words.nl').isVisible()).toBe(false);
    await question.scrollIntoViewIfNeeded();
    await shoot(page, '4-one-line-in-arabic');
    await page.locator('label.turn-all').click();
    expect(await question.locator('.words.nl').isVisible()).toBe(true);
    await shoot(page, '5-all-in-arabic');
    await page.locator('label.turn-all').click();

    await page.getByRole('button', { name: 'Ik neem het over' }).click();
    await page.getByText('Jij voert dit gesprek.').waitFor();
    await page.keyboard.press('r');
    await page.getByLabel('Je antwoord').fill('Dag Huda, ik kijk vanmiddag met je naar de brieven.');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    const mine = lines.locator('.from-staff', { hasText: 'ik kijk vanmiddag' });
    await mine.waitFor();
    expect(await lines.locator('.from-staff').count()).toBe(1);
    expect(await mine.textContent()).toContain('wordt verstuurd');
    expect(await page.getByLabel('Je antwoord').inputValue()).toBe('');
    await deliverAll();
    await expect.poll(() => mine.textContent()).toMatch(/(?<!wordt )verstuurd/u);
    await house.hears('huda', text('شكرا، سآتي الساعة الثالثة'));
    await lines.getByText('شكرا، سآتي').waitFor();
    await shoot(page, '6-replied');

    await page.getByText('Kies liever een kant-en-klare zin').click();
    await shoot(page, '7-phrases');
    await page.getByRole('button', { name: 'Het is geregeld' }).click();
    await lines.locator('.from-staff', { hasText: 'Het is geregeld' }).waitFor();
    await page.locator('#main').press('e');
    await page.getByText('Buurtmus voert dit gesprek.').waitFor();
    await lines.getByText('Petra gaf het gesprek terug').waitFor();
    await shoot(page, '8-handed-back');
    expect(troubles).toEqual([]);
  });

  it('does the same on a phone, and sees danger on every page', async () => {
    const { page, troubles } = await signedIn(PHONE);
    await page.goto(`${at}/admin/absences`);
    await page.getByText('afspraak met Willem').waitFor();
    await shoot(page, 'phone-1-absences');
    await house.hears('somebody', text('hij slaat mij'));
    await page.locator('#crisis').getByText('Iemand heeft je nodig').waitFor();
    await page.goto(`${at}/admin/conversations?tab=all`);
    await page.locator('.row').first().waitFor();
    await shoot(page, 'phone-2-list');
    await page.locator('.row').first().getByRole('link').click();
    await page.locator('#lines').waitFor();
    await page.getByRole('button', { name: 'Ik neem het over' }).click();
    await page.getByText('Jij voert dit gesprek.').waitFor();
    await shoot(page, 'phone-3-thread');
    await page.getByLabel('Je antwoord').fill('Ik bel u nu.');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('.from-staff', { hasText: 'Ik bel u nu.' }).waitFor();
    await page.goto(`${at}/admin/people/${PEOPLE.katarzyna.id}`);
    await page.getByRole('button', { name: 'Maak een uitnodiging' }).click();
    await expect.poll(() => page.getByLabel('Webchat').inputValue()).toContain('/chat?invite=');
    await shoot(page, 'phone-4-person');
    await page.getByRole('link', { name: 'Mensen' }).last().click();
    await page.getByLabel('Zoek op voornaam').fill('Ka');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.getByText('Katarzyna').first().waitFor();
    expect(page.url()).not.toContain('Ka');
    await shoot(page, 'phone-5-people');
    expect(troubles).toEqual([]);
  });

  it('walks through the list with keys, and shows them', async () => {
    const { page, troubles } = await signedIn(WIDE);
    await page.goto(`${at}/admin/conversations?tab=all`);
    await page.keyboard.press('?');
    await page.getByRole('heading', { name: 'Sneltoetsen' }).waitFor();
    await shoot(page, '9-keys');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Sneltoetsen' }).waitFor({ state: 'hidden' });
    await page.keyboard.press('j');
    await page.waitForURL(/conversations\/[0-9a-f-]{36}/u);
    const first = page.url();
    await page.keyboard.press('j');
    await page.waitForURL((url) => url.href !== first);
    await page.keyboard.press('k');
    await page.waitForURL(first);
    await page.keyboard.press('r');
    await page.keyboard.type('Jekker?');
    expect(await page.getByLabel('Je antwoord').inputValue()).toBe('Jekker?');
    await page.keyboard.press('Control+Enter');
    await page.locator('.from-staff', { hasText: 'Jekker?' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('says when the connection is lost, keeps what was written, and comes back', async () => {
    const { page } = await signedIn(WIDE);
    await page.goto(`${at}/admin/conversations/${await house.conversationOf('huda')}?tab=all`);
    await page.locator('#lines .line').first().waitFor();
    await page.context().setOffline(true);
    await page.getByLabel('Je antwoord').fill('Dit blijft staan');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.getByText('Dit is niet gelukt. Wat je typte staat er nog.').waitFor();
    await shoot(page, '10-offline');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('.from-staff', { hasText: 'Dit blijft staan' }).waitFor();
    expect(await page.locator('.from-staff', { hasText: 'Dit blijft staan' }).count()).toBe(1);
    expect(await page.getByText('Dit is niet gelukt.').count()).toBe(0);
  });

  it('reads and acts without any script', async () => {
    const { page } = await signedIn({ ...PHONE, javaScriptEnabled: false });
    await page.goto(`${at}/admin/conversations?tab=all`);
    await page.locator('.row', { hasText: 'Huda' }).getByRole('link').click();
    const line = page.locator('.line', { hasText: 'Waarom kunt u niet komen?' });
    await line.locator('label.turn-label').click();
    expect(await line.locator('.words.own').isVisible()).toBe(true);
    await page.getByLabel('Je antwoord').fill('Zonder script');
    await page.getByRole('button', { name: 'Verstuur' }).click();
    await page.locator('.from-staff', { hasText: 'Zonder script' }).waitFor();
    await page.getByRole('button', { name: 'Geef terug aan Buurtmus' }).click();
    await page.getByText('Buurtmus voert dit gesprek.').waitFor();
    await shoot(page, 'phone-6-without-script');
    await page.getByRole('link', { name: 'Alle gesprekken' }).click();
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await page.waitForURL('**/admin/sign-in');
  });
});
