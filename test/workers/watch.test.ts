import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onCallAt } from '../../bot/crisis/rota.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { type Database, openDatabase } from '../../prisma/client.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createCaseWatch } from '../../prisma/stores/crisis-watch.ts';
import { createCrisisDesk } from '../../prisma/stores/desk-crisis.ts';
import { runKnock } from '../../workers/due.ts';
import { createPusher, newPushKeys } from '../../workers/push.ts';
import { createWatch, type Watch } from '../../workers/watch.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, type Playing, type Stores } from '../talk/house.ts';
import { openPushService, type PushService } from './push-service.ts';

const ZONE = 'Europe/Amsterdam';
/** Sunday night, when nobody is spoken to first. */
const NIGHT = '2026-11-22T22:30:00.000Z';
const later = (minutes: number): string => new Date(Date.parse(NIGHT) + minutes * 60_000).toISOString();
const keys = newPushKeys();

let fresh: Fresh;
let other: Database;
let service: PushService;
let stores: Stores;
let playing: Playing;
let watches: Watch[];
const alarms: string[] = [];
beforeAll(async () => {
  fresh = await freshDatabase();
  other = openDatabase(fresh.url, () => {});
  service = await openPushService();
});
afterAll(async () => {
  await service.close();
  await other.close();
  await fresh.drop();
});

/** A process of the house as far as it watches: with connections of its own. */
const processOf = (database: Database): Watch =>
  createWatch({
    cases: createCaseWatch(database.pool, ZONE),
    pusher: createPusher(async () => keys, 'mailto:staff@example.org'),
    say: (key) => runKnock(stores.knocks, playing.knock, () => playing.now, key),
    clock: () => playing.now,
    alarm: (what) => alarms.push(what),
  });

const staff = async (id: string, person: string | null, device = false): Promise<void> => {
  const { pool } = fresh.database;
  await pool.query(
    `INSERT INTO staff_user (id, name, email, email_verified, updated_at, person_id) VALUES ($1, $2, $3, true, now(), $4)`,
    [id, id[0]?.toUpperCase() + id.slice(1), `${id}@example.org`, person],
  );
  if (device) await createCrisisDesk(fresh.database, ZONE).addDevice(id, { ...service.subscribe(id), name: 'Firefox' });
};

beforeEach(async () => {
  await fresh.reset();
  await fresh.database.pool.query('DELETE FROM staff_user');
  await fresh.database.pool.query('UPDATE centre SET crisis_minutes = 5');
  service.rung.length = 0;
  alarms.length = 0;
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, NIGHT);
  watches = [processOf(fresh.database), processOf(other)];
  await stores.join(PEOPLE.huda.id, 'huda', 'nl');
  await stores.join(PEOPLE.ineke.id, 'ineke', 'nl');
  await stores.join(PEOPLE.farida.id, 'farida', 'nl');
  await staff('ineke', PEOPLE.ineke.id, true);
  await staff('farida', PEOPLE.farida.id, true);
  await staff('joris', null, true);
});

let count = 0;
const does = async (id: string, inbound: Inbound): Promise<string[]> => {
  playing.said.length = 0;
  await playing.knock({ from: { address: { channel: 'web', id } }, arrival: { key: `k-${count++}`, inbound } });
  return playing.said.map(({ to, saying }) => `${to} ${saying.key}`);
};
const danger = (): Promise<string[]> => does('huda', { kind: 'text', text: 'Mijn man slaat mij' });

/** Both processes look, twice, at once. */
const look = async (): Promise<string[]> => {
  playing.said.length = 0;
  await Promise.all([...watches, ...watches].map((watch) => watch.look()));
  return playing.said.map(({ to, saying }) => `${to} ${saying.key}`).sort();
};
const rang = (): string[] =>
  service.rung
    .splice(0)
    .map(({ device }) => device)
    .sort();
const desk = () => createCrisisDesk(fresh.database, ZONE);
const theCase = async () => (await desk().open())[0];
const happened = async (): Promise<string[]> => {
  const found = await desk().find((await theCase())?.id ?? '');
  return (found?.events ?? []).map(({ what, step, people, staff: who }) =>
    [what, step, people, who].filter((part) => part !== null).join(' '),
  );
};
const onDuty = async (id: string, position: number) =>
  expect(
    await desk().addDuty('de-mussen', {
      kind: 'weekly',
      staff: id,
      position,
      days: [7],
      from: '17:00',
      until: '09:00',
    }),
  ).toBe(true);

describe('a case of danger', () => {
  it('is told to everybody where nobody is on call, once, by whichever process looks first, also at night', async () => {
    expect(await danger()).toEqual(['huda crisis.violence', 'huda crisis.human']);
    expect(await look()).toEqual(['farida on-call.alarm', 'ineke on-call.alarm']);
    expect(rang()).toEqual(['farida', 'ineke', 'joris']);
    expect(await look()).toEqual([]);
    expect(rang()).toEqual([]);
    expect(await happened()).toEqual(['alerted 1 3']);
    expect(alarms).toEqual([]);
  });

  it('goes first to whoever is on call, then to the next, then to all, then to all once more, then stays red', async () => {
    await onDuty('farida', 1);
    await onDuty('joris', 2);
    await danger();
    expect(await look()).toEqual(['farida on-call.alarm']);
    expect(rang()).toEqual(['farida']);
    playing.now = later(4);
    expect([await look(), rang()]).toEqual([[], []]);
    playing.now = later(5);
    expect([await look(), rang()]).toEqual([[], ['joris']]);
    playing.now = later(10);
    expect([await look(), rang()]).toEqual([
      ['farida on-call.alarm', 'ineke on-call.alarm'],
      ['farida', 'ineke', 'joris'],
    ]);
    playing.now = later(15);
    await look();
    expect(rang()).toEqual(['farida', 'ineke', 'joris']);
    expect(await theCase()).toMatchObject({ step: 4, isLast: true, acknowledgedBy: null });
    playing.now = later(60);
    expect([await look(), rang()]).toEqual([[], []]);
    expect(await happened()).toEqual(['alerted 1 1', 'alerted 2 1', 'alerted 3 3', 'alerted 4 3']);
  });

  it('waits as long as its centre has settled', async () => {
    await fresh.database.pool.query('UPDATE centre SET crisis_minutes = 2');
    await danger();
    await look();
    playing.now = later(2);
    await look();
    expect(await happened()).toEqual(['alerted 1 3', 'alerted 2 3']);
  });

  it('is taken on with one tap in a chat, and the others who were told in theirs hear by whom, once', async () => {
    await danger();
    await look();
    rang();
    const taken = await does('ineke', { kind: 'text', text: '1' });
    expect(taken[0]).toBe('ineke on-call.yours');
    expect(await theCase()).toMatchObject({ acknowledgedBy: 'ineke' });
    expect(await look()).toEqual(['farida on-call.taken']);
    expect(await look()).toEqual([]);
    expect((await does('farida', { kind: 'text', text: '1' }))[0]).not.toBe('farida on-call.yours');
    playing.now = later(30);
    expect([await look(), rang()]).toEqual([[], []]);
    expect(await happened()).toEqual(['alerted 1 3', 'acknowledged ineke']);
  });

  it('tells whoever taps too late who was first', async () => {
    await danger();
    await look();
    const { id } = (await theCase()) as { id: string };
    expect(await desk().acknowledge(id, 'joris', playing.now)).toBe(true);
    expect(await desk().acknowledge(id, 'farida', playing.now)).toBe(false);
    expect((await does('ineke', { kind: 'text', text: '1' }))[0]).toBe('ineke on-call.taken');
    expect(await theCase()).toMatchObject({ acknowledgedBy: 'joris' });
  });

  it('is raised again and is no second one; some time after it was taken on, it begins anew', async () => {
    await danger();
    await look();
    rang();
    await danger();
    expect([await look(), rang()]).toEqual([[], []]);
    const { id } = (await theCase()) as { id: string };
    await desk().acknowledge(id, 'joris', playing.now);
    await look();
    playing.now = later(31);
    await danger();
    expect(await look()).toEqual(['farida on-call.alarm', 'ineke on-call.alarm']);
    expect(rang()).toEqual(['farida', 'ineke', 'joris']);
    expect(await desk().open()).toMatchObject([{ id, times: 3, step: 1, acknowledgedBy: null }]);
  });

  it('says no name and no word of hers to anybody, neither in a chat nor by push', async () => {
    await danger();
    await Promise.all(watches.map((watch) => watch.look()));
    const told = JSON.stringify([
      playing.said.filter(({ to }) => to !== 'huda').map(({ saying }) => saying),
      service.rung,
    ]);
    expect(told).toContain('on-call.alarm');
    expect(told).not.toMatch(/huda|slaat|violence/iu);
  });

  it('goes on with what a process had begun before it died, and forgets browsers that are gone', async () => {
    service.answers('joris', 410);
    service.answers('farida', 503);
    await danger();
    // The step is taken, and then nobody rings.
    await createCaseWatch(fresh.database.pool, ZONE).takeSteps(playing.now);
    expect(await look()).toEqual(['farida on-call.alarm', 'ineke on-call.alarm']);
    expect(rang()).toEqual(['ineke']);
    expect(await desk().devices('joris')).toEqual([]);
    service.answers('farida', 201);
    await fresh.database.pool.query('UPDATE crisis_alert SET lease_until = now()');
    await look();
    expect(rang()).toEqual(['farida']);
    service.answers('joris', 201);
  });

  it('alerts nobody any more who has no account', async () => {
    await fresh.database.pool.query(`UPDATE staff_user SET ended_at = now() WHERE id = 'farida'`);
    await danger();
    expect(await look()).toEqual(['ineke on-call.alarm']);
  });
});

describe('the rota', () => {
  const weekly = { kind: 'weekly', staff: 'a', position: 2, days: [7], from: '17:00', until: '09:00' } as const;
  const day = {
    kind: 'weekly',
    staff: 'b',
    position: 1,
    days: [1, 2, 3, 4, 5],
    from: '09:00',
    until: '17:00',
  } as const;
  const once = { kind: 'once', staff: 'c', position: 9, from: NIGHT, until: later(60) } as const;

  it.each([
    ['in the evening', '2026-11-22T16:00:00Z', [weekly, day], ['a']],
    ['before it', '2026-11-22T15:59:00Z', [weekly, day], []],
    ['in the morning after', '2026-11-23T07:59:00Z', [weekly, day], ['a']],
    ['when it ends and another begins', '2026-11-23T08:00:00Z', [weekly, day], ['b']],
    ['not on another morning', '2026-11-24T07:00:00Z', [weekly, day], []],
    ['once before every week', NIGHT, [weekly, once], ['c', 'a']],
    ['once is over', later(60), [weekly, once], ['a']],
    ['a whole day', NIGHT, [{ ...day, days: [7], from: '00:00', until: '00:00' }], ['b']],
    ['in the order of their places', NIGHT, [weekly, { ...weekly, staff: 'd', position: 1 }], ['d', 'a']],
    ['over the change of the clock', '2026-10-25T01:30:00Z', [{ ...weekly, days: [6] }], ['a']],
  ])('knows who is on call: %s', (_, now, duties, on) => {
    expect(onCallAt(duties, now, ZONE)).toEqual(on);
  });
});
