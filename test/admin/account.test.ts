import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameOfDevice } from '../../bot/admin/device.ts';
import { createAccount } from '../../bot/admin/index.tsx';
import { type AdminHouse, openAdmin } from './house.ts';
import { type Visitor, visitor } from './visitor.ts';

const PASSWORD = 'een lang wachtwoord';
const FRESH = 'nog een lang wachtwoord';
const noticed: string[] = [];

let house: AdminHouse;
let people = 0;
let email: string;
/** The same colleague at her desk, and on her phone. */
let desk: Visitor;
let phone: Visitor;
beforeAll(async () => {
  house = await openAdmin(() => ({ notice: (what, about) => noticed.push(`${what} ${JSON.stringify(about)}`) }));
});
afterAll(() => house.close());
beforeEach(async () => {
  people += 1;
  email = `kees${people}@example.org`;
  await createAccount(house.parts.auth, { email, password: PASSWORD, name: 'Kees' });
  [desk, phone] = [visitor(house, `192.0.2.${people}`), visitor(house, `198.51.100.${people}`)];
  await desk.signIn(email, PASSWORD);
  await phone.signIn(email, PASSWORD);
});

const change = (password: string, fresh: string, again = fresh) =>
  desk.post('/admin/account/password', { password, fresh, again });
const isIn = async (one: Visitor) => (await one.get('/admin/people')).status === 200;

describe('my account', () => {
  it('says whose it is, where I am signed in, and how', async () => {
    const { html } = await desk.get('/admin/account');
    expect(html).toContain(`<bdi>${email}</bdi>`);
    expect(html.match(/Onbekende browser/gu)).toHaveLength(2);
    expect(html.match(/>dit apparaat</gu)).toHaveLength(1);
    expect(html).toContain('Uit. Met alleen je wachtwoord kom je binnen.');
  });

  it('changes my password: the old one opens nothing, and I am out everywhere else', async () => {
    const answer = await change(PASSWORD, FRESH);
    expect(answer.status).toBe(200);
    expect(answer.html).toContain('Je wachtwoord is veranderd. Op andere apparaten ben je afgemeld.');
    expect(answer.html).not.toContain(FRESH);
    expect([await isIn(desk), await isIn(phone)]).toEqual([true, false]);
    expect((await phone.signIn(email, PASSWORD)).status).toBe(401);
    expect((await phone.signIn(email, FRESH)).status).toBe(303);
    expect(noticed.join()).toContain('a password was changed {"staff":"');
    expect(noticed.join()).not.toMatch(/kees|wachtwoord/iu);
  });

  it.each([
    ['a wrong old one', 'een verkeerd wachtwoord', FRESH, FRESH, 401, 'Je wachtwoord van nu klopt niet.'],
    ['no old one', '', FRESH, FRESH, 401, 'Je wachtwoord van nu klopt niet.'],
    ['a short new one', PASSWORD, 'elf tekens.', 'elf tekens.', 422, 'Kies minstens 12 tekens.'],
    ['a very long new one', PASSWORD, 'x'.repeat(129), 'x'.repeat(129), 422, 'Kies hoogstens 128 tekens.'],
    ['two different new ones', PASSWORD, FRESH, `${FRESH}!`, 422, 'zijn niet gelijk.'],
    ['the same again', PASSWORD, PASSWORD, PASSWORD, 422, 'Kies een ander.'],
  ])('refuses %s, says so, and changes nothing', async (_, old, fresh, again, status, said) => {
    const answer = await change(old, fresh, again);
    expect([answer.status, answer.html.includes(said)]).toEqual([status, true]);
    expect(await isIn(phone)).toBe(true);
    expect((await visitor(house, '203.0.113.9').signIn(email, PASSWORD)).status).toBe(303);
  });

  it('slows down whoever guesses my password at my own desk', async () => {
    const came: number[] = [];
    for (let n = 0; n < 12; n++) came.push((await change(`verkeerd ${n} wachtwoord`, FRESH)).status);
    expect(came).toEqual([...Array(10).fill(401), 429, 429]);
    expect((await change(PASSWORD, FRESH)).html).toContain('Wacht vijf minuten');
  });

  it('signs me out everywhere', async () => {
    const answer = await desk.post('/admin/account/sign-out-everywhere', {});
    expect(answer.at).toBe('/admin/sign-in');
    expect([await isIn(desk), await isIn(phone)]).toEqual([false, false]);
  });

  it('leaves the sessions of others alone', async () => {
    const petra = await house.signIn();
    await desk.post('/admin/account/sign-out-everywhere', {});
    expect((await house.ask('/admin/people', { cookie: petra })).status).toBe(200);
  });
});

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (Android 14; Mobile; rv:130.0) Gecko/130.0 Firefox/130.0', 'Firefox op Android'],
    [
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36',
      'Chrome op Android',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1',
      'Safari op iPhone',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0',
      'Edge op Windows',
    ],
    ['curl/8', 'Onbekende browser'],
    ['<script>alert(1)</script>', 'Onbekende browser'],
    [null, 'Onbekende browser'],
  ])('%s is %s', (agent, name) => {
    expect(nameOfDevice(agent)).toBe(name);
  });
});
