import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Language } from '../../../bot/engine/language.ts';
import { PEOPLE } from '../../../prisma/seed/world.ts';
import { createPlanner } from '../../../prisma/stores/planner.ts';
import { createCarrier } from '../../../workers/carrier.ts';
import { HOUSE_QUEUE, JOBS } from '../../../workers/jobs.ts';
import { words } from '../../talk/house.ts';
import { reasonSentences } from '../../talk/reasons.ts';
import { type ChannelDouble, channelDouble } from '../../workers/channel-double.ts';
import { join } from '../../workers/joining.ts';
import { openProcess, type Process } from '../../workers/process.ts';
import { invite } from './kept.ts';
import { stage } from './stage.ts';
import { choice, say, sees, shoot } from './visiting.ts';

/** The Tuesday on which Huda and Willem meet at two, while their centre is at work. */
const TUESDAY = '2026-11-24T09:30:00.000Z';
const MOST_TAPS = 3;
/** What a mentor's message may take, from her last tap to his phone. A machine that does other things as well is slower. */
const MOST_MS = 2_000;

const play = stage();
let workers: Process;
let phone: ChannelDouble;
beforeEach(async () => {
  const { fresh } = play;
  phone = channelDouble();
  await join(fresh, 'willem');
  // Whatever was due this morning has been said.
  await createPlanner(fresh.database.pool).done(TUESDAY);
  workers = await openProcess({ url: fresh.url, backend: { databaseUrl: fresh.url }, now: TUESDAY, channels: [phone] });
  await workers.queues.add(HOUSE_QUEUE, JOBS.due, {});
  await workers.dues.reaches(1);
  const carrier = createCarrier(
    workers.queues,
    () => {},
    () => Date.parse(TUESDAY),
  );
  play.served.house.now = TUESDAY;
  play.served.house.wake = (knocks) => knocks.forEach(({ key, at }) => void carrier.knock(key, at));
});
afterEach(() => workers.close());

/** The words of a key up to its first hole, as they begin on the page. */
const beginningOf = (key: string, language: Language): string => {
  const holes = { noted: '§', hearers: '§', child: '§' };
  return (
    words
      .say(key, holes, language)
      .split('§')[0]
      ?.replaceAll(/[\u2066-\u2069]/gu, '') ?? ''
  );
};

/** Huda, on her phone, in a language; her conversation begins with the menu. */
async function huda(language: Language): Promise<Page> {
  await play.fresh.database.prisma.person.update({ where: { id: PEOPLE.huda.id }, data: { language } });
  const { page } = await play.open(`?invite=${await invite(play.fresh, 'huda')}`);
  await page.locator('.begin').click();
  await sees(page, say('engine.menu', language));
  return page;
}

/** Taps, counted, until it is confirmed; then until the mentor's phone rings. Returns both times in milliseconds. */
async function reports(page: Page, language: Language, taps: readonly string[], text?: string) {
  if (text !== undefined) {
    await page.getByLabel(say('web.message', language)).fill(text);
    await page.keyboard.press('Enter');
  }
  for (const label of taps.slice(0, -1)) await choice(page, label).first().click();
  const last = taps.at(-1);
  if (last !== undefined) await choice(page, last).first().waitFor();
  const began = performance.now();
  if (last !== undefined) await choice(page, last).first().click();
  await phone.arrivals.reaches(1);
  const told = performance.now() - began;
  await sees(page, beginningOf('absence.done', language));
  return { told: Math.round(told), confirmed: Math.round(performance.now() - began) };
}

describe('from her first word to the confirmation', () => {
  it.each(['tr', 'ar'] as const)('by the menu, in %s: three taps, and her mentor has heard it', async (language) => {
    const page = await huda(language);
    const taps = [say('absence.menu', language), 'Willem', say('absence.reason-ill', language)];
    expect(taps.length).toBeLessThanOrEqual(MOST_TAPS);
    const { told, confirmed } = await reports(page, language, taps);
    console.log(`${language}, ${taps.length} taps: confirmed after ${confirmed} ms, her mentor told after ${told} ms`);
    expect(phone.delivered.map(({ to, meant }) => `${to} ${meant.key}`)).toEqual(['willem absence.news']);
    expect(told).toBeLessThan(MOST_MS);
    await shoot(page, `${language}-absence-by-menu`);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
  });

  it.each(['tr', 'ar'] as const)('in her own words, in %s: no tap at all', async (language) => {
    const page = await huda(language);
    const [text = ''] = reasonSentences(language).ill;
    const { told, confirmed } = await reports(page, language, [], text);
    console.log(`${language}, in words: confirmed after ${confirmed} ms, her mentor told after ${told} ms`);
    expect(phone.delivered.map(({ to, meant }) => `${to} ${meant.key}`)).toEqual(['willem absence.news']);
    expect(told).toBeLessThan(MOST_MS);
    await shoot(page, `${language}-absence-in-words`);
    const [kept] = await play.fresh.database.prisma.absence.findMany();
    expect(kept).toMatchObject({ reason: 'ill', extent: 'once', late: false });
  });

  it('is taken back with one tap more, and her mentor hears that she comes', async () => {
    const page = await huda('tr');
    await reports(page, 'tr', [], reasonSentences('tr').ill[0]);
    await choice(page, say('absence.take-back', 'tr')).click();
    await sees(page, say('absence.taken-back', 'tr'));
    await phone.arrivals.reaches(2);
    expect(phone.delivered.at(-1)?.meant.key).toBe('absence.news-taken-back');
    expect(await play.fresh.database.prisma.absence.count()).toBe(0);
  });
});
