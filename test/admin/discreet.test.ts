import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AdminHouse, openAdmin, text } from './house.ts';

const WARNING = 'Iemand kan meekijken op deze telefoon.';

let house: AdminHouse;
let cookie: string;
beforeAll(async () => {
  house = await openAdmin();
  cookie = await house.signIn();
});
afterAll(() => house.close());

it('warns staff where somebody may read along: what they write is not hidden behind a neutral word', async () => {
  await house.hears('somebody', text('Nederlands'));
  const conversation = await house.conversationOf('somebody');
  const thread = async () => (await house.ask(`/admin/conversations/${conversation}`, { cookie })).text();
  expect(await thread()).not.toContain(WARNING);
  const { prisma } = house.fresh.database;
  await prisma.person.updateMany({
    where: { conversations: { some: { id: conversation } } },
    data: { discreet: true },
  });
  expect(await thread()).toContain(WARNING);
});
