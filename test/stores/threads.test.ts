import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createThreads } from '../../prisma/stores/threads.ts';
import { openHouse, type Playing } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const HUDA = { channel: 'web', id: 'huda' };

let fresh: Fresh;
let house: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.reset();
  house = openHouse(postgresStores(fresh.database), '2026-11-22T10:00:00Z');
});

const says = (key: string, text: string) =>
  house.knock({ from: { address: HUDA }, arrival: { key, inbound: { kind: 'text', text } } });

/** A pool between whose statements something happens. */
const interrupted = (meanwhile: () => Promise<unknown>): Pool =>
  ({
    query: async (...asked: Parameters<Pool['query']>) => {
      const read = await fresh.database.pool.query(...asked);
      await meanwhile();
      return read;
    },
  }) as unknown as Pool;

describe('a conversation that is read while it goes on', () => {
  it('has the question that is open among its lines, and none after it', async () => {
    await says('1', 'Nederlands');
    const read = await createThreads(interrupted(() => says('2', 'ja'))).of(HUDA);
    const questions = read?.lines.filter(({ saying }) => (saying?.choices?.length ?? 0) > 0) ?? [];
    expect(questions.at(-1)?.turn).toBe(read?.askedTurn);
    const later = await createThreads(fresh.database.pool).of(HUDA, read?.lines.at(-1));
    expect(later?.lines.at(-1)?.turn).toBe(later?.askedTurn);
  });
});
