import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type Form, hidden, openWeekHouse, said, type WeekHouse, WHEN } from './week-house.ts';
import { SERIES, SLOT } from './week-playing.ts';

let week: WeekHouse;
beforeEach(async () => {
  week = await openWeekHouse();
});
afterEach(() => week.house.close());

describe('a move', () => {
  let tuesday: string;
  beforeEach(async () => {
    tuesday = await week.idOf(SERIES.match, '2026-11-24');
  });

  it('is shown with who hears of it and who is elsewhere then, and only then done', async () => {
    await week.rows(`UPDATE group_session SET teacher_id = $1`, PEOPLE.willem.id);
    const form = { ...WHEN, day: '2026-11-23', seen: await week.seenOf(tuesday) };
    const preview = await (await week.post(`/${tuesday}/move`, form)).text();
    expect(said(preview)).toContain('Huda en Willem gaat van di 24 nov 14:00 naar ma 23 nov 10:00.');
    expect(said(preview)).toContain('Niemand hoorde hier al van');
    expect(said(preview)).toContain('Vertel het zelf aan: Huda, Willem.');
    expect(said(preview)).toContain('Willem: Nederlandse les, ma 23 nov 09:30–11:30');
    expect((await week.house.parts.desk.week.occasion(tuesday))?.movedFrom).toBeNull();
    const came = await week.post(`/${tuesday}/move`, hidden(preview));
    expect(came.status).toBe(303);
    expect(came.headers.get('location')).toBe(`/admin/week/${tuesday}?done=moved`);
    const page = said(await week.get(`/${tuesday}?done=moved`));
    expect(page).toContain('Verplaatst.');
    expect(page).toContain('verplaatst van di 24 nov 14:00');
  });

  it('of what somebody else changed meanwhile writes nothing, and says so', async () => {
    const preview = await (await week.post(`/${tuesday}/move`, { ...WHEN, seen: await week.seenOf(tuesday) })).text();
    const seen = { occasion: tuesday, seen: await week.seenOf(tuesday), now: week.house.playing.now };
    const to = { starts: '2026-11-27T09:00', minutes: 60, place: 'elders', venue: null };
    await week.house.parts.desk.week.move(seen, to);
    const late = await week.post(`/${tuesday}/move`, hidden(preview));
    expect(late.status).toBe(409);
    const page = await late.text();
    expect(said(page)).toContain('Iemand anders heeft dit intussen veranderd. Er is niets opgeslagen.');
    expect(page).toContain('vr 27 nov');
    expect(page).toContain('value="2026-11-25"');
    expect((await week.house.parts.desk.week.occasion(tuesday))?.place).toBe('elders');
    expect((await week.post(`/${tuesday}/move`, { ...WHEN, seen: 'x' })).status).toBe(409);
  });

  it('is none once it has begun', async () => {
    const seen = await week.seenOf(tuesday);
    week.house.playing.now = '2026-11-24T13:00:00Z';
    const answer = await week.post(`/${tuesday}/cancel`, { seen, confirmed: 'yes' });
    expect(answer.status).toBe(409);
    expect(said(await answer.text())).toContain('Dit is al begonnen of voorbij.');
    expect((await week.house.parts.desk.week.occasion(tuesday))?.state).toBe('planned');
  });
});

it('cancels a day for the whole group, after a look', async () => {
  const monday = await week.idOf(SERIES.lesson, '2026-11-23');
  const preview = await (await week.post(`/${monday}/cancel`, { seen: await week.seenOf(monday) })).text();
  expect(said(preview)).toContain('Nederlandse les op ma 23 nov 09:30 gaat niet door.');
  expect(said(preview)).toContain('Vertel het zelf aan: Farida, Selam, Stefka.');
  expect((await week.post(`/${monday}/cancel`, hidden(preview))).status).toBe(303);
  expect(said(await week.get('?from=2026-11-23'))).toContain('gaat niet door: afgezegd door het centrum');
  expect((await week.post(`/${monday}/cancel`, hidden(preview))).status).toBe(409);
  // What does not take place can still be held at another time.
  const again = { ...WHEN, seen: await week.seenOf(monday), confirmed: 'yes' };
  expect((await week.post(`/${monday}/move`, again)).status).toBe(303);
  expect(said(await week.get('?from=2026-11-23'))).toContain('verplaatst van ma 23 nov 09:30');
});

it('changes the weekly time of a series, after a look', async () => {
  const monday = await week.idOf(SERIES.lesson, '2026-11-30');
  const form = { ...WHEN, day: '2026-12-02', time: '13:30', seen: await week.seenOf(monday) };
  const preview = await (await week.post(`/${monday}/series`, form)).text();
  expect(said(preview)).toContain('Nederlandse les is vanaf wo 2 dec elke keer op woensdag om 13:30.');
  expect(said(preview)).toContain('Selam: Naailes, wo 2 dec 13:00–15:00');
  expect((await week.post(`/${monday}/series`, hidden(preview))).status).toBe(303);
  expect(await week.rows('SELECT rule, start_time FROM group_session WHERE id = $1', SERIES.lesson)).toEqual([
    { rule: 'FREQ=WEEKLY;BYDAY=WE', start_time: '13:30' },
  ]);
  const over = { ...WHEN, day: '2030-01-02', seen: await week.seenOf(monday) };
  expect(said(await (await week.post(`/${monday}/series`, over)).text())).toContain('de reeks is dan afgelopen');
});

describe('an appointment', () => {
  it('is made for somebody found by name, freely, with a look at clashes', async () => {
    const found = await (await week.post('/appointment', { search: 'plam' })).text();
    expect(found).toContain(`/admin/week/appointment/${PEOPLE.plamen.id}`);
    expect(said(await (await week.post('/appointment', { search: 'zzz' })).text())).toContain('Niemand gevonden');
    const page = await week.get(`/appointment/${PEOPLE.plamen.id}`);
    const form = { ...hidden(page), ...WHEN, day: '2026-11-26', kind: 'intake', host: PEOPLE.ineke.id };
    const preview = await (await week.post(`/appointment/${PEOPLE.plamen.id}`, form)).text();
    expect(said(preview)).toContain('Kennismaking voor Plamen, do 26 nov 10:00.');
    expect(said(preview)).toContain('Ineke: Hulp met cv, do 26 nov 10:00–10:45');
    const made = await week.post(`/appointment/${PEOPLE.plamen.id}`, hidden(preview));
    expect(made.headers.get('location')).toBe('/admin/week?from=2026-11-26&done=made');
    await week.post(`/appointment/${PEOPLE.plamen.id}`, hidden(preview));
    expect(await week.rows(`SELECT 1 FROM appointment WHERE kind = 'intake'`)).toHaveLength(1);
    expect(said(await week.get('?from=2026-11-26&done=made'))).toContain('Kennismaking Plamen, bij Ineke');
  });

  it('takes an offered time, which somebody else may have taken', async () => {
    const page = await week.get(`/appointment/${PEOPLE.bilal.id}`);
    expect(said(page)).toContain('vr 27 nov 11:00 · Hulp met cv · Ineke');
    const preview = await (await week.post(`/appointment/${PEOPLE.bilal.id}`, { ...hidden(page), slot: SLOT })).text();
    expect(said(preview)).toContain('Hulp met cv voor Bilal, vr 27 nov 11:00.');
    await week.rows('UPDATE slot SET taken_by = $1 WHERE id = $2', SERIES.desk, SLOT);
    const late = await week.post(`/appointment/${PEOPLE.bilal.id}`, hidden(preview));
    expect(late.status).toBe(409);
    expect(said(await late.text())).toContain('Dit tijdstip is net bezet');
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

  it('are offered one after the other, after a look, and taken back', async () => {
    const preview = await (await week.post('/slots', OFFER)).text();
    expect(said(preview)).toContain('Je biedt 2 tijdstippen aan: vr 4 dec 10:00 vr 4 dec 10:45');
    for (let twice = 0; twice < 2; twice++) expect((await week.post('/slots', hidden(preview))).status).toBe(303);
    const page = await week.get('/slots?done=offered');
    expect(said(page).match(/vr 4 dec 10:45 · Spreekuur geldzaken · Joris/gu)).toHaveLength(2);
    const [row] = await week.rows<{ id: string }>(`SELECT id FROM slot WHERE kind = 'money-desk'`);
    expect((await week.post('/slots/withdraw', { slot: row?.id ?? '' })).status).toBe(303);
    expect((await week.post('/slots/withdraw', { slot: row?.id ?? '' })).status).toBe(409);
    expect((await week.post('/slots/withdraw', { slot: "' OR 1=1" })).status).toBe(409);
    expect(await week.rows(`SELECT 1 FROM slot WHERE kind = 'money-desk'`)).toHaveLength(1);
  });
});

describe('who was there', () => {
  it('is filled in once it has begun; two who do so together write only what each changed', async () => {
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    const [selam, farida] = [PEOPLE.selam.id, PEOPLE.farida.id];
    expect((await week.post(`/${monday}/attendance`, { [`mark-${selam}`]: 'present' })).status).toBe(409);
    week.house.playing.now = '2026-11-23T09:00:00Z';
    const page = await week.get(`/${monday}`);
    expect(page).toContain(`name="mark-${selam}"`);
    const was = hidden(page);
    const petra = { ...was, [`mark-${selam}`]: 'present', [`mark-${farida}`]: '' };
    const kees = { ...was, [`mark-${selam}`]: '', [`mark-${farida}`]: 'no-show' };
    for (const form of [petra, kees]) expect((await week.post(`/${monday}/attendance`, form)).status).toBe(303);
    await week.post(`/${monday}/attendance`, { [`mark-${PEOPLE.huda.id}`]: 'present', [`mark-${farida}`]: 'hacked' });
    const marks = await week.rows('SELECT attendee_id AS id, state FROM attendance ORDER BY attendee_id');
    expect(marks).toEqual([
      { id: selam, state: 'present' },
      { id: farida, state: 'no-show' },
    ]);
    expect(said(await week.get(`/${monday}?done=registered`))).toContain('Bewaard.');
  });
});
