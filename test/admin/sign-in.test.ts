import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount, createAuth, ensureFirstAccount } from '../../bot/admin/index.tsx';
import { type AdminHouse, openAdmin, PETRA } from './house.ts';

let house: AdminHouse;
beforeAll(async () => {
  house = await openAdmin();
});
afterAll(() => house.close());

const { email, password } = PETRA;
const post = (form: Record<string, string>, from: string, cookie = '') =>
  house.ask('/admin/sign-in', { form, from, ...(cookie === '' ? {} : { cookie }) });
const cookiesOf = (answer: Response) => answer.headers.getSetCookie();
const asCookie = (cookies: readonly string[]) => cookies.map((cookie) => cookie.split(';')[0]).join('; ');
const sessions = () => house.fresh.database.prisma.staffSession;

describe('signing in', () => {
  it('leads inside, with a cookie that scripts and other sites cannot read', async () => {
    const answer = await post({ email, password }, '192.0.2.10');
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/admin/conversations');
    const session = cookiesOf(answer).find((cookie) => cookie.startsWith('buurtmus.session_token='));
    expect(session).toMatch(/; Max-Age=1800; Path=\/admin; HttpOnly; SameSite=Lax$/u);
    expect((await house.ask('/admin/conversations', { cookie: asCookie(cookiesOf(answer)) })).status).toBe(200);
  });

  it('makes a new token every time', async () => {
    const [one, other] = [await post({ email, password }, '192.0.2.11'), await post({ email, password }, '192.0.2.12')];
    expect(cookiesOf(one)[0]).not.toBe(cookiesOf(other)[0]);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const wrong = await post({ email, password: 'een verkeerd wachtwoord' }, '192.0.2.13');
    const unknown = await post({ email: 'nobody@example.org', password: 'een verkeerd wachtwoord' }, '192.0.2.14');
    const nonsense = await post({ email: 'x', password: 'y' }, '192.0.2.15');
    expect([wrong.status, unknown.status, nonsense.status]).toEqual([401, 401, 401]);
    const page = async (answer: Response) => (await answer.text()).replace(/value="[^"]*"/gu, '');
    expect(await page(unknown)).toBe(await page(wrong));
    expect(cookiesOf(wrong)).toEqual([]);
  });

  it.each(['//evil.example', 'https://evil.example', '/admin/../x', '/admin/conversations/"><script>', '/chat'])(
    'never leads to %s',
    async (next) => {
      const answer = await post({ email, password, next }, `192.0.2.${20 + next.length}`);
      expect(answer.headers.get('location')).toBe('/admin/conversations');
    },
  );

  it('leads back to where somebody wanted to go', async () => {
    const asked = await house.ask('/admin/conversations?tab=all');
    expect(asked.status).toBe(303);
    const next = new URL(asked.headers.get('location') ?? '', 'http://x').searchParams.get('next') ?? '';
    const answer = await post({ email, password, next }, '192.0.2.60');
    expect(answer.headers.get('location')).toBe('/admin/conversations?tab=all');
  });
});

describe('guessing', () => {
  it('is slowed down per address, and per account over all addresses', async () => {
    const guess = (from: string) => post({ email: 'victim@example.org', password: 'geraden' }, from);
    const fromOne: number[] = [];
    for (let n = 0; n < 11; n++) fromOne.push((await guess('198.51.100.1')).status);
    expect(fromOne).toEqual([...Array(10).fill(401), 429]);
    const fromMany: number[] = [];
    for (let n = 2; n < 14; n++) fromMany.push((await guess(`198.51.100.${n}`)).status);
    expect(fromMany).toEqual([...Array(10).fill(401), 429, 429]);
  });

  it('keeps nobody out who has signed in from this browser before', async () => {
    await createAccount(house.parts.auth, { email: 'kees@example.org', password, name: 'Kees' });
    const kees = { email: 'kees@example.org', password };
    const browser = asCookie(cookiesOf(await post(kees, '203.0.113.1')));
    for (let n = 2; n < 24; n++) await post({ email: 'kees@example.org', password: 'geraden' }, `203.0.113.${n}`);
    expect((await post(kees, '203.0.113.40')).status).toBe(429);
    expect((await post(kees, '203.0.113.40', browser)).status).toBe(303);
    const forged = browser.replace(/known_browser=[^.]*/u, 'known_browser=AAAA');
    expect((await post(kees, '203.0.113.41', forged)).status).toBe(429);
  });
});

describe('a session', () => {
  const inside = async (cookie: string) => (await house.ask('/admin/people', { cookie })).status;

  it('ends for good when somebody signs out', async () => {
    const cookie = await house.signIn();
    expect(await inside(cookie)).toBe(200);
    const out = await house.ask('/admin/sign-out', { cookie, form: {} });
    expect(out.status).toBe(303);
    expect(await inside(cookie)).toBe(303);
  });

  it('ends after half an hour of nothing, and is prolonged by use', async () => {
    const cookie = await house.signIn();
    const tenMinutesLeft = new Date(Date.now() + 10 * 60_000);
    await sessions().updateMany({ data: { expiresAt: tenMinutesLeft } });
    const used = await house.ask('/admin/people', { cookie });
    expect(used.headers.getSetCookie().join()).toContain('Max-Age=1800');
    const [session] = await sessions().findMany({ orderBy: { expiresAt: 'desc' } });
    expect(session?.expiresAt.getTime()).toBeGreaterThan(tenMinutesLeft.getTime());
    await sessions().updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
    expect(await inside(cookie)).toBe(303);
  });

  it('ends after a working day, however busy it was', async () => {
    await sessions().deleteMany();
    const cookie = await house.signIn();
    await sessions().updateMany({ data: { createdAt: new Date(Date.now() - 12 * 60 * 60_000 - 1) } });
    expect(await inside(cookie)).toBe(303);
    expect(await sessions().count()).toBe(0);
  });

  it('is forgotten some time after it ran out', async () => {
    await house.signIn();
    await sessions().updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } });
    await house.signIn();
    expect(await sessions().count()).toBe(1);
  });

  it('ends when the account does', async () => {
    await createAccount(house.parts.auth, { email: 'marjan@example.org', password, name: 'Marjan' });
    const cookie = asCookie(cookiesOf(await post({ email: 'marjan@example.org', password }, '192.0.2.70')));
    expect(await inside(cookie)).toBe(200);
    await house.fresh.database.prisma.staffUser.delete({ where: { email: 'marjan@example.org' } });
    expect(await inside(cookie)).toBe(303);
  });
});

describe('accounts', () => {
  it('has one made for it only where there is none', async () => {
    expect(await ensureFirstAccount(house.parts.auth, { ...PETRA, email: 'second@example.org' })).toBe(false);
  });

  it('cannot be made by signing up', async () => {
    await expect(house.parts.auth.api.signUpEmail({ body: { ...PETRA, email: 'new@example.org' } })).rejects.toThrow();
    const answer = await house.ask('/admin/auth/sign-up/email', { form: { ...PETRA, email: 'new@example.org' } });
    expect(answer.status).toBe(401);
  });

  it('has cookies for https only where the house is reached by https', async () => {
    const secure = createAuth(house.fresh.database.prisma, {
      secret: house.parts.auth.options.secret,
      baseURL: 'https://chat.example.org',
    });
    const signed = await secure.api.signInEmail({ body: { email, password }, asResponse: true });
    expect(cookiesOf(signed)[0]).toMatch(/^__Secure-buurtmus\.session_token=.*; Secure/u);
  });
});
