import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { classIsIll, reports, selamsWeeks } from './absence-world.ts';
import { type Browsing, openBrowsing, PHONE, shooting, WIDE } from './browsing.ts';
import { SERIES } from './week-playing.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openBrowsing();
  const { pool } = browsing.house.fresh.database;
  await selamsWeeks(pool);
  await classIsIll(pool, 7, '2026-11-16');
  await classIsIll(pool, 2, '2026-11-23');
  await reports(pool, { person: PEOPLE.huda.id, day: '2026-11-24', series: SERIES.match });
  const { prisma } = browsing.house.fresh.database;
  await prisma.staffUser.updateMany({ data: { personId: PEOPLE.joris.id } });
});
afterAll(() => browsing?.close());

const shoot = shooting('absence-', true);
const isWiderThanItsWindow = (page: Page): Promise<boolean> =>
  page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');

const PAGES = {
  today: '/absences',
  history: `/people/${PEOPLE.selam.id}/absences`,
  figures: '/absences/figures?month=2026-11',
  account: `/people/${PEOPLE.joris.id}`,
  empty: `/people/${PEOPLE.petra.id}/absences`,
} as const;

describe.each([
  ['a desk', WIDE],
  ['a phone', PHONE],
] as const)('pages about absence at %s', (where, options) => {
  it('fit into the window, without an error', { timeout: 90_000 }, async () => {
    const { page, troubles } = await browsing.signedIn(options);
    for (const [name, path] of Object.entries(PAGES)) {
      await page.goto(`${browsing.at}/admin${path}`);
      await page.locator('h1').first().waitFor();
      await shoot(page, `${where.slice(2)}-${name}`);
      expect(await isWiderThanItsWindow(page), name).toBe(false);
    }
    expect(troubles).toEqual([]);
  });
});
