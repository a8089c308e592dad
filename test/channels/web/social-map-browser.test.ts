import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { PEOPLE } from '../../../prisma/seed/world.ts';
import { createKnocks } from '../../../prisma/stores/knocks.ts';
import { runKnock } from '../../../workers/due.ts';
import { invite } from './kept.ts';
import { stage } from './stage.ts';
import { choice, say, sees, shoot } from './visiting.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const TUESDAY = '2026-11-24T09:00:00.000Z';
const AR = 'ar';
/** Menu, group, domain, and the place. */
const MOST_TAPS = 4;

/** Somebody who does not read looks for the picture. */
const TODDLER = '🧸';

const play = stage();
beforeEach(() => {
  play.served.house.now = MONDAY;
});

/** Huda, on her phone, in Arabic; her conversation begins with the menu. */
async function huda(): Promise<Page> {
  await play.fresh.database.prisma.person.update({ where: { id: PEOPLE.huda.id }, data: { language: AR } });
  const { page } = await play.open(`?invite=${await invite(play.fresh, 'huda')}`);
  await page.locator('.begin').click();
  await sees(page, say('engine.menu', AR));
  return page;
}

const taps = async (page: Page, ...labels: readonly string[]): Promise<number> => {
  for (const label of labels) await choice(page, label).first().click();
  return labels.length;
};

/** Nothing sticks out of a small phone, and nothing is cut off. */
async function fits(page: Page, name: string): Promise<void> {
  await shoot(page, name);
  expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBeLessThanOrEqual(360);
}

/** What waits to be said to her is said, a day later. */
async function nextDay(): Promise<void> {
  const { prisma } = play.fresh.database;
  play.served.house.now = TUESDAY;
  const knocks = createKnocks(prisma);
  for (const key of await knocks.due(TUESDAY))
    await runKnock(knocks, play.served.house.knock, () => play.served.house.now, key);
}

it('from the menu to a number in four taps, to her coach in one more, and a day later: did it help?', async () => {
  const page = await huda();
  const count = await taps(
    page,
    say('social-map.menu', AR),
    say('social-map.group-money', AR),
    say('social-map.domain-money', AR),
    'Geldfit',
  );
  expect(count).toBeLessThanOrEqual(MOST_TAPS);
  await choice(page, say('social-map.send-choice', AR)).waitFor();
  await fits(page, 'ar-social-map-place');
  const call = page.locator('#log a[href^="tel:"]').last();
  expect(await call.getAttribute('href')).toBe('tel:08008115');
  await taps(page, say('social-map.send-choice', AR));
  await choice(page, say('social-map.after-tomorrow', AR)).waitFor();
  await fits(page, 'ar-social-map-sent');
  await taps(page, say('social-map.after-tomorrow', AR));
  await choice(page, say('social-map.mine-choice', AR)).waitFor();
  await nextDay();
  await choice(page, say('social-map.outcome-helped', AR)).waitFor();
  await fits(page, 'ar-social-map-did-it-help');
  await taps(page, say('social-map.outcome-helped', AR));
  await sees(page, say('social-map.helped', AR));
  const [row] = await play.fresh.database.prisma.referral.findMany();
  expect(row).toMatchObject({ personId: PEOPLE.huda.id, place: 'geldfit', outcome: 'helped' });
  expect(row?.sentAt).not.toBeNull();
});

it('asks what changes the outcome, one short question at a time', async () => {
  const page = await huda();
  await taps(
    page,
    say('social-map.menu', AR),
    say('social-map.group-people', AR),
    say('social-map.domain-childcare-and-parenting', AR),
  );
  await choice(page, TODDLER).waitFor();
  await fits(page, 'ar-social-map-question');
  await taps(
    page,
    TODDLER,
    say('social-map.benefit-bijstand', AR),
    say('social-map.situation-part-time-with-benefit', AR),
  );
  await choice(page, say('social-map.none', AR)).waitFor();
  await fits(page, 'ar-social-map-places');
  await taps(page, 'Peuteropvang', say('social-map.say-choice', AR));
  await choice(page, say('social-map.hours-choice', AR)).waitFor();
  await fits(page, 'ar-social-map-say');
});
