import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccount } from '../../bot/admin/index.tsx';
import { subscriptionOf } from '../../bot/crisis/push.ts';
import { openPushService, type PushService } from '../workers/push-service.ts';
import { type AdminHouse, openAdmin, text } from './house.ts';
import { type Visitor, visitor } from './visitor.ts';

let house: AdminHouse;
let service: PushService;
let petra: Visitor;
let joris: Visitor;
let alerted = 0;
beforeAll(async () => {
  service = await openPushService();
  house = await openAdmin(() => ({ pushHosts: [service.host], alerted: () => void alerted++ }));
  await createAccount(house.parts.auth, { email: 'joris@example.org', password: 'een lang wachtwoord', name: 'Joris' });
  [petra, joris] = [visitor(house, '192.0.2.1'), visitor(house, '192.0.2.2')];
  await petra.signIn('petra@example.org', 'een lang wachtwoord');
  await joris.signIn('joris@example.org', 'een lang wachtwoord');
});
afterAll(async () => {
  await service.close();
  await house.close();
});
beforeEach(async () => {
  await house.fresh.reset();
});

const PAGES = [
  'conversations',
  'week',
  'absences',
  'people',
  'undelivered',
  'social-map',
  'crises',
  'account',
  'colleagues',
];
const danger = (who = 'huda') => house.hears(who, text('Mijn man slaat mij'));
const caseId = async (): Promise<string> => (await house.parts.crisis.open())[0]?.id ?? '';
/** What stands above the page. */
const strip = (html: string): string =>
  (/<div id="crisis".*?<\/div>/su.exec(html)?.[0] ?? '').replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');

describe('somebody in danger', () => {
  it('stands above every page, from the commit of the answer on, though no worker runs', async () => {
    await danger();
    for (const page of PAGES) {
      const { status, html } = await petra.get(`/admin/${page}`);
      expect(status, page).toBe(200);
      expect(strip(html), page).toContain('Iemand heeft je nodig: Bewoner');
      expect(strip(html), page).toContain('geweld thuis');
      expect(html, page).toContain(`action="/admin/crises/${await caseId()}/acknowledge"`);
    }
  });

  it('is taken on by one; the others see by whom, and the second one hears it', async () => {
    await danger();
    const at = `/admin/crises/${await caseId()}`;
    const before = alerted;
    expect(await petra.post(`${at}/acknowledge`, {})).toMatchObject({ status: 303, at });
    expect(alerted).toBe(before + 1);
    expect(strip((await petra.get('/admin/week')).html)).toContain('jij pakt het op');
    expect(strip((await joris.get('/admin/week')).html)).toContain('Petra pakt het op');
    const late = await joris.post(`${at}/acknowledge`, {});
    expect(late.status).toBe(409);
    expect(late.html).toContain('Iemand anders pakt dit al op');
    // Pressed twice.
    expect((await petra.post(`${at}/acknowledge`, {})).status).toBe(303);
  });

  it('is closed with an outcome, and the log tells what happened', async () => {
    await danger();
    await house.hears('huda', text('1'));
    const at = `/admin/crises/${await caseId()}`;
    await petra.post(`${at}/acknowledge`, {});
    for (const outcome of ['', 'nonsense', '<b>']) {
      expect(await joris.post(`${at}/close`, { outcome })).toMatchObject({ status: 422 });
    }
    expect((await joris.get(at)).html).toContain('Wil dat iemand contact opneemt');
    expect(await joris.post(`${at}/close`, { outcome: 'passed-on' })).toMatchObject({ status: 303, at });
    expect((await petra.post(`${at}/close`, { outcome: 'other' })).html).toContain('al afgesloten');
    const { html } = await petra.get(at);
    expect(html).toContain('Doorgegeven aan 112, Veilig Thuis of huisarts');
    expect(html).toContain('Afgesloten door Joris');
    expect(html).not.toContain('slaat');
    expect(strip((await petra.get('/admin/week')).html).trim()).toBe('');
  });

  it('is found in the log by what it was and how it ended; an empty log says what comes here', async () => {
    expect((await petra.get('/admin/crises')).html).toContain('Er zijn geen meldingen.');
    await danger('huda');
    await house.hears('other', text('Ik wil niet meer leven'));
    const [one] = await house.parts.crisis.open();
    await house.parts.crisis.close(one?.id ?? '', 'nobody-any-more', 'false-alarm', house.playing.now);
    const rows = async (query: string) =>
      [...(await petra.get(`/admin/crises?${query}`)).html.matchAll(/class="card case-row/gu)].length;
    expect(await rows('')).toBe(2);
    expect(await rows('state=open')).toBe(1);
    expect(await rows('state=closed&outcome=false-alarm')).toBe(1);
    expect(await rows('kind=child')).toBe(0);
    expect((await petra.get('/admin/crises?kind=child')).html).toContain('Geen meldingen die hierbij passen.');
    expect(await rows('kind=nonsense&state=<b>&after=x')).toBe(2);
    expect((await petra.get(`/admin/crises/${one?.id}`)).html).toContain('een oud-collega');
    expect((await petra.get('/admin/crises/00000000-0000-4000-8000-000000000000')).status).toBe(404);
  });
});

describe('the rota', () => {
  const AT = '/admin/crises/rota/de-mussen';
  const idOf = async (name: string) => (await house.parts.accounts.list()).find((one) => one.name === name)?.id ?? '';

  it('says that everybody is alerted while it is empty, and who is on call once it is not', async () => {
    expect((await petra.get('/admin/crises/rota')).html).toContain('Niemand: iedereen wordt opgeroepen');
    const week = { who: await idOf('Joris'), position: '1', from: '00:00', until: '00:00' };
    const days = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [`day-${day}`, 'yes']));
    expect((await petra.post(`${AT}/weekly`, { ...week, ...days })).status).toBe(303);
    expect(
      (await petra.post(`${AT}/once`, { who: await idOf('Petra'), position: '1', until: '2026-11-22T18:00' })).status,
    ).toBe(303);
    expect((await petra.post(`${AT}/minutes`, { minutes: '3' })).status).toBe(303);
    const { html } = await petra.get('/admin/crises/rota?done=saved');
    expect(html.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ')).toContain('Nu dienst: Petra, Joris');
    expect(html).toContain('eenmalig, 11:00 tot 18:00');
    expect(html).toContain('value="3"');
    const duty = /rota\/duties\/([\da-f-]{36})\/remove/u.exec(html)?.[1] ?? '';
    expect((await petra.post(`/admin/crises/rota/duties/${duty}/remove`, {})).status).toBe(303);
    expect((await petra.get('/admin/crises/rota')).html).not.toContain(duty);
    await petra.post(`${AT}/minutes`, { minutes: '5' });
  });

  it.each([
    ['minutes', { minutes: '0' }, 'Kies een aantal minuten'],
    ['minutes', { minutes: '61' }, 'Kies een aantal minuten'],
    ['weekly', { who: 'x', position: '1', from: '09:00', until: '17:00' }, 'Kies minstens één dag'],
    ['weekly', { who: 'x', position: '1', 'day-1': 'yes', from: '9', until: '17:00' }, 'Vul twee tijden in'],
    ['weekly', { who: '', position: '1' }, 'Kies wie dienst heeft'],
    ['weekly', { who: 'x', position: '0' }, 'Kies een plaats'],
    ['once', { who: 'x', position: '1', until: '2026-11-22T10:00' }, 'Kies een moment'],
    ['once', { who: 'x', position: '1', until: '2027-11-22T10:00' }, 'Kies een moment'],
    ['once', { who: 'x', position: '1', until: '2026-02-31T10:00' }, 'Kies een moment'],
  ])('says what is wrong with %s %j', async (form, sent, problem) => {
    const { status, html } = await petra.post(`${AT}/${form}`, sent as Record<string, string>);
    expect([status, html.includes(problem)]).toEqual([422, true]);
  });

  it('knows no account and no centre that is not there', async () => {
    const sent = { who: 'nobody', position: '1', until: '2026-11-22T18:00' };
    expect((await petra.post(`${AT}/once`, sent)).status).toBe(404);
    expect((await petra.post('/admin/crises/rota/nowhere/minutes', { minutes: '5' })).status).toBe(404);
  });
});

describe('a device of one’s own', () => {
  const sent = (subscription: unknown) => ({ subscription: JSON.stringify(subscription) });
  const asBrowser = ({ endpoint, p256dh, auth }: { endpoint: string; p256dh: string; auth: string }) => ({
    endpoint,
    keys: { p256dh, auth },
  });
  const deviceIn = (html: string): string => /account\/devices\/([\da-f-]{36})\/test/u.exec(html)?.[1] ?? '';

  it('is turned on, rung for a test, and turned off', async () => {
    const phone = asBrowser(service.subscribe('petra'));
    expect((await petra.post('/admin/account/devices', sent(phone))).status).toBe(303);
    const device = deviceIn((await petra.get('/admin/account')).html);
    expect((await petra.post(`/admin/account/devices/${device}/test`, {})).html).toContain('De proef is verstuurd.');
    expect(service.rung.map(({ told }) => told.body)).toEqual(['Dit is een proef: meldingen werken hier']);
    // Nobody else rings it, or turns it off.
    expect((await joris.post(`/admin/account/devices/${device}/test`, {})).status).toBe(503);
    await joris.post(`/admin/account/devices/${device}/off`, {});
    expect(deviceIn((await petra.get('/admin/account')).html)).toBe(device);
    expect((await petra.post(`/admin/account/devices/${device}/off`, {})).html).toContain('Meldingen staan uit');
    expect(deviceIn((await petra.get('/admin/account')).html)).toBe('');
  });

  it('is forgotten when a test finds that its browser has gone', async () => {
    service.answers('gone', 410);
    await petra.post('/admin/account/devices', sent(asBrowser(service.subscribe('gone'))));
    const device = deviceIn((await petra.get('/admin/account')).html);
    const { status, html } = await petra.post(`/admin/account/devices/${device}/test`, {});
    expect([status, html.includes('De proef kwam niet aan')]).toEqual([503, true]);
    expect(deviceIn((await petra.get('/admin/account')).html)).toBe('');
  });

  it('is none where what was sent is no subscription of a push service', async () => {
    const fit = asBrowser({ ...service.subscribe('x'), endpoint: 'https://fcm.googleapis.com/fcm/send/x' });
    expect(subscriptionOf(fit)).not.toBeNull();
    const { keys } = fit;
    for (const wrong of [
      null,
      [],
      'x',
      { ...fit, endpoint: 'https://127.0.0.1/x' },
      { ...fit, endpoint: 'http://fcm.googleapis.com/x' },
      { ...fit, endpoint: 'https://fcm.googleapis.com.example.org/x' },
      { ...fit, endpoint: `https://fcm.googleapis.com/${'x'.repeat(1_001)}` },
      { ...fit, endpoint: 7 },
      { ...fit, keys: { ...keys, auth: '../' } },
      { ...fit, keys: { ...keys, p256dh: '' } },
      { ...fit, keys: null },
    ]) {
      expect(subscriptionOf(wrong), JSON.stringify(wrong)).toBeNull();
      expect((await petra.post('/admin/account/devices', sent(wrong))).status).toBe(422);
    }
    expect((await petra.post('/admin/account/devices', { subscription: '{' })).status).toBe(422);
    expect((await petra.post('/admin/account/devices', {})).status).toBe(422);
  });
});
