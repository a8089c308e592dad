import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createCrisisDesk } from '../../prisma/stores/desk-crisis.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { openHouse, type Playing, type Stores, theHouse } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { tablesWith } from './links.ts';
import { postgresStores } from './playing.ts';

const ZONE = 'Europe/Amsterdam';
const NOW = '2026-11-22T22:30:00.000Z';
const later = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();
const VIOLENCE = 'Mijn man slaat mij zin-4711';

let fresh: Fresh;
let stores: Stores;
let playing: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.reset();
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, NOW);
  await stores.join(PEOPLE.huda.id, 'huda', 'nl');
});
afterAll(() => fresh.drop());

const desk = () => createCrisisDesk(fresh.database, ZONE);
let count = 0;
const does = (id: string, inbound: Inbound, key = `k-${count++}`) =>
  playing.knock({ from: { address: { channel: 'web', id } }, arrival: { key, inbound } });
const writes = (id: string, text: string, key?: string) => does(id, { kind: 'text', text }, key);
const rows = async (text: string) => (await fresh.database.pool.query(text)).rows;

describe('a case of danger', () => {
  it('is open in the commit of the answer, once however often the platform brings the words', async () => {
    expect(await writes('huda', VIOLENCE, 'same')).toBe('answered');
    expect(await writes('huda', VIOLENCE, 'same')).toBe('duplicate');
    const [one] = await desk().open();
    expect(one).toMatchObject({
      kind: 'violence',
      since: NOW,
      raisedAt: NOW,
      times: 1,
      name: 'Huda',
      wantsContact: null,
    });
    expect(one).toMatchObject({ step: 0, isLast: false, acknowledgedBy: null, outcome: null });
  });

  it('holds no word of hers', async () => {
    await writes('huda', VIOLENCE);
    expect(await tablesWith(fresh.database.pool, 'zin-4711')).toEqual(['public.message']);
  });

  it('is one for a person, in all her apps and whatever she speaks of, and knows whether she wants a human', async () => {
    await stores.join(PEOPLE.huda.id, 'library', 'nl');
    await writes('huda', VIOLENCE);
    playing.now = later(3);
    await writes('library', 'Ik wil niet meer leven');
    await writes('library', '1');
    expect(await desk().open()).toMatchObject([
      { kind: 'suicide', since: NOW, raisedAt: later(3), times: 2, wantsContact: true },
    ]);
    await writes('huda', '2');
    expect(await desk().open()).toMatchObject([{ wantsContact: false }]);
    const { id } = (await desk().open())[0] as { id: string };
    const found = await desk().find(id);
    expect(found?.events.map(({ what }) => what)).toEqual(['raised', 'contact', 'no-contact']);
  });

  it('is another person’s own, also in the same statement', async () => {
    await stores.join(PEOPLE.willem.id, 'willem', 'nl');
    await Promise.all([writes('huda', VIOLENCE), writes('willem', VIOLENCE)]);
    expect((await desk().open()).map(({ name }) => name).sort()).toEqual(['Huda', 'Willem']);
  });

  it('is taken on by one, closed by one with an outcome, and after that the next words open another', async () => {
    await writes('huda', VIOLENCE);
    const { id } = (await desk().open())[0] as { id: string };
    const taken = await Promise.all([
      desk().acknowledge(id, 'petra', later(1)),
      desk().acknowledge(id, 'joris', later(1)),
    ]);
    expect(taken.filter(Boolean)).toHaveLength(1);
    expect(await desk().close(id, 'petra', 'reached', later(2))).toBe(true);
    expect(await desk().close(id, 'joris', 'other', later(2))).toBe(false);
    expect(await desk().acknowledge(id, 'joris', later(3))).toBe(false);
    expect(await desk().open()).toEqual([]);
    await writes('huda', VIOLENCE);
    expect((await desk().open())[0]?.id).not.toBe(id);
    for (const wrong of ['nonsense', '00000000-0000-4000-8000-000000000000']) {
      expect(await desk().acknowledge(wrong, 'petra', NOW)).toBe(false);
      expect(await desk().close(wrong, 'petra', 'other', NOW)).toBe(false);
      expect(await desk().find(wrong)).toBeNull();
    }
  });

  it('keeps the bot from nudging her in whatever process, until it is closed', async () => {
    const inCrisis = async () => (await stores.conversations.recognise({ person: PEOPLE.huda.id }))?.person.inCrisis;
    const remembered = async () =>
      (await stores.conversations.recognise({ address: { channel: 'web', id: 'huda' } }))?.person.inCrisis;
    expect([await inCrisis(), await remembered()]).toEqual([undefined, undefined]);
    await writes('huda', VIOLENCE);
    expect([await inCrisis(), await remembered()]).toEqual([true, true]);
    const { id } = (await desk().open())[0] as { id: string };
    await desk().close(id, 'petra', 'reached', later(2));
    expect(await inCrisis()).toBeUndefined();
    await writes('huda', 'menu');
    expect(await remembered()).toBeUndefined();
  });
});

describe('the list of cases', () => {
  it('has open ones first, then the newest, in pages, as they are asked for', async () => {
    const insert = `INSERT INTO crisis_case (kind, since, raised_at, closed_at, outcome, closed_by)
      SELECT (ARRAY['violence','suicide'])[1 + n % 2], t, t, CASE WHEN n % 3 > 0 THEN t END, CASE WHEN n % 3 > 0 THEN (ARRAY['reached','other'])[n % 3] END, 'petra'
      FROM generate_series(1, 40) AS n, LATERAL (SELECT $1::timestamptz - make_interval(hours => n / 2) AS t) AS at`;
    await fresh.database.pool.query(insert, [NOW]);
    const all = { state: 'all', kind: null, outcome: null } as const;
    const first = await desk().list(all, null);
    const second = await desk().list(all, first.next);
    const seen = [...first.items, ...second.items];
    expect([first.items.length, second.items.length, second.next]).toEqual([25, 15, null]);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(40);
    const order = seen.map(({ closedAt, since }) => `${closedAt === null ? 1 : 0} ${since}`);
    expect(order).toEqual(order.toSorted().toReversed());
    const open = await desk().list({ ...all, state: 'open' }, null);
    expect(open.items).toHaveLength(13);
    expect(open.items.every(({ closedAt }) => closedAt === null)).toBe(true);
    const some = await desk().list({ state: 'closed', kind: 'violence', outcome: 'other' }, null);
    expect(new Set(some.items.map(({ kind, outcome }) => `${kind} ${outcome}`))).toEqual(new Set(['violence other']));
    expect((await desk().list(all, 'nonsense')).items).toEqual(first.items);
  });
});

describe('what is kept of a case', () => {
  const keepings = theHouse.rooms.flatMap(({ keeps }) => keeps);
  const erase = () => eraseExpired(fresh.database.pool, keepings);
  const aged = (days: number) =>
    fresh.database.pool.query(`UPDATE crisis_case SET closed_at = now() - make_interval(days => $1)`, [days]);

  it('is nobody’s thirty days after it was closed, and gone after two years', async () => {
    await writes('huda', VIOLENCE);
    const { id } = (await desk().open())[0] as { id: string };
    await desk().close(id, 'petra', 'reached', later(2));
    await aged(29);
    await erase();
    expect(await rows('SELECT person_id IS NULL AS free FROM crisis_case')).toEqual([{ free: false }]);
    await aged(31);
    await erase();
    expect(await rows('SELECT person_id, conversation_id, outcome FROM crisis_case')).toEqual([
      { person_id: null, conversation_id: null, outcome: 'reached' },
    ]);
    await aged(731);
    await erase();
    expect(await rows('SELECT id FROM crisis_case')).toEqual([]);
  });

  it('stays hers while it is open, also when she has everything erased, so that staff can still reach her', async () => {
    await writes('stranger', 'Ik wil niet meer leven');
    await fresh.database.pool.query(`UPDATE person SET created_at = now() - interval '3 days' WHERE name IS NULL`);
    await fresh.database.pool.query(`UPDATE conversation SET last_at = now() - interval '3 days'`);
    await erase();
    expect((await desk().open())[0]?.conversation).not.toBeNull();
    await writes('huda', VIOLENCE);
    for (const said of ['mijn gegevens', '3', '1']) await writes('huda', said);
    expect(await tablesWith(fresh.database.pool, 'zin-4711')).toEqual([]);
    expect((await desk().open()).map(({ name }) => name)).toContain('Huda');
  });

  it('stays when she wipes the chat, which goes at once', async () => {
    await writes('huda', VIOLENCE);
    for (const said of ['3', '1']) await writes('huda', said);
    expect(await tablesWith(fresh.database.pool, 'zin-4711')).toEqual([]);
    expect(await desk().open()).toMatchObject([{ name: 'Huda', conversation: expect.any(String) }]);
  });
});

describe('the rota and the devices', () => {
  const duty = { kind: 'weekly', position: 1, days: [1], from: '09:00', until: '17:00' } as const;

  it('takes on nobody who is not there, and shows what holds', async () => {
    await fresh.database.pool.query(
      `INSERT INTO staff_user (id, name, email, email_verified, updated_at) VALUES ('rika', 'Rika', 'rika@example.org', true, now())`,
    );
    const { centre } = (await desk().rotas(NOW))[0] as { centre: string };
    expect(await desk().addDuty(centre, { ...duty, staff: 'nobody' })).toBe(false);
    expect(await desk().addDuty('nowhere', { ...duty, staff: 'rika' })).toBe(false);
    expect(await desk().addDuty(centre, { ...duty, staff: 'rika', days: [7], until: '09:00' })).toBe(true);
    expect(
      await desk().addDuty(centre, { kind: 'once', staff: 'rika', position: 2, from: NOW, until: later(60) }),
    ).toBe(true);
    expect(await desk().setMinutes(centre, 7)).toBe(true);
    expect(await desk().setMinutes('nowhere', 7)).toBe(false);
    const rota = (await desk().rotas(NOW)).find((one) => one.centre === centre);
    expect(rota).toMatchObject({ minutes: 7, onCall: ['rika'] });
    expect(rota?.duties.map(({ kind }) => kind)).toEqual(['weekly', 'once']);
    expect((await desk().rotas(later(61))).find((one) => one.centre === centre)?.duties).toHaveLength(1);
    expect(await desk().removeDuty(rota?.duties[0]?.id ?? '')).toBe(true);
    await desk().setMinutes(centre, 5);
  });

  it('knows a browser again, and gives it to whoever turned it on last', async () => {
    await fresh.database.pool.query(
      `INSERT INTO staff_user (id, name, email, email_verified, updated_at) VALUES ('els', 'Els', 'els@example.org', true, now()) ON CONFLICT DO NOTHING`,
    );
    const device = { endpoint: 'https://fcm.googleapis.com/one', p256dh: 'p', auth: 'a', name: 'Firefox' };
    const id = await desk().addDevice('rika', device);
    expect(await desk().addDevice('els', device)).toBe(id);
    expect(await desk().devices('rika')).toEqual([]);
    expect(await desk().subscription('rika', id)).toBeNull();
    expect(await desk().subscription('els', id)).toEqual({ endpoint: device.endpoint, p256dh: 'p', auth: 'a' });
    expect(await desk().removeDevice('rika', id)).toBe(false);
    expect(await desk().removeDevice('els', id)).toBe(true);
  });
});
