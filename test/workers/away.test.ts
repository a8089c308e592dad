import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { channelDouble } from './channel-double.ts';
import { openProcess, type Process } from './process.ts';

/** Nobody listens on the discard port. */
const NOWHERE = { redisUrl: 'redis://127.0.0.1:9' };
const NOON = '2026-11-22T11:00:00.000Z';

let fresh: Fresh;
let house: Process | undefined;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterEach(() => house?.close());
afterAll(() => fresh.drop());

it('answers people while the queue is away, and keeps what it cannot carry', async () => {
  const channel = channelDouble();
  house = await openProcess({ url: fresh.url, backend: NOWHERE, now: NOON, channels: [channel] });
  const says = (name: string, key: string) =>
    house?.knock({
      from: { address: { channel: name, id: 'ann' } },
      arrival: { key, inbound: { kind: 'text', text: 'hallo' } },
    });
  expect(await says('test', 'one')).toBe('answered');
  await channel.arrivals.reaches(1);
  expect(await says('elsewhere', 'two')).toBe('answered');
  const { rows } = await fresh.database.pool.query(`
    SELECT a.channel FROM outbox o JOIN conversation c ON c.id = o.conversation_id JOIN address a ON a.id = c.address_id`);
  expect(new Set(rows.map((row) => row.channel))).toEqual(new Set(['elsewhere']));
});
