import { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { calendarRoutes } from '../../bot/calendar/door/routes.tsx';
import type { Entries, Feeds } from '../../bot/calendar/ports.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createEntries } from '../../prisma/stores/calendar-entries.ts';
import { createFeeds } from '../../prisma/stores/calendar-feeds.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, words } from '../talk/house.ts';
import { parsed } from './parsed.ts';

const HOUSE = 'https://chat.example.org';
const NOW = '2026-11-22T10:00:00Z';

let fresh: Fresh;
let feeds: Feeds;
let entries: Entries;
let asked: string[];
let alarms: string[];
beforeAll(async () => {
  fresh = await freshDatabase();
  feeds = createFeeds(fresh.database.pool);
  entries = createEntries(fresh.database.pool);
  await fresh.database.prisma.staffUser.create({ data: { id: 'petra', name: 'Petra', email: 'petra@example.org' } });
});
beforeEach(async () => {
  await fresh.reset();
  [asked, alarms] = [[], []];
});
afterAll(() => fresh.drop());

const open = (parts: Partial<Parameters<typeof calendarRoutes>[0]> = {}) => {
  const counted: Feeds = {
    ...feeds,
    open(token) {
      asked.push(token);
      return feeds.open(token);
    },
  };
  const alarm = (what: string) => alarms.push(what);
  const routes = calendarRoutes({
    ...{ entries, feeds: counted, say: words.say, publicUrl: HOUSE, clock: () => NOW, alarm },
    addressOf: () => null,
    ...parts,
  });
  return new Hono().route('/calendar', routes);
};
const tokenOf = async (owner: Parameters<Feeds['make']>[0], centre: string | null = null) => {
  const made = await feeds.make(owner, centre);
  return made === null || made === 'too-many' ? '' : made.token;
};
const willem = () => tokenOf({ person: PEOPLE.willem.id });
const petra = () => tokenOf({ staff: 'petra' }, 'de-mussen');
const read = async (token: string, headers: Record<string, string> = {}) =>
  open().request(`/calendar/${token}.ics`, { headers });
const calendarOf = async (token: string) => parsed(await (await read(token)).text());

describe('a calendar at its address', () => {
  it("has a mentor's own meetings, from two weeks ago to three months ahead", async () => {
    const { name, events } = await calendarOf(await willem());
    expect(name).toBe('Mijn afspraken');
    expect(events[0]).toMatchObject({
      summary: 'Afspraak met Huda',
      location: 'De Mussen, kamer 3',
      starts: '2026-11-10T13:00:00.000Z',
      ends: '2026-11-10T14:00:00.000Z',
      status: 'CONFIRMED',
    });
    expect(events[0]?.uid).toMatch(/^[\da-f-]{36}@chat\.example\.org$/u);
    expect(events.at(-1)?.starts).toBe('2027-02-16T13:00:00.000Z');
    expect(new Set(events.map(({ summary }) => summary))).toEqual(new Set(['Afspraak met Huda']));
    expect(events).toHaveLength(15);
  });

  it('is in the language of its reader', async () => {
    for (const language of LANGUAGES) {
      await fresh.database.prisma.person.update({ where: { id: PEOPLE.willem.id }, data: { language } });
      const { name, events } = await calendarOf(await willem());
      expect(name).toBe(words.say('calendar.mine', undefined, language));
      expect(events[0]?.summary).toBe(words.say('coming.meeting', { name: 'Huda' }, language));
    }
    await fresh.database.prisma.person.update({ where: { id: PEOPLE.willem.id }, data: { language: 'nl' } });
  });

  it('has for staff the days of their centre, with first names and nothing else of anybody', async () => {
    const { name, events } = await calendarOf(await petra());
    expect(name).toBe('Buurtcentrum De Mussen');
    const told = new Set(events.map(({ summary }) => summary));
    expect(told).toEqual(
      new Set([
        'Mentor en mentee: Nour, Bilal',
        'Mentor en mentee: Willem, Huda',
        'Mentor en mentee: Marjan, Emine',
        'Mentor en mentee: Kees, Katarzyna',
        'Hulp met cv: Plamen, Ineke',
        'Knutselclub',
        'Voetbal',
      ]),
    );
    expect(events.length).toBeGreaterThan(80);
  });

  it('tells of a moved and of a cancelled day under its old name, with a higher number', async () => {
    const token = await willem();
    const before = (await calendarOf(token)).events[2];
    const { prisma } = fresh.database;
    const id = before?.uid.split('@')[0] ?? '';
    const to = { startsAt: new Date('2026-11-25T09:00:00Z'), endsAt: new Date('2026-11-25T10:00:00Z') };
    await prisma.occasion.update({ where: { id }, data: { ...to, movedFrom: new Date(before?.starts ?? '') } });
    const again = async () => (await calendarOf(token)).events.find(({ uid }) => uid === before?.uid);
    const moved = await again();
    expect(moved).toMatchObject({ starts: '2026-11-25T09:00:00.000Z', sequence: (before?.sequence ?? 0) + 1 });
    expect(Date.parse(moved?.revised ?? '')).toBeGreaterThan(Date.parse(before?.revised ?? ''));
    await prisma.occasion.update({ where: { id }, data: { state: 'cancelled', changedAt: new Date() } });
    expect(await again()).toMatchObject({ status: 'CANCELLED', sequence: (before?.sequence ?? 0) + 2 });
  });

  it('does not take place on a holiday', async () => {
    const { events } = await calendarOf(await tokenOf({ person: PEOPLE.kees.id }));
    expect(events.find(({ starts }) => starts.startsWith('2026-12-25'))?.status).toBe('CANCELLED');
  });
});

describe('the answer', () => {
  it('is kept by nobody on the way, and an app that has it hears so', async () => {
    const token = await willem();
    const answer = await read(token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex');
    const tag = answer.headers.get('etag') ?? '';
    for (const known of [tag, `"other", ${tag}`, `W/${tag}`]) {
      const same = await read(token, { 'if-none-match': known });
      expect([same.status, await same.text()]).toEqual([304, '']);
    }
    expect((await read(token, { 'if-none-match': '"other"' })).status).toBe(200);
    await fresh.database.prisma.occasion.updateMany({ where: { kind: 'match' }, data: { place: 'Elders' } });
    expect((await read(token, { 'if-none-match': tag })).status).toBe(200);
    await fresh.database.prisma.occasion.updateMany({
      where: { kind: 'match' },
      data: { place: 'De Mussen, kamer 3' },
    });
  });

  it('comes packed where somebody asks for that, under the same tag', async () => {
    const token = await petra();
    const tag = (await read(token)).headers.get('etag') ?? '';
    const packed = await read(token, { 'accept-encoding': 'gzip' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect((await read(token, { 'if-none-match': packed.headers.get('etag') ?? tag })).status).toBe(304);
  });

  it('is the same for an address that never was and for one that was revoked', async () => {
    const token = await willem();
    const [feed] = await feeds.list({ person: PEOPLE.willem.id });
    await feeds.revoke({ person: PEOPLE.willem.id }, feed?.id ?? '');
    const told = async (one: string) => {
      const answer = await read(one);
      return [answer.status, await answer.text(), JSON.stringify([...answer.headers])];
    };
    const revoked = await told(token);
    expect(revoked[0]).toBe(404);
    for (const never of [`${token.slice(0, -1)}x`, 'x', 'x'.repeat(5_000), '%00', '..%2fadmin', "'--"]) {
      expect(await told(never)).toEqual(revoked);
    }
    // Each of them was looked up once, and nothing longer than a secret was.
    expect(asked).toHaveLength(7);
    expect(Math.max(...asked.map(({ length }) => length))).toBeLessThanOrEqual(64);
  });

  it('is nothing but a calendar: no other way in, no other method', async () => {
    const token = await willem();
    const app = open();
    for (const path of [`/calendar/${token}`, '/calendar/', '/calendar/.ics', `/calendar/x/${token}.ics`]) {
      expect((await app.request(path)).status, path).toBe(404);
    }
    for (const method of ['POST', 'PUT', 'DELETE', 'PROPFIND', 'OPTIONS']) {
      expect((await app.request(`/calendar/${token}.ics`, { method })).status, method).toBe(404);
    }
    const head = await app.request(`/calendar/${token}.ics`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('waits for whoever asks too often, and for nobody else', async () => {
    const token = await willem();
    let from = 'one';
    const app = open({ addressOf: () => from });
    const ask = async () => (await app.request(`/calendar/${token}.ics`)).status;
    const answers = new Set<number>();
    for (let time = 0; time < 120; time++) answers.add(await ask());
    expect(answers).toEqual(new Set([200]));
    const late = await app.request(`/calendar/${token}.ics`);
    expect([late.status, late.headers.get('retry-after')]).toEqual([429, '60']);
    from = 'another';
    expect(await ask()).toBe(200);
  });

  it('comes later where the stores are away, and says of nobody whose it was', async () => {
    const away = { ...entries, hers: () => Promise.reject(new Error('away')) };
    const answer = await open({ entries: away }).request(`/calendar/${await willem()}.ics`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '60']);
    expect(alarms).toEqual(['a calendar could not be read']);
  });
});

describe('the page of a link', () => {
  /** What the chat says to him when he asks for an address. */
  async function linkFor(who: 'willem' | 'nour', language: string): Promise<string> {
    const stores = postgresStores(fresh.database);
    await stores.join(PEOPLE[who].id, `${who}-${language}`, language);
    const playing = openHouse(stores, new Date().toISOString());
    const says = (key: string, text: string) =>
      playing.knock({
        from: { address: { channel: 'web', id: `${who}-${language}` } },
        arrival: { key, inbound: { kind: 'text', text } },
      });
    await says('one', 'ical');
    await says('two', '1');
    const link = String(playing.said.at(-1)?.saying.params?.link);
    return link.slice(link.indexOf('/calendar'));
  }

  it.each(LANGUAGES)('explains in %s, makes the address once, and shows it once', async (language) => {
    const app = open();
    const link = await linkFor('nour', language);
    // A messenger looks at the link before she does: nothing is made of that.
    for (let look = 0; look < 3; look++) {
      const page = await (await app.request(link)).text();
      expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(page).toContain(words.say('calendar.feed', undefined, language));
      expect(page).not.toContain('.ics');
    }
    const made = await app.request(link, { method: 'POST' });
    expect(made.headers.get('cache-control')).toBe('private, no-store');
    const shown = await made.text();
    const [address = ''] = /https:\/\/chat\.example\.org\/calendar\/[\w-]{43}\.ics/u.exec(shown) ?? [];
    expect(shown).toContain(`href="${address.replace('https', 'webcal')}"`);
    const feed = await app.request(address);
    expect(parsed(await feed.text()).events[0]?.summary).toContain('Bilal');
    const twice = await app.request(link, { method: 'POST' });
    expect(twice.status).toBe(404);
    expect(await twice.text()).not.toContain('.ics');
    expect((await app.request(link)).status).toBe(404);
  });

  it('says kindly, in the language of the browser, that a link serves no more', async () => {
    const answer = await open().request('/calendar/make/nothing', { headers: { 'accept-language': 'fr, ar;q=0.8' } });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain(words.say('calendar.page-gone', undefined, 'ar'));
  });

  it('runs no script and is shown in no frame', async () => {
    const answer = await open().request(await linkFor('willem', 'nl'));
    expect(answer.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
    );
    const style = await open().request('/calendar/page.css');
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
