import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedAbsence } from '../../prisma/seed/absence.ts';
import { demoWorld } from '../../prisma/seed/world.ts';
import { createSignalsDesk } from '../../prisma/stores/desk-signals.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { TEST_DAY } from '../world.ts';
import { type Fresh, freshDatabase } from './database.ts';

const ZONE = 'Europe/Amsterdam';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.database.pool.query('DELETE FROM occasion');
});
afterAll(() => fresh.drop());

describe('the demo', () => {
  it('has one signal to show, and plans around the days that have been', async () => {
    const { prisma, pool } = fresh.database;
    const now = new Date(`${TEST_DAY}T10:00:00Z`);
    await seedAbsence(prisma, demoWorld(TEST_DAY), { today: TEST_DAY, now, zone: ZONE });
    expect(await planSeries(pool, ZONE, TEST_DAY)).toBeGreaterThan(100);
    const signals = await createSignalsDesk(pool, ZONE).list('nobody', now.toISOString());
    expect(signals).toMatchObject([{ name: 'Yonas', programmeName: 'Werkfit', warnings: 0 }]);
    expect(signals[0]?.missed.map(({ day, state }) => [day, state])).toEqual([
      ['2026-11-04', 'no-show'],
      ['2026-11-11', 'reported'],
      ['2026-11-18', 'no-show'],
    ]);
  });
});
