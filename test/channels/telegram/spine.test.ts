import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTelegram } from '../../../bot/channels/telegram/index.ts';
import { PEOPLE } from '../../../prisma/seed/world.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { postgresStores } from '../../stores/playing.ts';
import { openHouse } from '../../talk/house.ts';
import type { Payload } from './bot-api/payload.ts';
import { gate, open, settingsFor, until } from './opened.ts';
import { phone } from './phone.ts';

const SECRET = 'a-secret_of_20_signs';
const NOON = '2026-11-22T11:00:00Z';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

const openSpine = () => openHouse(postgresStores(fresh.database, 'telegram'), NOON);
const count = async (what: string): Promise<number> => {
  const { rows } = await fresh.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${what}`);
  return rows[0]?.n ?? -1;
};

describe('an update that comes more than once', () => {
  it('is answered once, although it came five times at once', async () => {
    const { telegram, channel } = await open({ mode: 'webhook', secret: SECRET });
    const spine = openSpine();
    await channel.start(spine.knock);
    telegram.webhook.delete();
    const updates = Array.from({ length: 100 }, (_, n) => phone(telegram, (n % 20) + 1).writes(`hallo ${n}`));
    const post = (update: object) =>
      channel.routes.request('/telegram/webhook', {
        method: 'POST',
        body: JSON.stringify(update),
        headers: { 'x-telegram-bot-api-secret-token': SECRET },
      });
    const answers = await Promise.all(updates.flatMap((update) => Array.from({ length: 5 }, () => post(update))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await count('message WHERE position = 0')).toBe(100);
    expect(
      new Set(spine.said.map(({ conversation, turn, position }) => `${conversation} ${turn}.${position}`)).size,
    ).toBe(spine.said.length);
    expect(new Set(spine.said.map(({ conversation, turn }) => `${conversation} ${turn}`)).size).toBe(100);
  });

  it('is silent for the process that comes after one that died before it could confirm', async () => {
    const { telegram, channel } = await open();
    const spine = openSpine();
    const committed = gate();
    const dead = gate();
    await channel.start(async (knock) => {
      await spine.knock(knock);
      committed.open();
      await dead.passed;
    });
    phone(telegram, 88).writes('hallo');
    await committed.passed;
    expect(telegram.updates.waiting).toHaveLength(1);
    const said = spine.said.length;
    const next = createTelegram(settingsFor(telegram));
    await next.start(spine.knock);
    await until(() => expect(telegram.updates.waiting).toEqual([]));
    expect(spine.said).toHaveLength(said);
    expect(await count('message WHERE position = 0')).toBe(1);
    dead.open();
    await next.stop();
  });
});

it('who comes through a link of staff is the person whom they invited', async () => {
  const { telegram, channel } = await open();
  const spine = openSpine();
  const expiresAt = new Date('2099-01-01');
  await fresh.database.prisma.invitation.create({ data: { code: 'k3y-Q_9', personId: PEOPLE.huda.id, expiresAt } });
  await channel.start(spine.knock);
  phone(telegram, 88).writes('/start k3y-Q_9');
  await until(() => expect(telegram.updates.waiting).toEqual([]));
  const address = await fresh.database.prisma.address.findFirst({ where: { channel: 'telegram', external: '88' } });
  expect(address?.personId).toBe(PEOPLE.huda.id);
});

it('nothing that is sent stops the house: all is confirmed, and the next is answered', {
  timeout: 60_000,
}, async () => {
  const { telegram, channel, alarms } = await open();
  const spine = openSpine();
  await channel.start(spine.knock);
  const hostile = fc.sample(
    fc.record({
      text: fc.oneof(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.constant('\0\uD800'),
        fc.constant('z\u0335'.repeat(3_000)),
      ),
    }),
    300,
  );
  const mallory = phone(telegram, 66);
  for (const content of hostile) mallory.sends(content);
  for (const event of fc.sample(fc.dictionary(fc.string(), fc.jsonValue()), 100))
    telegram.updates.push(event as Payload);
  phone(telegram, 88).writes('hallo');
  await until(() => expect(spine.said.map(({ to }) => to)).toContain('88'));
  await until(() => expect(telegram.updates.waiting).toEqual([]));
  expect(alarms).toEqual([]);
});
