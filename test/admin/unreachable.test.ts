import { afterAll, beforeAll, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { noteUnreachable } from '../../prisma/stores/reach.ts';
import { type AdminHouse, openAdmin, text } from './house.ts';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
  const { prisma, pool } = house.fresh.database;
  const address = await prisma.address.create({
    data: { personId: PEOPLE.huda.id, channel: 'telegram', external: 'hudas-phone' },
  });
  await prisma.conversation.create({ data: { personId: PEOPLE.huda.id, addressId: address.id } });
  const knock = (key: string) =>
    house.playing.knock({
      from: { address: { channel: 'telegram', id: 'hudas-phone' } },
      arrival: { key, inbound: text('hallo') },
    });
  for (const key of ['one', 'two', 'three']) await knock(key);
  await pool.query(`UPDATE outbox SET dead = true, failure = 'blocked'`);
  const conversation = await house.conversationOf('hudas-phone');
  await noteUnreachable(pool, { conversation, turn: 3 }, 'blocked');
  await pool.query(`UPDATE address SET unreachable_since = '2026-11-20T09:30:00Z' WHERE unreachable_since IS NOT NULL`);
});
afterAll(() => house.close());

const page = async (path: string) => (await house.ask(`/admin${path}`, { cookie })).text();
const SINCE = 'vr 20 nov 10:30';

it('stands in the dossier, with the channel and the reason', async () => {
  expect(await page(`/people/${PEOPLE.huda.id}`)).toContain(
    `Niet bereikbaar op telegram sinds ${SINCE}: heeft Buurtmus geblokkeerd.`,
  );
});

it('stands in the lists of people and of conversations', async () => {
  expect((await page('/people')).match(/Niet bereikbaar sinds/gu)).toHaveLength(1);
  expect(await page('/conversations?tab=all')).toContain(`Niet bereikbaar sinds ${SINCE}`);
});

it('is one thing among what did not arrive, and is let go as one', async () => {
  const undelivered = await page('/undelivered');
  expect(undelivered).toContain('1 bericht kwam niet aan.');
  expect(undelivered.match(/class="card undelivered"/gu)).toHaveLength(1);
  expect(undelivered).toContain(`Niet bereikbaar sinds ${SINCE}.`);
  expect(undelivered).toMatch(/[3-9] berichten kwamen niet aan/u);
  const [one] = await house.parts.desk.undelivered('petra');
  const { conversation = '', turn = 0, position = 0 } = one ?? {};
  const form = { conversation, turn: String(turn), position: String(position), channel: 'telegram' };
  expect((await house.ask('/admin/undelivered/dismiss', { cookie, form })).status).toBe(303);
  expect(await page('/undelivered')).toContain('Alles is aangekomen');
});

it('is over when she writes', async () => {
  await house.playing.knock({
    from: { address: { channel: 'telegram', id: 'hudas-phone' } },
    arrival: { key: 'back', inbound: text('ik ben er weer') },
  });
  for (const path of [`/people/${PEOPLE.huda.id}`, '/people', '/conversations?tab=all'])
    expect(await page(path)).not.toContain('Niet bereikbaar');
});
