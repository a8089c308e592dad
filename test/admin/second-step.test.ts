import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAccount } from '../../bot/admin/index.tsx';
import { type AdminHouse, openAdmin, PETRA } from './house.ts';
import { codeOf, recoveryIn, secretIn, uriIn, type Visitor, visitor } from './visitor.ts';

const PASSWORD = 'een lang wachtwoord';
const WRONG = '000000';

let house: AdminHouse;
let people = 0;
let email: string;
let sanne: Visitor;
beforeAll(async () => {
  house = await openAdmin();
});
afterAll(() => house.close());
beforeEach(async () => {
  people += 1;
  email = `sanne${people}@example.org`;
  vi.useFakeTimers({ toFake: ['Date'] });
  await createAccount(house.parts.auth, { email, password: PASSWORD, name: 'Sanne' });
  sanne = visitor(house, `192.0.2.${people}`);
  await sanne.signIn(email, PASSWORD);
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
const now = (secret: string) => codeOf(secret, Date.now());
const isIn = async (one: Visitor) => (await one.get('/admin/people')).status === 200;
const start = () => sanne.post('/admin/account/two-step', { password: PASSWORD });

/** Turns the second step on as an app on her phone would; the code that did it is used up. */
async function turnOn(): Promise<{ secret: string; codes: string[] }> {
  const { html } = await start();
  const [secret, uri] = [secretIn(html), uriIn(html)];
  const done = await sanne.post('/admin/account/two-step/confirm', { code: now(secret), uri });
  expect(done.status).toBe(200);
  return { secret, codes: recoveryIn(done.html) };
}

/** Somebody who has given the right password, and stands before the code. */
async function atTheCode(from = `198.51.100.${people}`): Promise<Visitor> {
  const one = visitor(house, from);
  expect((await one.signIn(email, PASSWORD)).at).toMatch(/^\/admin\/sign-in\/code\?next=/u);
  return one;
}
const give = (one: Visitor, code: string) => one.post('/admin/sign-in/code', { code, next: '' });

describe('turning the second step on', () => {
  it('shows the secret as a picture and to type, and is on when a code came back', async () => {
    const { html } = await start();
    const secret = secretIn(html);
    expect(secret).toMatch(/^[A-Z2-7]{32,}$/u);
    expect(html).toContain('<svg');
    expect(uriIn(html)).toContain(`otpauth://totp/Buurtmus:${encodeURIComponent(email)}?secret=${secret}`);
    expect((await visitor(house, '203.0.113.1').signIn(email, PASSWORD)).at).toBe('/admin/conversations');
    const done = await sanne.post('/admin/account/two-step/confirm', { code: now(secret), uri: uriIn(html) });
    expect(new Set(recoveryIn(done.html)).size).toBe(10);
    const account = await sanne.get('/admin/account');
    expect(account.html).toContain('Aan. Bij het aanmelden vraagt Buurtmus ook een code.');
    expect(account.html).toContain('Je hebt nog 10 herstelcodes.');
    expect(recoveryIn(account.html)).toEqual([]);
  });

  it('signs out whoever came in by the password alone', async () => {
    const elsewhere = visitor(house, '203.0.113.2');
    await elsewhere.signIn(email, PASSWORD);
    await turnOn();
    expect([await isIn(sanne), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('keeps secret and recovery codes encrypted', async () => {
    const { secret, codes } = await turnOn();
    const kept = JSON.stringify(await house.fresh.database.prisma.staffTwoFactor.findMany());
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(codes[0]);
  });

  it('asks the password, and goes on with a wrong code as with none', async () => {
    expect((await sanne.post('/admin/account/two-step', { password: 'geraden wachtwoord' })).status).toBe(401);
    expect(await house.fresh.database.prisma.staffTwoFactor.count({ where: { user: { email } } })).toBe(0);
    const { html } = await start();
    const again = await sanne.post('/admin/account/two-step/confirm', { code: WRONG, uri: uriIn(html) });
    expect([again.status, secretIn(again.html)]).toEqual([401, secretIn(html)]);
    expect(recoveryIn(again.html)).toEqual([]);
    expect((await visitor(house, '203.0.113.3').signIn(email, PASSWORD)).at).toBe('/admin/conversations');
  });

  it.each([
    'javascript:alert(1)',
    'otpauth://totp/x?secret=<script>',
    'otpauth://hotp/x?secret=AAAAAAAAAAAAAAAAAAAA',
    '',
  ])('makes no picture of %j', async (uri) => {
    await start();
    const answer = await sanne.post('/admin/account/two-step/confirm', { code: WRONG, uri });
    expect([answer.status, answer.html.includes('class="qr"')]).toEqual([401, false]);
  });

  it('shows the recovery codes once: whoever sits at her desk later cannot have them shown', async () => {
    const { secret } = await turnOn();
    later(30);
    const again = await sanne.post('/admin/account/two-step/confirm', { code: now(secret), uri: '' });
    expect([again.status, recoveryIn(again.html)]).toEqual([409, []]);
    expect((await start()).status).toBe(409);
  });
});

describe('signing in with two steps', () => {
  it('is done with a code, which counts once', async () => {
    const { secret } = await turnOn();
    const used = now(secret);
    expect((await give(await atTheCode(), used)).status).toBe(401);
    later(30);
    const code = now(secret);
    const one = await atTheCode();
    expect((await give(one, ` ${code.slice(0, 3)} ${code.slice(3)}`)).at).toBe('/admin/conversations');
    expect(await isIn(one)).toBe(true);
    const other = await atTheCode('203.0.113.10');
    const replayed = await give(other, code);
    expect([replayed.status, await isIn(other)]).toEqual([401, false]);
    expect(replayed.html).toContain('is al gebruikt');
  });

  it('lets one of two in who send the same code at once', async () => {
    const { secret } = await turnOn();
    later(30);
    const both = [await atTheCode('203.0.113.11'), await atTheCode('203.0.113.12')];
    const came = await Promise.all(both.map((one) => give(one, now(secret))));
    expect(came.map(({ status }) => status).sort()).toEqual([303, 401]);
  });

  it('leads to where somebody wanted to go, and nowhere else', async () => {
    const { secret } = await turnOn();
    later(30);
    const one = await atTheCode();
    expect((await one.post('/admin/sign-in/code', { code: now(secret), next: '//evil.example' })).at).toBe(
      '/admin/conversations',
    );
    later(30);
    const other = await atTheCode();
    const came = await other.post('/admin/sign-in/code', { code: now(secret), next: '/admin/week' });
    expect(came.at).toBe('/admin/week');
  });

  it('shows nothing behind the code to whoever has the password only', async () => {
    await turnOn();
    const thief = await atTheCode();
    expect([...thief.cookies.keys()]).toEqual(['buurtmus.two_factor']);
    for (const path of ['/admin/conversations', '/admin/people', '/admin/account', '/admin/live/conversations']) {
      expect((await thief.get(path)).at, path).toMatch(/^\/admin\/sign-in\?next=/u);
    }
    const off = await thief.post('/admin/account/two-step/off', { password: PASSWORD });
    expect(off.status).toBe(401);
    expect((await thief.get('/admin/sign-in/code')).html).not.toContain(email);
  });

  it('asks nobody for a code who has not given a password', async () => {
    await turnOn();
    const stranger = visitor(house, '203.0.113.20');
    expect((await stranger.get('/admin/sign-in/code')).at).toBe('/admin/sign-in');
    const answer = await give(stranger, WRONG);
    expect([answer.status, answer.html.includes('Het duurde te lang')]).toEqual([401, true]);
    const forged = visitor(house, '203.0.113.21');
    forged.cookies.set('buurtmus.two_factor', '2fa-x.AAAA');
    expect((await give(forged, WRONG)).html).toContain('Het duurde te lang');
  });

  it('lets in whoever gave the password, also beside the session of somebody else', async () => {
    const { secret } = await turnOn();
    later(30);
    const petra = visitor(house, '203.0.113.22');
    await petra.signIn(PETRA.email, PETRA.password);
    expect((await give(petra, now(secret))).status).toBe(401);
    const session = petra.cookies.get('buurtmus.session_token') ?? '';
    await petra.signIn(email, PASSWORD);
    petra.cookies.set('buurtmus.session_token', session);
    expect((await give(petra, now(secret))).status).toBe(303);
    expect((await petra.get('/admin/account')).html).toContain(email);
  });

  it('takes too long after ten minutes', async () => {
    const { secret } = await turnOn();
    const one = await atTheCode();
    later(10 * 60 + 1);
    expect((await give(one, now(secret))).html).toContain('Het duurde te lang');
  });
});

describe('guessing codes', () => {
  it('is slowed down after five, also for the right one, and has her begin again', async () => {
    const { secret } = await turnOn();
    later(30);
    const thief = await atTheCode();
    const came: number[] = [];
    for (let n = 0; n < 7; n++) came.push((await give(thief, `00000${n}`)).status);
    expect(came).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await give(await atTheCode('203.0.113.30'), now(secret))).status).toBe(429);
    later(5 * 60);
    const over = await give(thief, now(secret));
    expect([over.status, over.html.includes('meld je dan opnieuw aan')]).toEqual([429, true]);
    expect((await give(thief, now(secret))).html).toContain('Het duurde te lang');
  });

  it('does not keep her out of her own browser', async () => {
    const { secret } = await turnOn();
    const thief = await atTheCode();
    for (let n = 0; n < 6; n++) await give(thief, `00000${n}`);
    await sanne.post('/admin/sign-out', {});
    await sanne.signIn(email, PASSWORD);
    later(30);
    expect((await give(sanne, now(secret))).status).toBe(303);
  });

  it('closes the account to codes for a quarter of an hour after ten wrong ones', async () => {
    const { secret } = await turnOn();
    for (const round of [1, 2]) {
      const thief = await atTheCode(`203.0.113.${40 + round}`);
      for (let n = 0; n < 5; n++) await give(thief, `${round}0000${n}`);
      later(5 * 60 + 1);
    }
    expect((await give(await atTheCode('203.0.113.43'), now(secret))).status).toBe(429);
    later(15 * 60);
    expect((await give(await atTheCode('203.0.113.44'), now(secret))).status).toBe(303);
  });
});

describe('recovery codes', () => {
  it('let her in once each, however they are typed', async () => {
    const { codes } = await turnOn();
    const [first = '', second = ''] = codes;
    const one = await atTheCode();
    expect((await give(one, first.toUpperCase().replace('-', ' '))).status).toBe(303);
    expect((await one.get('/admin/account')).html).toContain('Je hebt nog 9 herstelcodes.');
    const other = await atTheCode('203.0.113.50');
    expect((await give(other, first)).status).toBe(401);
    expect((await give(other, second)).status).toBe(303);
  });

  it('are made anew with the password only; the old ones are worth nothing then', async () => {
    const { codes } = await turnOn();
    const refused = await sanne.post('/admin/account/two-step/codes', { password: 'geraden wachtwoord' });
    expect([refused.status, recoveryIn(refused.html)]).toEqual([401, []]);
    const fresh = recoveryIn((await sanne.post('/admin/account/two-step/codes', { password: PASSWORD })).html);
    expect(new Set([...codes, ...fresh]).size).toBe(20);
    const one = await atTheCode();
    expect((await give(one, codes[0] ?? '')).status).toBe(401);
    expect((await give(one, fresh[0] ?? '')).status).toBe(303);
  });
});

describe('turning the second step off', () => {
  it('asks the password', async () => {
    await turnOn();
    expect((await sanne.post('/admin/account/two-step/off', { password: 'geraden wachtwoord' })).status).toBe(401);
    await atTheCode();
    const off = await sanne.post('/admin/account/two-step/off', { password: PASSWORD });
    expect([off.status, off.html.includes('Aanmelden in twee stappen staat uit.')]).toEqual([200, true]);
    expect(await isIn(sanne)).toBe(true);
    expect((await visitor(house, '203.0.113.60').signIn(email, PASSWORD)).at).toBe('/admin/conversations');
    expect(await house.fresh.database.prisma.staffTwoFactor.count({ where: { user: { email } } })).toBe(0);
  });

  it('ends a sign-in that waits for its code when the password changes', async () => {
    const { secret } = await turnOn();
    const waiting = await atTheCode();
    const fresh = 'nog een lang wachtwoord';
    await sanne.post('/admin/account/password', { password: PASSWORD, fresh, again: fresh });
    later(30);
    expect((await give(waiting, now(secret))).html).toContain('Het duurde te lang');
  });
});
