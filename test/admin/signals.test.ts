import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type AdminHouse, openAdmin, text } from './house.ts';
import { missesThree, SELAM_AT } from './signals-playing.ts';
import { hidden, said } from './week-house.ts';

let house: AdminHouse;
let cookie: string;
beforeEach(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterEach(() => house.close());

const get = async (path: string) => (await house.ask(`/admin${path}`, { cookie })).text();
const post = (path: string, form: Record<string, string>) => house.ask(`/admin${path}`, { cookie, form });
const rows = async <Row extends object>(sql: string) => (await house.fresh.database.pool.query<Row>(sql)).rows;
const decisions = () =>
  rows<{ kind: string; why: string; staff_name: string }>('SELECT kind, why, staff_name FROM absence_decision');

/** The form of her page, as a browser would send it: every day is checked. */
async function form(more: Record<string, string>): Promise<Record<string, string>> {
  const page = await get(SELAM_AT);
  const days = [...page.matchAll(/name="(day-[^"]+)" value="yes" checked=""/gu)].map(([, name = '']) => [name, 'yes']);
  expect(days).toHaveLength(3);
  return { ...hidden(page), ...Object.fromEntries(days), ...more };
}

it('says what will appear where nothing does', async () => {
  const page = said(await get('/signals'));
  expect(page).toContain('Er zijn geen signalen.');
  expect(page).toContain('niets naar de gemeente');
});

describe('somebody who missed three lessons', () => {
  beforeEach(() => missesThree(house));

  it('is shown with the days and what was said about them, without a reason', async () => {
    const list = said(await get('/signals'));
    expect(list).toContain('Selam Werkfit 3 keer gemist wo 11 nov, Naailes niet gekomen, niets gehoord');
    expect(list).toContain('ma 16 nov, Nederlandse les zelf afgemeld');
    expect(list).not.toContain('andere afspraak');
    const page = said(await get(SELAM_AT));
    expect(page).toContain('Er zijn er nu 0, en ook daarna hoeft het niet.');
    expect(page).not.toContain('andere afspraak');
  });

  it('is shown with the reason to her coach', async () => {
    await rows(`UPDATE staff_user SET person_id = '${PEOPLE.joris.id}'`);
    expect(said(await get('/signals'))).toContain('zelf afgemeld, reden: een andere afspraak');
    expect(said(await get(SELAM_AT))).toContain('Wat niet meetelt (alleen jij als coach ziet dit)');
  });

  it('gets no warning before somebody has read it and said yes', async () => {
    const sent = await form({ kind: 'warning', why: 'Ik kon je niet bereiken.' });
    const preview = await (await post(`${SELAM_AT}/decision`, sent)).text();
    expect(await decisions()).toEqual([]);
    expect(said(preview)).toContain('Er is nog niets opgeslagen of gestuurd.');
    expect(said(preview)).toContain('Dit is een officiële waarschuwing van Petra (Werkfit).');
    expect(preview).toContain('lang="ti"');
    expect(said(preview)).toContain('ወግዓዊ መጠንቀቕታ');
    expect(preview.match(/Ik kon je niet bereiken\./gu)?.length).toBeGreaterThan(1);
    expect(said(preview)).toContain('heeft geen gesprek met Buurtmus');
    for (let twice = 0; twice < 2; twice++) {
      const done = await post(`${SELAM_AT}/decision`, hidden(preview));
      expect(done.headers.get('location')).toBe(`/admin${SELAM_AT}?done=warning`);
    }
    expect(await decisions()).toEqual([{ kind: 'warning', why: 'Ik kon je niet bereiken.', staff_name: 'Petra' }]);
    const page = await get(`${SELAM_AT}?done=warning`);
    expect(said(page)).toContain('De waarschuwing is gegeven. Print de brief hieronder');
    const [, letter = ''] = /href="\/admin([^"]+\/letter\/[^"]+)"/u.exec(page) ?? [];
    const paper = said(await get(letter));
    expect(paper).toContain('kom dan langs');
    expect(paper).toContain('ወግዓዊ መጠንቀቕታ');
    expect(said(await get('/signals'))).toContain('Er zijn geen signalen.');
  });

  it('hears a warning in her conversation, and finds there what is kept of her', async () => {
    const { prisma } = house.fresh.database;
    const selam = { personId: PEOPLE.selam.id };
    const address = await prisma.address.create({ data: { ...selam, channel: 'web', external: 'selam' } });
    await prisma.conversation.create({ data: { ...selam, addressId: address.id } });
    const preview = await (await post(`${SELAM_AT}/decision`, await form({ kind: 'warning' }))).text();
    expect(said(preview)).toContain('Het bericht gaat uit zodra het mag');
    await post(`${SELAM_AT}/decision`, hidden(preview));
    const [knock] = await rows<{ key: string; inbound: Inbound }>(
      'SELECT key, inbound FROM knock WHERE done_at IS NULL',
    );
    for (let twice = 0; twice < 2; twice++)
      await house.playing.knock({ from: { person: PEOPLE.selam.id }, arrival: knock as NonNullable<typeof knock> });
    const told = house.playing.said.splice(0);
    expect(told.map(({ saying, language }) => [saying.key, language])).toEqual([['absence.warning', 'ti']]);
    await house.hears('selam', { kind: 'choice', turn: told[0]?.turn ?? 0, number: 2 });
    expect(house.playing.said.splice(0).map(({ saying }) => saying.key)).toEqual(['absence.mine']);
    await house.hears('selam', text('3'));
    expect(house.playing.said.map(({ saying }) => saying.key)).toEqual([
      'absence.mine-decision-days',
      'absence.mine-end',
    ]);
  });

  it('is put right: a warning that was wrong counts no more', async () => {
    const preview = await (
      await post(`${SELAM_AT}/decision`, await form({ kind: 'warning', why: 'Niet gebeld.' }))
    ).text();
    await post(`${SELAM_AT}/decision`, hidden(preview));
    const [, withdraw = ''] = /action="\/admin([^"]+\/withdraw)"/u.exec(await get(SELAM_AT)) ?? [];
    expect(said(await (await post(withdraw, { why: ' ' })).text())).toContain('Schrijf kort waarom.');
    expect((await post(withdraw, { why: 'Zij was er wel.' })).headers.get('location')).toContain('?done=withdrawn');
    expect((await post(withdraw, { why: 'Zij was er wel.' })).status).toBe(409);
    const page = said(await get(`${SELAM_AT}?done=withdrawn`));
    expect(page).toContain('Niet gebeld. Ingetrokken door Petra: Zij was er wel.');
    expect(page).toContain('Er zijn er nu 0');
  });

  it('is talked with, and a day that is left out is said before', async () => {
    const { [`day-${await firstDay()}`]: _, ...sent } = await form({
      kind: 'talk',
      why: 'Haalt op woensdag haar kind.',
    });
    const preview = await (await post(`${SELAM_AT}/decision`, sent)).text();
    expect(said(preview)).toContain('Het gaat over ma 16 nov, wo 18 nov.');
    expect(said(preview)).toContain('tellen niet mee en zijn ook klaar: wo 11 nov');
    await post(`${SELAM_AT}/decision`, hidden(preview));
    expect(said(await get(SELAM_AT))).toContain('Over ma 16 nov, wo 18 nov. Haalt op woensdag haar kind.');
  });

  const firstDay = async () => {
    const [, id = ''] = /name="day-([^"]+)"/u.exec(await get(SELAM_AT)) ?? [];
    return id;
  };

  it.each([
    ['nothing is chosen', { kind: '' }, 'Kies eerst wat je besluit.', 422],
    ['nobody knows what is chosen', { kind: 'sanction' }, 'Kies eerst wat je besluit.', 422],
    ['a talk has no reason', { kind: 'talk', why: '  ' }, 'Schrijf kort waarom.', 422],
    ['a report comes too early', { kind: 'report', why: 'x' }, 'nog niet genoeg officiële waarschuwingen', 422],
    ['things stand otherwise', { kind: 'talk', why: 'x', seen: 'y' }, 'intussen iets veranderd', 409],
  ])('is left alone where %s, and what was typed stands there still', async (_, more, problem, status) => {
    const answer = await post(`${SELAM_AT}/decision`, { ...(await form({ why: 'Even gebeld & gepraat' })), ...more });
    expect(answer.status).toBe(status);
    const page = await answer.text();
    expect(said(page)).toContain(problem);
    if (!('why' in more)) expect(page).toContain('Even gebeld &amp; gepraat');
    expect(await decisions()).toEqual([]);
  });

  it('gets no warning about no day at all', async () => {
    const page = await get(SELAM_AT);
    const answer = await post(`${SELAM_AT}/decision`, { ...hidden(page), kind: 'warning' });
    expect(answer.status).toBe(422);
    expect(said(await answer.text())).toContain('Een waarschuwing gaat over minstens één dag.');
  });

  it('is marked as reported only after three warnings, with who and why, and nothing is sent', async () => {
    await rows(`INSERT INTO absence_decision (person_id, programme_id, kind, decided_at, staff_name, facts)
      SELECT '${PEOPLE.selam.id}', 'werkfit', 'warning', '2026-11-20T10:00:00Z'::timestamptz + n * interval '1 hour', 'Joris', '[]' FROM generate_series(1, 3) AS n`);
    expect(said(await get('/signals'))).toContain('3 officiële waarschuwingen: jullie kunnen een melding');
    const preview = await (
      await post(`${SELAM_AT}/decision`, await form({ kind: 'report', why: 'Na drie gesprekken.' }))
    ).text();
    expect(said(preview)).toContain('Er gaat niets naar de gemeente');
    await post(`${SELAM_AT}/decision`, hidden(preview));
    expect(await decisions()).toContainEqual({ kind: 'report', why: 'Na drie gesprekken.', staff_name: 'Petra' });
    expect(said(await get(`${SELAM_AT}?done=report`))).toContain('Er is niets naar de gemeente gestuurd.');
    expect(await rows('SELECT key FROM knock')).toEqual([]);
  });

  it('is not there for whoever asks for somebody else', async () => {
    for (const path of [
      `/signals/werkplaats/${PEOPLE.selam.id}`,
      `/signals/werkfit/${PEOPLE.huda.id}`,
      `${SELAM_AT}/letter/${PEOPLE.huda.id}`,
    ])
      expect((await house.ask(`/admin${path}`, { cookie })).status).toBe(404);
  });

  it('writes what staff type as text', async () => {
    const why = '<script>alert(1)</script>';
    const preview = await (await post(`${SELAM_AT}/decision`, await form({ kind: 'warning', why }))).text();
    expect(preview).not.toContain('<script>alert');
    const again = hidden(preview);
    await post(`${SELAM_AT}/decision`, { ...again, why });
    expect(await get(SELAM_AT)).not.toContain('<script>alert');
  });
});

describe('the rules of a programme', () => {
  const RULES = { graceDays: '14', signalCount: '2', signalWeeks: '4', warnings: '3', 'excused-ill': 'yes' };

  it('are shown, changed, and hold at once', async () => {
    await missesThree(house);
    expect(said(await get('/settings/absence'))).toContain('Werkfit Allekanten');
    const saved = await post('/settings/absence/programmes/werkfit', { ...RULES, signalCount: '4' });
    expect(saved.headers.get('location')).toBe('/admin/settings/absence?done=saved');
    expect(said(await get('/settings/absence?done=saved'))).toContain('Bewaard.');
    expect(said(await get('/signals'))).toContain('Er zijn geen signalen.');
  });

  it.each([
    ['signalCount', '0'],
    ['signalCount', '1.5'],
    ['graceDays', ''],
    ['signalWeeks', '13'],
    ['warnings', '-1'],
    ['warnings', '9e9'],
  ])('refuse %s of %j, and keep what else was typed', async (name, value) => {
    const answer = await post('/settings/absence/programmes/werkfit', { ...RULES, [name]: value });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(said(page)).toContain('vul een getal in van');
    if (name !== 'graceDays') expect(page).toContain('value="14"');
    expect(await rows('SELECT * FROM absence_policy')).toEqual([]);
  });

  it('let a centre ask for no reasons at all', async () => {
    expect((await post('/settings/absence/centres/allekanten', {})).status).toBe(303);
    expect(await rows(`SELECT asks_reason FROM centre WHERE id = 'allekanten'`)).toEqual([{ asks_reason: false }]);
    expect((await post('/settings/absence/centres/allekanten', { asks: 'yes' })).status).toBe(303);
    expect(await rows(`SELECT asks_reason FROM centre WHERE id = 'allekanten'`)).toEqual([{ asks_reason: true }]);
    expect((await post('/settings/absence/centres/nowhere', {})).status).toBe(404);
    expect((await post('/settings/absence/programmes/nowhere', RULES)).status).toBe(404);
  });
});
