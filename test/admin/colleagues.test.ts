import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccount, ensureFirstAccount } from '../../bot/admin/index.tsx';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { type AdminHouse, openAdmin, PETRA, text } from './house.ts';
import { codeOf, oneTimeIn, secretIn, uriIn, type Visitor, visitor } from './visitor.ts';

const PASSWORD = 'een lang wachtwoord';
const OWN = 'mijn eigen wachtwoord';

let house: AdminHouse;
let people = 0;
let email: string;
let petra: Visitor;
const noticed: string[] = [];
beforeAll(async () => {
  house = await openAdmin(() => ({ notice: (what, about) => noticed.push(`${what} ${JSON.stringify(about)}`) }));
});
afterAll(() => house.close());
beforeEach(async () => {
  people += 1;
  email = `joris${people}@example.org`;
  petra = visitor(house, `192.0.2.${people}`);
  await petra.signIn(PETRA.email, PETRA.password);
});

const written = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'Europe/Amsterdam' });
/** Accounts live by the clock of the machine: a day from today on, as the page writes it. */
const day = (ahead = 0): string => written.format(Date.now() + ahead * 86_400_000);

const idOf = async (address: string) =>
  (await house.parts.accounts.list()).find((one) => one.email === address)?.id ?? '';
const add = (name = 'Joris') => petra.post('/admin/colleagues', { name, email });
const renew = async (form: Record<string, string> = {}) =>
  petra.post(`/admin/colleagues/${await idOf(email)}/password`, form);
const end = async () => petra.post(`/admin/colleagues/${await idOf(email)}/end`, {});
const isIn = async (one: Visitor) => (await one.get('/admin/people')).status === 200;
const choose = (one: Visitor, fresh: string, again = fresh) =>
  one.post('/admin/account/own-password', { fresh, again });

/** Somebody with an account and a password of her own, at her desk. */
async function joris(from = `198.51.100.${people}`): Promise<Visitor> {
  if ((await idOf(email)) === '') await createAccount(house.parts.auth, { email, password: PASSWORD, name: 'Joris' });
  const one = visitor(house, from);
  await one.signIn(email, PASSWORD);
  return one;
}

const WAITING = `
SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/** Has all of them begin before any can go on: the accounts are held until each waits for them. */
async function atOnce<T>(doings: readonly (() => Promise<T>)[]): Promise<T[]> {
  const { pool } = house.fresh.database;
  const holder = await pool.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT id FROM staff_user FOR UPDATE');
  const under = doings.map((doing) => doing());
  await expect.poll(async () => (await pool.query(WAITING)).rows[0].count).toBe(doings.length);
  await holder.query('COMMIT');
  holder.release();
  return Promise.all(under);
}

describe('colleagues', () => {
  it('are listed with what is known of their accounts, and nobody can end her own', async () => {
    await joris();
    const { html } = await petra.get('/admin/colleagues');
    expect(html).toContain(`<bdi>${email}</bdi>`);
    expect(html).toContain(`account sinds ${day()}`);
    expect(html).toContain('laatst aangemeld 22 november 2026 · twee stappen uit');
    const own = await idOf(PETRA.email);
    expect(html).toContain(`/admin/colleagues/${await idOf(email)}/end`);
    expect(html).not.toContain(`/admin/colleagues/${own}/`);
    for (const path of [`/admin/colleagues/${own}/end`, `/admin/colleagues/${own}/password`]) {
      expect((await petra.get(path)).status).toBe(409);
      expect((await petra.post(path, {})).status).toBe(409);
    }
    expect(await isIn(petra)).toBe(true);
  });
});

describe('a new colleague', () => {
  it('is added with a password that is shown once, and has to choose her own before anything else', async () => {
    const added = await add();
    const given = oneTimeIn(added.html);
    expect(given).not.toBe('');
    const list = await petra.get('/admin/colleagues');
    expect(list.html).not.toContain(given);
    expect(list.html).toContain(`nog nooit aangemeld · eenmalig wachtwoord, werkt tot en met ${day(7)}`);

    const one = visitor(house, `198.51.100.${people}`);
    await one.signIn(email, given);
    for (const path of ['/admin/conversations', '/admin/account', '/admin/colleagues', '/admin/live/people']) {
      expect((await one.get(path)).at, path).toBe('/admin/account/own-password');
    }
    expect((await one.post('/admin/colleagues', { name: 'Mol', email: 'mol@example.org' })).status).toBe(403);
    expect((await one.get('/admin/account/own-password')).html).toContain('Welkom, Joris.');
    expect((await choose(one, OWN)).at).toBe('/admin/conversations');
    expect(await isIn(one)).toBe(true);
    expect((await visitor(house, '203.0.113.1').signIn(email, given)).status).toBe(401);
    expect((await visitor(house, '203.0.113.1').signIn(email, OWN)).at).toBe('/admin/conversations');
    expect((await one.get('/admin/account/own-password')).at).toBe('/admin/account');
    expect((await choose(one, PASSWORD)).at).toBe('/admin/account');
    expect((await visitor(house, '203.0.113.1').signIn(email, PASSWORD)).status).toBe(401);
    expect(noticed.join()).toContain('an account was made {"staff":"');
    expect(noticed.join()).not.toMatch(/joris|example/iu);
  });

  it.each([
    ['too short', 'kort', 'kort', 'Kies minstens 12 tekens.'],
    ['typed differently', OWN, `${OWN}!`, 'zijn niet gelijk.'],
  ])('is told when her own is %s, and is no further', async (_, fresh, again, said) => {
    const given = oneTimeIn((await add()).html);
    const one = visitor(house, `198.51.100.${people}`);
    await one.signIn(email, given);
    const answer = await choose(one, fresh, again);
    expect([answer.status, answer.html.includes(said)]).toEqual([422, true]);
    expect((await choose(one, given)).html).toContain('Kies een ander.');
    expect(await isIn(one)).toBe(false);
  });

  it('cannot use it after a week, and nobody sees from outside why', async () => {
    const given = oneTimeIn((await add()).html);
    await house.fresh.database.prisma.staffUser.update({ where: { email }, data: { oneTimeUntil: new Date(0) } });
    const [late, wrong] = [visitor(house, '203.0.113.2'), visitor(house, '203.0.113.3')];
    const refused = await late.signIn(email, given);
    expect(refused).toEqual(await wrong.signIn(email, 'geraden wachtwoord'));
    expect([refused.status, [...late.cookies.keys()]]).toEqual([401, []]);
    expect((await petra.get('/admin/colleagues')).html).toContain('eenmalig wachtwoord werkt niet meer');
  });

  it.each([
    ['', 'x@example.org', 'Vul een voornaam in'],
    ['x'.repeat(61), 'x@example.org', 'Vul een voornaam in'],
    ['\u202e\u0000 ', 'x@example.org', 'Vul een voornaam in'],
    ['Joris', 'geen adres', 'Dit is geen e-mailadres.'],
    ['Joris', `${'x'.repeat(250)}@example.org`, 'Dit is geen e-mailadres.'],
    ['Joris', 'PETRA@example.org ', 'Er is al een account met dit e-mailadres.'],
  ])('%j with %j is refused, and what was typed stays', async (name, address, said) => {
    const before = (await house.parts.accounts.list()).length;
    const answer = await petra.post('/admin/colleagues', { name, email: address });
    expect(answer.status).toBeGreaterThanOrEqual(409);
    expect(answer.html).toContain(said);
    expect(answer.html).toContain(address.trim().toLowerCase().slice(0, 200));
    expect((await house.parts.accounts.list()).length).toBe(before);
  });

  it('is added once by two colleagues at the same moment', async () => {
    const came = await Promise.all([add(), add()]);
    expect(came.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(came.filter(({ html }) => oneTimeIn(html) !== '')).toHaveLength(1);
  });

  it('has a name that is shown and does nothing', async () => {
    const added = await add('<b onclick=x>Joris</b>');
    expect(added.html).toContain('Wachtwoord voor &lt;b onclick=x&gt;Joris');
    expect((await petra.get('/admin/colleagues')).html).not.toContain('<b onclick');
  });
});

describe('a new password for a colleague', () => {
  it('signs her out everywhere, and the old one opens nothing', async () => {
    const one = await joris();
    const given = oneTimeIn((await renew()).html);
    expect(await isIn(one)).toBe(false);
    expect((await one.signIn(email, PASSWORD)).status).toBe(401);
    await one.signIn(email, given);
    expect((await one.get('/admin/people')).at).toBe('/admin/account/own-password');
  });

  it('leaves her second step on unless her phone is lost', async () => {
    const one = await joris();
    const { html } = await one.post('/admin/account/two-step', { password: PASSWORD });
    const code = codeOf(secretIn(html), Date.now());
    await one.post('/admin/account/two-step/confirm', { code, uri: uriIn(html) });
    const given = oneTimeIn((await renew()).html);
    expect((await visitor(house, '203.0.113.4').signIn(email, given)).at).toMatch(/^\/admin\/sign-in\/code/u);
    expect((await petra.get(`/admin/colleagues/${await idOf(email)}/password`)).html).toContain('name="secondStep"');
    const withoutPhone = oneTimeIn((await renew({ secondStep: 'off' })).html);
    expect((await visitor(house, '203.0.113.4').signIn(email, withoutPhone)).at).toBe('/admin/conversations');
    expect(await house.fresh.database.prisma.staffTwoFactor.count()).toBe(0);
  });
});

describe('the end of an account', () => {
  it('is looked at first, and then is at once', async () => {
    const one = await joris();
    const look = await petra.get(`/admin/colleagues/${await idOf(email)}/end`);
    expect(look.html).toContain('Account van Joris beëindigen?');
    expect(await isIn(one)).toBe(true);
    expect((await end()).html).toContain('Het account van Joris is beëindigd.');
    expect(await isIn(one)).toBe(false);
    expect((await one.signIn(email, PASSWORD)).status).toBe(401);
    expect((await petra.get('/admin/colleagues')).html).not.toContain(email);
    expect(oneTimeIn((await add()).html)).not.toBe('');
  });

  it('leaves of her only the name, where she wrote, and her conversations to whoever ended it', async () => {
    const one = await joris();
    const id = await idOf(email);
    await house.hears('huda', text('hallo'));
    const conversation = await house.conversationOf('huda');
    const form = { key: '7c1f4f0e-3a55-4c0e-9a1c-0d6b7a3c2e11', text: 'Ik kijk ernaar.', phrase: '' };
    await one.post(`/admin/conversations/${conversation}/reply`, form);
    await one.post('/admin/calendar', { centre: '' });
    expect((await petra.get(`/admin/colleagues/${id}/end`)).html).toContain('Joris voert nu 1 gesprek.');
    await end();
    const { prisma } = house.fresh.database;
    const left = await prisma.staffUser.findUniqueOrThrow({ where: { id }, include: { accounts: true, feeds: true } });
    expect(left).toMatchObject({ name: 'Joris', email: `${id}@ended.invalid`, accounts: [], feeds: [] });
    const kept = await prisma.conversation.findUniqueOrThrow({ where: { id: conversation } });
    expect([kept.desk, kept.staffId]).toEqual(['staff', await idOf(PETRA.email)]);
    const thread = await petra.get(`/admin/conversations/${conversation}?tab=all`);
    expect(thread.html).toContain('Ik kijk ernaar.');
    expect(thread.html).toContain('Joris');
  });

  it('is forgotten with her last message', async () => {
    await joris();
    const id = await idOf(email);
    await end();
    const { prisma, pool } = house.fresh.database;
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60 * 1_000);
    const isKnown = async (days: number) => {
      await prisma.staffUser.update({ where: { id }, data: { endedAt: daysAgo(days) } });
      await eraseExpired(pool, []);
      return (await prisma.staffUser.count({ where: { id } })) === 1;
    };
    expect([await isKnown(30), await isKnown(32)]).toEqual([true, false]);
    expect(await house.parts.accounts.list()).not.toEqual([]);
  });

  it('is never that of the last, nor of two at once', async () => {
    await joris();
    const [hers, mine] = [await idOf(email), await idOf(PETRA.email)];
    for (const other of await house.parts.accounts.list()) {
      if (![hers, mine].includes(other.id)) await house.parts.accounts.end(other.id, mine);
    }
    const came = await atOnce([() => house.parts.accounts.end(hers, mine), () => house.parts.accounts.end(mine, hers)]);
    expect(came.sort()).toEqual(['ended', 'last']);
    const left = await house.parts.accounts.list();
    expect(left).toHaveLength(1);
    const last = left[0]?.id ?? '';
    expect(await house.parts.accounts.end(last, last)).toBe('last');
    expect(await house.parts.accounts.end(last, 'nobody')).toBe('last');
    expect(await house.parts.accounts.end('nobody', last)).toBe('gone');
    const { auth } = house.parts;
    expect(await ensureFirstAccount(auth, { ...PETRA, email: 'first@example.org' })).toBe(false);
    await house.fresh.database.prisma.staffUser.delete({ where: { id: last } });
    expect(await ensureFirstAccount(auth, { ...PETRA, email: 'first@example.org' })).toBe(true);
  });
});

describe('without leave', () => {
  it('nobody is listed, added or ended', async () => {
    const strict = await openAdmin(() => ({ may: (_, act) => !/^(?:account|colleagues)\./u.test(act) }));
    const signed = await strict.signIn();
    for (const path of ['/admin/account', '/admin/colleagues']) {
      expect((await strict.ask(path, { cookie: signed })).status).toBe(403);
    }
    const form = { name: 'Mol', email: 'mol@example.org' };
    expect((await strict.ask('/admin/colleagues', { cookie: signed, form })).status).toBe(403);
    expect(await strict.fresh.database.prisma.staffUser.count()).toBe(1);
    await strict.close();
  });
});
