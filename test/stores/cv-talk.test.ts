import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { discard, type Mine, mine, takeBack } from '../../bot/capabilities/cv-desk/facts.ts';
import { keep, type Told, tell, type Unfinished, unfinished } from '../../bot/capabilities/cv-talk/facts.ts';
import { nothingTold } from '../../bot/capabilities/cv-talk/rules.ts';
import type { PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { doing } from './doing.ts';
import { postgresStores } from './playing.ts';
import { NOW } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;

/** Letters of every script, quotation marks and braces: what people write comes back as it was. */
const TOLD: Told = {
  ...nothingTold('ar'),
  name: 'Hu\'da "{{x}}" \\ ትግርኛ',
  work: [{ what: { id: null, words: 'مطبخ' }, isUnpaid: true, where: "d'Or", from: 2012, until: 0 }],
};
const LATER: Told = { ...TOLD, dutch: 'little' };
const given = (told: Told) => tell({ number: 4_711, dueOn: '2026-11-30', told, job: 'Keukenmedewerker' });

/** Somebody who tells, turn by turn. */
async function telling(stores: Stores, name: Name) {
  const { does, answers } = await doing(stores, name);
  return {
    does,
    async asks() {
      const [half, all] = await answers(unfinished({}), mine({}));
      return { half: half as Unfinished | null, all: all as readonly Mine[] };
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

  it('keeps what is half told, the newest in place of what was there, for her alone', async () => {
    const [huda, daan] = [await telling(stores, 'huda'), await telling(stores, 'daan')];
    expect((await huda.asks()).half).toBeNull();
    await huda.does(keep({ told: TOLD, step: 'school' }));
    expect((await huda.asks()).half).toEqual({ told: TOLD, step: 'school' });
    await huda.does(keep({ told: LATER, step: 'licence' }));
    expect((await huda.asks()).half).toEqual({ told: LATER, step: 'licence' });
    expect((await huda.asks()).all).toMatchObject([{ origin: 'told', number: null, state: 'gathering', version: 1 }]);
    expect(await daan.asks()).toEqual({ half: null, all: [] });
  });

  it('keeps one of them where two are told in one turn', async () => {
    const huda = await telling(stores, 'huda');
    await huda.does(keep({ told: TOLD, step: 'tongue' }), keep({ told: TOLD, step: 'licence' }));
    await huda.does(keep({ told: LATER, step: 'tongue' }), keep({ told: LATER, step: 'licence' }));
    const { half, all } = await huda.asks();
    expect(half?.told).toEqual(LATER);
    expect(all).toHaveLength(1);
  });

  it.each([
    ['after it was half told', [keep({ told: TOLD, step: 'summary' })]],
    ['where nothing of it was kept', []],
  ])('hands it in %s', async (_, before) => {
    const huda = await telling(stores, 'huda');
    for (const effect of before) await huda.does(effect);
    await huda.does(given(LATER));
    const { half, all } = await huda.asks();
    expect(half).toBeNull();
    expect(all).toMatchObject([
      { origin: 'told', number: 4_711, state: 'submitted', job: 'Keukenmedewerker', dueOn: '2026-11-30', files: 0 },
    ]);
  });

  it('begins another one after that', async () => {
    const huda = await telling(stores, 'huda');
    await huda.does(given(TOLD));
    await huda.does(keep({ told: LATER, step: 'work' }));
    const { half, all } = await huda.asks();
    expect(half?.told).toEqual(LATER);
    expect(all.map(({ state }) => state).toSorted()).toEqual(['gathering', 'submitted']);
  });

  it('lets it go when she takes it back, and not with files that she does not hand in', async () => {
    const huda = await telling(stores, 'huda');
    await huda.does(keep({ told: TOLD, step: 'school' }));
    await huda.does(discard({}));
    const [half] = (await huda.asks()).all;
    expect(half?.origin).toBe('told');
    await huda.does(takeBack({ id: half?.id ?? '' }));
    expect(await huda.asks()).toEqual({ half: null, all: [] });
  });
});

describe('on PostgreSQL', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.drop());

  it('stands as a submission for review only, with what she told and nothing of how she told it', async () => {
    const huda = await telling(postgresStores(fresh.database), 'huda');
    await huda.does(keep({ told: TOLD, step: 'school' }));
    await huda.does(given(LATER));
    const row = await fresh.database.prisma.submission.findFirstOrThrow({ include: { versions: true } });
    expect(row).toMatchObject({ kind: 'cv', origin: 'told', state: 'submitted', agreed: 'review', keepUntil: null });
    expect(row.submittedAt?.toISOString()).toBe(new Date(NOW).toISOString());
    expect(row.versions).toMatchObject([{ ordinal: 1, state: 'submitted', told: LATER }]);
  });
});
