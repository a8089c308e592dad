import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askLater,
  keep,
  type OfHer,
  ofHer,
  outcome,
  type Referral,
  referrals,
  remindOf,
  remove,
  send,
} from '../../bot/capabilities/social-map/facts.ts';
import { KEPT_DAYS } from '../../bot/capabilities/social-map/rules.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createReferralsDesk } from '../../prisma/stores/desk-referrals.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import type { Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { doing } from './doing.ts';
import { postgresStores } from './playing.ts';
import { NOW } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;
const GELDFIT = { place: 'geldfit', domain: 'money' } as const;

/** Somebody who does something with a place. */
async function referring(stores: Stores, name: Name) {
  const { does, answers } = await doing(stores, name);
  return {
    does,
    async asks() {
      const [hers, places] = await answers(ofHer({}), referrals({}));
      return { hers: hers as OfHer, places: places as readonly Referral[] };
    },
  };
}

onBothTwins((open) => {
  let twin: Opens;
  let stores: Stores;
  beforeAll(async () => {
    twin = await open();
  });
  beforeEach(async () => {
    stores = await twin.stores();
  });
  afterAll(() => twin.close());

  it.each([
    ['huda', 'centrum', false, 'Petra'],
    ['stefka', 'zuidwest', true, 'Joris'],
    ['plamen', 'centrum', false, undefined],
    ['willem', 'centrum', false, undefined],
  ] as const)(
    'know of %s where her centre is, her programme and her coach',
    async (name, district, participates, coach) => {
      const { hers } = await (await referring(stores, name)).asks();
      expect({ ...hers, coach: hers.coach?.name }).toEqual({ district, participates, coach });
    },
  );

  it('keep one row for a place, whatever she does with it, and nothing of others', async () => {
    const plamen = await referring(stores, 'plamen');
    const huda = await referring(stores, 'huda');
    await plamen.does(keep(GELDFIT));
    await plamen.does(send(GELDFIT));
    await plamen.does(remindOf({ ...GELDFIT, at: '2026-11-24T09:00:00Z' }));
    await plamen.does(askLater({ place: 'geldfit', at: '2026-11-25T09:00:00Z' }));
    await plamen.does(askLater({ place: 'geldfit', at: null }));
    const shown = (await plamen.asks()).places.map(({ place, ...row }) => ({ ...row, place: place.id }));
    expect(shown).toEqual([
      { place: 'geldfit', domain: 'money', since: '2026-11-22T10:00', timesAsked: 1, outcome: null },
    ]);
    expect((await huda.asks()).places).toEqual([]);
  });

  it('keep what became of it, and let it go whole', async () => {
    const plamen = await referring(stores, 'plamen');
    await plamen.does(outcome({ place: 'geldfit', outcome: 'helped' }));
    expect((await plamen.asks()).places).toEqual([]);
    await plamen.does(keep(GELDFIT));
    await plamen.does(outcome({ place: 'geldfit', outcome: 'no-help' }));
    expect((await plamen.asks()).places.map((one) => one.outcome)).toEqual(['no-help']);
    await plamen.does(remove({ place: 'geldfit' }));
    expect((await plamen.asks()).places).toEqual([]);
  });

  it('do not show a place that the map no longer has', async () => {
    const plamen = await referring(stores, 'plamen');
    await plamen.does(keep({ place: 'gone-for-good', domain: 'money' }), keep(GELDFIT));
    expect((await plamen.asks()).places.map(({ place }) => place.id)).toEqual(['geldfit']);
  });
});

describe('on PostgreSQL', () => {
  let fresh: Fresh;
  let pool: Pool;
  beforeAll(async () => {
    fresh = await freshDatabase();
    pool = fresh.database.pool;
  });
  beforeEach(() => fresh.reset());
  afterAll(() => fresh.drop());

  const put = (name: Name, place: string, more: { sent?: string; outcome?: string; touched?: string } = {}) =>
    pool.query(
      `INSERT INTO referral (person_id, place, domain, created_at, touched_at, sent_at, outcome)
       VALUES ($1, $2, 'money', $3, $3, $4, $5)`,
      [PEOPLE[name].id, place, more.touched ?? NOW, more.sent ?? null, more.outcome ?? null],
    );

  it('staff see what was sent, and of all others only how many', async () => {
    await put('huda', 'geldfit', { sent: NOW, outcome: 'helped' });
    await put('plamen', 'geldfit', { outcome: 'no-help' });
    await put('stefka', 'geldfit');
    const desk = createReferralsDesk(pool);
    expect((await desk.sent()).map(({ name, place, outcome }) => [name, place, outcome])).toEqual([
      ['Huda', 'Geldfit', 'helped'],
    ]);
    expect(await desk.answers()).toEqual([
      { place: 'Geldfit', helped: 1, others: 1, unshared: { helped: 0, others: 1 } },
    ]);
  });

  it('a row goes half a year after she last did something with it', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
    await put('huda', 'geldfit', { touched: daysAgo(KEPT_DAYS + 1) });
    await put('plamen', 'geldfit', { touched: daysAgo(KEPT_DAYS - 1) });
    await eraseExpired(pool, [{ record: keep.record, days: KEPT_DAYS }]);
    const { rows } = await pool.query('SELECT person_id FROM referral');
    expect(rows).toEqual([{ person_id: PEOPLE.plamen.id }]);
  });

  it('nothing is kept of whoever only asked', async () => {
    const plamen = await referring(postgresStores(fresh.database), 'plamen');
    await plamen.does();
    expect((await pool.query('SELECT 1 FROM referral')).rowCount).toBe(0);
  });
});
