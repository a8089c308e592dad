import { afterAll, beforeAll, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type Browsing, openBrowsing, PHONE, shooting, WIDE } from './browsing.ts';

let browsing: Browsing;
beforeAll(async () => {
  browsing = await openBrowsing();
  const put = (person: string, place: string, sent: string | null, outcome: string | null, askAt: string | null) =>
    browsing.house.fresh.database.pool.query(
      `INSERT INTO referral (person_id, place, domain, created_at, touched_at, sent_at, outcome, ask_at)
       VALUES ($1, $2, 'childcare-and-parenting', now(), now(), $3, $4, $5)`,
      [person, place, sent, outcome, askAt],
    );
  const sent = '2026-11-20T10:00:00Z';
  const people = Object.values(PEOPLE);
  for (const [at, { id }] of people.slice(0, 12).entries())
    await put(id, 'geldfit', at < 2 ? sent : null, at % 2 === 0 ? 'helped' : 'not-reached', null);
  await put(PEOPLE.katarzyna.id, 'kinderopvang-makelaar', sent, null, '2026-11-25T09:00:00Z');
  await put(PEOPLE.bilal.id, 'schilderswijk-moeders', sent, 'no-help', null);
});
afterAll(() => browsing?.close());

it.each([
  ['wide', WIDE],
  ['phone', PHONE],
] as const)('is read on a %s screen without moving it sideways', async (name, options) => {
  const { page, troubles } = await browsing.signedIn(options);
  await page.goto(`${browsing.at}/admin/social-map/referrals`);
  await shooting('referrals-', true)(page, name);
  const rights = await page
    .locator('#map-referrals, #map-referrals .card, #map-referrals p, #map-referrals li')
    .evaluateAll((found) =>
      found.filter((one) => one.closest('nav') === null).map((one) => one.getBoundingClientRect().right),
    );
  expect(rights.length).toBeGreaterThan(5);
  expect(Math.max(...rights)).toBeLessThanOrEqual(options.viewport.width);
  expect(troubles).toEqual([]);
});
