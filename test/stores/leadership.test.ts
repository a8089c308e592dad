import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLeadership } from '../../prisma/leadership.ts';
import { type Fresh, freshDatabase } from './database.ts';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

it('is with one process at a time, and each knows without asking whether it has it', async () => {
  const [one, other] = [createLeadership(fresh.url, 'a-number'), createLeadership(fresh.url, 'a-number')];
  expect([one.leads(), other.leads()]).toEqual([false, false]);
  expect(await one.isLeader()).toBe(true);
  expect(await other.isLeader()).toBe(false);
  expect([one.leads(), other.leads()]).toEqual([true, false]);
  await one.end();
  await expect.poll(() => other.isLeader()).toBe(true);
  expect([one.leads(), other.leads()]).toEqual([false, true]);
  await other.end();
});
