import { afterEach, beforeEach, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { type AdminHouse, openAdmin } from './house.ts';
import { said } from './week-house.ts';

let house: AdminHouse;
let cookie: string;
beforeEach(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterEach(() => house.close());

const page = async () => (await house.ask('/admin/social-map/referrals', { cookie })).text();
const put = (person: string, place: string, sent: string | null, outcome: string | null, askAt: string | null = null) =>
  house.fresh.database.pool.query(
    `INSERT INTO referral (person_id, place, domain, created_at, touched_at, sent_at, outcome, ask_at)
     VALUES ($1, $2, 'money', now(), now(), $3, $4, $5)`,
    [person, place, sent, outcome, askAt],
  );
const SENT = '2026-11-20T10:00:00Z';

it('says what will appear where nothing does', async () => {
  const text = said(await page());
  expect(text).toContain('Er is nog niets naar een coach gestuurd.');
  expect(text).toContain('Nog niemand vertelde hoe het ging.');
});

it('is only for whoever is signed in', async () => {
  const answer = await house.ask('/admin/social-map/referrals');
  expect(answer.status).toBe(303);
});

it('shows what was sent and what became of it, and nobody who only kept a place', async () => {
  const { huda, emine, katarzyna, plamen } = PEOPLE;
  await put(huda.id, 'geldfit', SENT, 'helped');
  await put(emine.id, 'juridisch-loket', SENT, null, '2026-11-25T09:00:00Z');
  await put(katarzyna.id, 'gone-for-good', SENT, null);
  await put(plamen.id, 'geldfit', null, 'no-help');
  const text = said(await page());
  expect(text).toMatch(/Huda gestuurd op vr 20 nov Geldfit Geld en schulden Bereikt, en het hielp/u);
  expect(text).toMatch(/Emine gestuurd op vr 20 nov Juridisch Loket .*Buurtmus vraagt het op wo 25 nov/u);
  expect(text).toMatch(/Katarzyna gestuurd op vr 20 nov gone-for-good .*Geen vraag gewenst/u);
  expect(text).not.toContain('Plamen');
  // Two people answered of one place: the one who shared nothing could be told apart.
  expect(text).toMatch(/Geldfit Te weinig antwoorden/u);
});

it('shows the share that a place helped as soon as enough people answered', async () => {
  const people = Object.values(PEOPLE).slice(0, 12);
  for (const [at, { id }] of people.entries())
    await put(id, 'geldfit', at < 2 ? SENT : null, at % 2 === 0 ? 'helped' : 'not-reached');
  expect(said(await page())).toContain('Geldfit 6 van de 12 geholpen (50%)');
});

it('keeps names from becoming part of the page', async () => {
  await house.fresh.database.pool.query(`UPDATE person SET name = '<img src=x>' WHERE id = $1`, [PEOPLE.huda.id]);
  await put(PEOPLE.huda.id, '<script>', SENT, null);
  const html = await page();
  expect(html).not.toContain('<img src=x>');
  expect(html).toContain('&lt;img src=x&gt;');
  expect(html).not.toMatch(/<td><bdi><script>/u);
});
