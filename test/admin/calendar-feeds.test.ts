import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type AdminHouse, openAdmin } from './house.ts';

const WILLEM = `/admin/people/${PEOPLE.willem.id}/calendar`;
const ADDRESS = /value="http:\/\/127\.0\.0\.1:3000\/calendar\/([\w-]{43})\.ics"/u;

let house: AdminHouse;
let cookie: string;
const noticed: string[] = [];
beforeAll(async () => {
  house = await openAdmin(() => ({ notice: (what, about) => noticed.push(`${what} ${JSON.stringify(about)}`) }));
  cookie = await house.signIn();
});
afterAll(() => house.close());

const page = async (path: string) => (await house.ask(path, { cookie })).text();
const post = async (path: string, form: Record<string, string> = {}) => {
  const answer = await house.ask(path, { cookie, form: { asked: '', ...form } });
  return { status: answer.status, headers: answer.headers, html: await answer.text() };
};
const tokenIn = (html: string): string => ADDRESS.exec(html)?.[1] ?? '';
const revokeIn = (html: string): string => /action="([^"]+\/revoke)"/u.exec(html)?.[1] ?? '';

describe("a colleague's own calendar address", () => {
  it('is explained, made for a centre, and shown once', async () => {
    const before = await page('/admin/calendar');
    expect(before).toContain('Wie het adres heeft, ziet alles wat erin staat');
    expect(before).toContain('<option value="de-mussen">Buurtcentrum De Mussen</option>');
    expect(before).toContain('Er is nog geen adres.');
    const made = await post('/admin/calendar', { centre: 'de-mussen' });
    expect(made.status).toBe(200);
    expect(made.headers.get('cache-control')).toBe('no-store');
    expect(made.html).toContain('data-copies="calendar-address"');
    expect(await house.parts.feeds.open(tokenIn(made.html))).toMatchObject({ kind: 'centre', centre: 'de-mussen' });
    const later = await page('/admin/calendar');
    expect(later).not.toMatch(ADDRESS);
    expect(later).toContain('<strong>Buurtcentrum De Mussen</strong> gemaakt: ');
    expect(noticed.join()).not.toContain(tokenIn(made.html));
  });

  it('works no more once it is taken back, and taking it back twice is told', async () => {
    const { html } = await post('/admin/calendar', { centre: '' });
    const token = tokenIn(html);
    expect(await house.parts.feeds.open(token)).toMatchObject({ centre: null });
    const path = revokeIn(html);
    expect((await post(path)).html).toContain('Dit adres werkt niet meer.');
    expect(await house.parts.feeds.open(token)).toBeNull();
    const twice = await post(path);
    expect([twice.status, twice.html.includes('Dit adres werkte al niet meer.')]).toEqual([404, true]);
  });

  it('is made for a centre that is there, and for nobody who is not signed in', async () => {
    const nowhere = await post('/admin/calendar', { centre: '<script>' });
    expect(nowhere.status).toBe(422);
    expect(nowhere.html).toContain('Dit centrum bestaat niet');
    const count = await house.fresh.database.prisma.calendarFeed.count();
    expect((await house.ask('/admin/calendar', { form: { centre: '' } })).status).toBe(401);
    const elsewhere = { 'sec-fetch-site': 'cross-site' };
    expect((await house.ask('/admin/calendar', { cookie, form: { centre: '' }, headers: elsewhere })).status).toBe(403);
    expect(await house.fresh.database.prisma.calendarFeed.count()).toBe(count);
  });
});

describe("a mentor's calendar address", () => {
  it('is one tap from the mentor, made for the mentor, and shown once', async () => {
    expect(await page(`/admin/people/${PEOPLE.willem.id}`)).toContain(`href="${WILLEM}"`);
    expect(await page(`/admin/people/${PEOPLE.huda.id}`)).not.toContain(`${PEOPLE.huda.id}/calendar`);
    expect(await page(WILLEM)).toContain('<h1>Agenda-adres van <bdi>Willem</bdi></h1>');
    const { html } = await post(WILLEM, { centre: 'de-mussen' });
    expect(await house.parts.feeds.open(tokenIn(html))).toMatchObject({ kind: 'person', person: PEOPLE.willem.id });
    expect(await page(WILLEM)).not.toMatch(ADDRESS);
  });

  it('is revoked where it stands, and not by way of somebody else', async () => {
    const { html } = await post(WILLEM);
    const token = tokenIn(html);
    const path = revokeIn(html);
    const byWayOf = [path.replace(PEOPLE.willem.id, PEOPLE.huda.id), path.replace(WILLEM, '/admin/calendar')];
    for (const other of byWayOf) expect((await post(other)).status).toBe(404);
    expect(await house.parts.feeds.open(token)).not.toBeNull();
    expect((await post(path)).status).toBe(200);
    expect(await house.parts.feeds.open(token)).toBeNull();
  });

  it('is of nobody whom the centre does not know', async () => {
    const nobody = '/admin/people/00000000-0000-4000-8000-000000000000/calendar';
    expect((await house.ask(nobody, { cookie })).status).toBe(404);
    expect((await post(nobody)).status).toBe(404);
    expect((await house.ask('/admin/people/------------------------------------/calendar', { cookie })).status).toBe(
      404,
    );
  });

  it('is refused where there are ten', async () => {
    for (let made = (await house.parts.feeds.list({ person: PEOPLE.kees.id })).length; made < 10; made++) {
      await house.parts.feeds.make({ person: PEOPLE.kees.id }, null);
    }
    const { status, html } = await post(`/admin/people/${PEOPLE.kees.id}/calendar`);
    expect(status).toBe(409);
    expect(html).toContain('Er zijn al tien adressen.');
    expect(html).not.toMatch(ADDRESS);
  });
});

describe('without leave', () => {
  it('nothing is shown, made or taken back', async () => {
    const strict = await openAdmin(() => ({ may: (_, act) => act !== 'feeds.own' && act !== 'person.calendar' }));
    const signed = await strict.signIn();
    for (const path of ['/admin/calendar', WILLEM]) {
      expect((await strict.ask(path, { cookie: signed })).status).toBe(403);
      expect((await strict.ask(path, { cookie: signed, form: { centre: '' } })).status).toBe(403);
    }
    expect(await strict.fresh.database.prisma.calendarFeed.count()).toBe(0);
    await strict.close();
  });
});
