import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type Browsing, openBrowsing, PHONE, shooting, type Visit } from './browsing.ts';
import { type AdminHouse, text } from './house.ts';
import { SERIES } from './week-playing.ts';

const WIDE = { viewport: { width: 1280, height: 900 } };

let browsing: Browsing;
let house: AdminHouse;
let at: string;

beforeAll(async () => {
  browsing = await openBrowsing();
  ({ house, at } = browsing);
  await tellSelam();
});
afterAll(() => browsing?.close());

const shoot = shooting('week-', true);
const idOf = async (series: string, day: string): Promise<string> => {
  const sql = 'SELECT id FROM occasion WHERE series_id = $1 AND day = $2';
  return (await house.fresh.database.pool.query<{ id: string }>(sql, [series, day])).rows[0]?.id ?? '';
};

/** Selam was reminded of Monday's lesson, read it, and comes; Farida does not. */
async function tellSelam(): Promise<void> {
  const { prisma, pool } = house.fresh.database;
  const selam = { personId: PEOPLE.selam.id };
  const address = await prisma.address.create({ data: { ...selam, channel: 'web', external: 'selam' } });
  await prisma.conversation.create({ data: { ...selam, addressId: address.id } });
  const occasion = await idOf(SERIES.lesson, '2026-11-23');
  const key = `sessions:reminder:${SERIES.lesson}:2026-11-23:2026-11-23T09:30:${PEOPLE.selam.id}`;
  const place = { room: 'sessions', step: 'reminder', data: { occasion, child: null } };
  const inbound = { kind: 'nudge-due', place, expires: '2026-11-23T06:30:00Z' } as const;
  await pool.query('INSERT INTO knock VALUES ($1, $2, $3, $4, $3)', [key, PEOPLE.selam.id, house.playing.now, inbound]);
  await house.playing.knock({ from: { person: PEOPLE.selam.id }, arrival: { key, inbound } });
  await pool.query(`INSERT INTO receipt SELECT conversation_id, turn, position, 'x', 'read' FROM outbox`);
  await pool.query('DELETE FROM outbox');
  await house.hears('selam', text('1'));
  await pool.query('DELETE FROM outbox');
  await pool.query(
    `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, from_day, until_day, reported_at)
     VALUES ($1, 'group-session', $2, '09:30', 'ill', 'once', '2026-11-23', '2026-11-23', now())`,
    [PEOPLE.farida.id, SERIES.lesson],
  );
}

/** Petra, signed in, before the week. */
async function signedIn(options: BrowserContextOptions): Promise<Visit> {
  const visit = await browsing.signedIn(options);
  await visit.page.goto(`${at}/admin/week?from=2026-11-23`);
  return visit;
}

const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

describe('the week in a browser', { timeout: 90_000 }, () => {
  it('shows days side by side, follows what happens, and moves a day after a look', async () => {
    const { page, troubles } = await signedIn(WIDE);
    const days = page.locator('.week-day');
    expect(await days.count()).toBe(7);
    const tops = await days.evaluateAll((all) => all.map((day) => Math.round(day.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
    await shoot(page, '1-wide');

    const colleague = await page.context().newPage();
    await colleague.goto(`${at}/admin/week?from=2026-11-23`);
    await page.getByRole('link', { name: /Nederlandse les/u }).click();
    await page.getByText('gelezen').waitFor();
    expect(await page.locator('.expected', { hasText: 'Selam' }).textContent()).toContain('Komt');
    await shoot(page, '2-occasion');
    await page.getByText('Verplaats deze dag voor de hele groep').click();
    await page.locator('details[open]').getByLabel('Dag').fill('2026-11-25');
    await page.locator('details[open]').getByLabel('Begint om').fill('12:30');
    await shoot(page, '3-move');
    await page.locator('details[open]').getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByText('Klopt dit?').waitFor();
    expect(await page.locator('main').textContent()).toContain('Selam: Naailes, wo 25 nov 13:00–15:00');
    await shoot(page, '4-look');
    await page.getByRole('button', { name: 'Ja, doe dit' }).click();
    await page.getByText('Verplaatst.', { exact: true }).waitFor();
    await colleague.locator('.occasion', { hasText: 'verplaatst van ma 23 nov 09:30' }).waitFor();
    await shoot(colleague, '5-followed');
    expect(troubles).toEqual([]);
  });

  it('offers times and makes an appointment at one of them', async () => {
    const { page, troubles } = await signedIn(WIDE);
    await page.getByRole('link', { name: 'Vrije tijden' }).click();
    await shoot(page, '6-free-times');
    await page.getByLabel('Waarvoor').selectOption('intake');
    await page.getByLabel('Bij wie').selectOption({ label: 'Ineke' });
    await page.getByLabel('Dag').fill('2026-12-04');
    await page.getByLabel('Begint om').fill('09:00');
    await page.getByLabel('Tot', { exact: true }).fill('10:30');
    await page.getByLabel('Plaats').fill('De Mussen, kamer 4');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByText('Je biedt 2 tijdstippen aan').waitFor();
    await page.getByRole('button', { name: 'Ja, doe dit' }).click();
    await page.getByText('De tijdstippen staan klaar.').waitFor();
    await page.getByRole('link', { name: 'Week', exact: true }).first().click();
    await page.getByRole('link', { name: 'Afspraak maken' }).click();
    await page.getByLabel('Zoek op voornaam').fill('bil');
    await page.getByRole('button', { name: 'Zoek' }).click();
    await page.getByRole('link', { name: /Bilal/u }).click();
    expect(page.url()).not.toContain('bil');
    await page
      .getByLabel('Tijdstip')
      .selectOption({ label: 'vr 4 dec 09:00 · Kennismaking · Ineke · De Mussen, kamer 4' });
    await shoot(page, '7-appointment');
    await page.getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await page.getByText('Kennismaking voor Bilal, vr 4 dec 09:00.').waitFor();
    await page.getByRole('button', { name: 'Ja, doe dit' }).click();
    await page.locator('.occasion', { hasText: 'Bilal, bij Ineke' }).waitFor();
    expect(troubles).toEqual([]);
  });

  it('is a list by day on a phone, no wider than its window, and works without any script', async () => {
    const { page } = await signedIn({ ...PHONE, javaScriptEnabled: false });
    await shoot(page, 'phone-1-week');
    const narrow = await signedIn(PHONE);
    expect(await isWiderThanItsWindow(narrow.page)).toBe(false);
    await page.getByRole('link', { name: /Hulp met cv/u }).click();
    await shoot(page, 'phone-2-occasion');
    await narrow.page.goto(page.url());
    await narrow.page.getByText('Verplaats deze keer').click();
    expect(await isWiderThanItsWindow(narrow.page)).toBe(false);
    await shoot(narrow.page, 'phone-3-move');
    await page.getByText('Zeg deze keer af').click();
    await page.locator('details[open]').getByRole('button', { name: 'Bekijk wat er verandert' }).click();
    await shoot(page, 'phone-4-look');
    await page.getByRole('button', { name: 'Ja, doe dit' }).click();
    await page.getByText('Afgezegd.').waitFor();
    expect(await page.locator('main').textContent()).toContain('afgezegd door het centrum');
    house.playing.now = '2026-11-24T13:30:00Z';
    await page.goto(`${at}/admin/week/${await idOf(SERIES.match, '2026-11-24')}`);
    await page.getByRole('group', { name: 'Huda' }).getByLabel('was er').check();
    await shoot(page, 'phone-5-attendance');
    await page.getByRole('button', { name: 'Bewaar wie er was' }).click();
    await page.getByText('Bewaard.').waitFor();
    expect(await page.getByRole('group', { name: 'Huda' }).getByLabel('was er').isChecked()).toBe(true);
    expect(narrow.troubles).toEqual([]);
  });
});
