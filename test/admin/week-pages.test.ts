import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { openAdmin } from './house.ts';
import { type Form, openWeekHouse, said, type WeekHouse, WHEN } from './week-house.ts';
import { SERIES, SLOT } from './week-playing.ts';

let week: WeekHouse;
beforeAll(async () => {
  week = await openWeekHouse();
});
afterAll(() => week.house.close());

describe('the week', () => {
  it('shows seven days, what is in them, the way to other weeks and to what can be added', async () => {
    const page = await week.get('');
    // The clock stands on Sunday the 22nd: its week began on the 16th.
    expect(page).toContain('Week 47: 16–22 november 2026');
    const next = await week.get('?from=2026-11-24');
    expect(said(next)).toContain('Week 48: 23–29 november 2026');
    expect(next).toContain('from=2026-11-16');
    expect(next).toContain('from=2026-11-30');
    expect(said(next)).toMatch(/14:00–15:00 Huda en Willem De Mussen, kamer 3/u);
    expect(said(next)).toMatch(/Hulp met cv Plamen, bij Ineke/u);
    expect(said(next)).toMatch(/Nederlandse les 3 mensen verwacht/u);
    expect(next).toContain(`/admin/week/${await week.idOf(SERIES.match, '2026-11-24')}"`);
    expect(next).toContain('href="/admin/week/appointment"');
    expect(next).toMatch(/aria-current="page"[^>]*>Week<|class="to-week" aria-current="page"/u);
    expect(said(await week.get('?from=2026-12-21&kind=match'))).toContain('gaat niet door: Kerstmis');
  });

  it('says what will stand there where there is nothing, and where a filter leaves nothing', async () => {
    expect(said(await week.get('?from=2031-01-06'))).toContain(
      'Koppelingen, lessen en activiteiten verschijnen hier vanzelf',
    );
    expect(said(await week.get('?from=2026-11-23&kind=appointment&centre=allekanten'))).toContain(
      'Kies een andere soort',
    );
  });

  it.each([
    '?from=x',
    '?from=2026-02-30',
    '?from=2026-11-24T00:00',
    '?kind=toString&from=',
    '?centre=%00',
    "?from=';--",
  ])('shows this week for the address %s', async (query) => {
    expect((await week.house.ask(`/admin/week${query}`, { cookie: week.cookie })).status).toBe(200);
    expect(await week.get(query)).toContain('16–22 november 2026');
  });

  it('is told what changes in it, wherever that was', async () => {
    const page = await week.get('?from=2026-11-23');
    const path = (/hx-sse:connect="([^"]+)"/u.exec(page)?.[1] ?? '').replaceAll('&amp;', '&');
    const answer = await week.house.ask(path, { cookie: week.cookie });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const decoder = new TextDecoder();
    expect(decoder.decode((await reader.read()).value)).toBe(': \n\n');
    const friday = await week.idOf(SERIES.crafts, '2026-11-27');
    const seen = { occasion: friday, seen: await week.seenOf(friday), now: week.house.playing.now };
    await week.house.parts.desk.week.cancel(seen, false);
    const told = decoder.decode((await reader.read()).value);
    expect(told).toContain('hx-target="#week"');
    expect(told).toContain('gaat niet door: afgezegd door het centrum');
    expect(told).not.toContain('week-filter');
    await reader.cancel();
  });

  it('is for nobody without a session, and asks the policy', async () => {
    expect((await week.house.ask('/admin/week')).status).toBe(303);
    const tuesday = await week.idOf(SERIES.match, '2026-11-24');
    expect((await week.house.ask(`/admin/week/${tuesday}/cancel`, { form: {} })).status).toBe(401);
    const closed = await openAdmin(() => ({ may: (_, act) => act === 'week.see' }));
    const own = await closed.signIn();
    expect((await closed.ask('/admin/week', { cookie: own })).status).toBe(200);
    for (const path of [
      `${tuesday}/move`,
      `${tuesday}/cancel`,
      `${tuesday}/series`,
      `${tuesday}/attendance`,
      'slots',
      'appointment',
    ]) {
      expect((await closed.ask(`/admin/week/${path}`, { cookie: own, form: {} })).status, path).toBe(403);
    }
    await closed.close();
  });
});

describe('an occasion', () => {
  it('shows who is expected, and is gone kindly', async () => {
    const page = said(await week.get(`/${await week.idOf(SERIES.lesson, '2026-11-23')}`));
    expect(page).toContain('Nederlandse les');
    expect(page).toContain('morgen , 09:30–11:30');
    expect(page).toMatch(/Selam deelnemer Nog geen antwoord Heeft nog geen gesprek/u);
    expect(page).toContain('Verplaats deze dag voor de hele groep');
    expect((await week.house.ask(`/admin/week/${SLOT}`, { cookie: week.cookie })).status).toBe(404);
    expect((await week.house.ask('/admin/week/none', { cookie: week.cookie })).status).toBe(404);
    expect((await week.house.ask(`/admin/week/${'-'.repeat(36)}`, { cookie: week.cookie })).status).toBe(404);
  });

  it('shows names as text', async () => {
    await week.rows(`UPDATE person SET name = '<img src=x onerror=alert(1)>' WHERE id = $1`, PEOPLE.huda.id);
    const page = await week.get(`/${await week.idOf(SERIES.match, '2026-11-24')}`);
    expect(page).not.toContain('<img src=x');
    expect(await week.get('?from=2026-11-23')).not.toContain('<img src=x');
  });
});

describe('a move', () => {
  let tuesday: string;
  beforeAll(async () => {
    tuesday = await week.idOf(SERIES.match, '2026-11-24');
  });

  it.each([
    [{ day: '2026-02-30' }, 'Vul een dag in'],
    [{ day: '24-11-2026' }, 'Vul een dag in'],
    [{ time: '25:00' }, 'Vul een tijd in'],
    [{ day: '2027-03-28', time: '02:30' }, 'Dit tijdstip bestaat niet'],
    [{ minutes: '0' }, 'Vul in hoe lang het duurt'],
    [{ minutes: '9e9' }, 'Vul in hoe lang het duurt'],
    [{ place: '' }, 'Vul in waar het is'],
    [{ place: 'x'.repeat(200) }, 'Vul in waar het is'],
    [{ venue: 'nowhere' }, 'Dit gebouw staat niet in de lijst'],
    [{ day: '2026-11-20' }, 'Dit tijdstip is al voorbij'],
    [{ day: '2026-11-24', time: '14:00', place: 'De Mussen, kamer 3' }, 'Er is niets veranderd'],
  ])('says what is wrong with %j, and keeps what was written', async (wrong, problem) => {
    const form: Form = { ...WHEN, ...wrong, seen: await week.seenOf(tuesday) };
    const answer = await week.post(`/${tuesday}/move`, form);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(said(page)).toContain(problem);
    expect(page).toMatch(/<details open=""/u);
    expect(page).toContain(`name="time" value="${form.time}"`);
    const unchanged = await week.house.parts.desk.week.occasion(tuesday);
    expect(unchanged?.movedFrom).toBeNull();
  });
});

describe('an appointment', () => {
  it.each([
    [{ kind: 'x' }, 422, 'Kies waarvoor'],
    [{ host: 'x' }, 422, 'Kies bij wie'],
    [{ key: 'x' }, 422, 'Dit formulier klopt niet'],
    [{ slot: 'x' }, 409, 'net bezet'],
    [{ time: '' }, 422, 'Vul een tijd in'],
  ])('is none for %j', async (wrong, status, problem) => {
    const form = { key: SLOT, slot: '', host: '', kind: 'intake', ...WHEN, ...wrong, confirmed: 'yes' };
    const answer = await week.post(`/appointment/${PEOPLE.bilal.id}`, form);
    expect(answer.status).toBe(status);
    expect(said(await answer.text())).toContain(problem);
  });

  it('is none for somebody whom nobody knows', async () => {
    expect((await week.house.ask(`/admin/week/appointment/${SLOT}`, { cookie: week.cookie })).status).toBe(404);
    expect((await week.post(`/appointment/${SLOT}`, {})).status).toBe(404);
  });
});

describe('free times', () => {
  const OFFER: Form = {
    ...WHEN,
    day: '2026-12-04',
    kind: 'money-desk',
    host: PEOPLE.joris.id,
    until: '12:00',
    minutes: '45',
  };

  it.each([
    [{ until: '10:30' }, 'De eindtijd moet na de begintijd liggen'],
    [{ until: '' }, 'De eindtijd moet na de begintijd liggen'],
    [{ host: PEOPLE.huda.id }, 'Kies bij wie'],
    [{ kind: '' }, 'Kies waarvoor'],
  ])('are none for %j', async (wrong, problem) => {
    const answer = await week.post('/slots', { ...OFFER, ...wrong, confirmed: 'yes' });
    expect(answer.status).toBe(422);
    expect(said(await answer.text())).toContain(problem);
    expect(await week.rows(`SELECT 1 FROM slot WHERE kind = 'money-desk'`)).toEqual([]);
  });
});
