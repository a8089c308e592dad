import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  checkIn,
  ended,
  endings,
  type MatchNow,
  matchNow,
  nextStep,
  ownFace,
  ownStep,
  reached,
  skip,
} from '../../bot/capabilities/mentoring/facts.ts';
import type { Occasion, Sweep } from '../../bot/engine/calendar.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Need } from '../../bot/engine/fact.ts';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { memoryStores } from '../memory/index.ts';
import type { Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';
import { absent, HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;
const match = HUDAS_MATCH;
const on = (day: string) => ({ match, day });
const TUESDAYS = ['2026-11-10', '2026-11-17', '2026-11-24', '2026-12-01', '2026-12-08'] as const;
const AFTER_THE_END = '2027-03-30T08:00:00.000Z';

let count = 0;
const someone = async (stores: Stores, name: Name): Promise<Conversation> => {
  const found = (await stores.conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
  stores.conversations.mistrust(found);
  return (await stores.conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
};
const does = async (stores: Stores, name: Name, ...effects: Effect[]) =>
  stores.commit(turnOf(await someone(stores, name), `key-${count++}`, effects));
async function asks<Answer>(stores: Stores, name: Name, need: Need, now = NOW): Promise<Answer> {
  const [answer] = await stores.facts.answer([need], (await someone(stores, name)).person, now);
  return answer as Answer;
}
async function joinAll(stores: Stores): Promise<void> {
  for (const name of ['huda', 'willem', 'petra', 'kees'] as const) await stores.join(PEOPLE[name].id, name, 'nl');
}
const pageOf = async ({ calendar }: Stores, sweep: Sweep) =>
  (await calendar.page(sweep, null)).occasions.filter(({ kind }) => kind === 'match');

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
    await joinAll(stores);
  });
  afterAll(() => opened.close());

  const courseOf = async (day: string) => {
    const [found] = (await pageOf(stores, { by: 'end', from: `${day}T00:00:00Z`, until: `${day}T23:00:00Z` })).filter(
      ({ series }) => series === match,
    );
    return found;
  };
  const saidOn = async (day: string) => (await courseOf(day))?.attendees.map(({ as, said }) => [as, ...said]).sort();

  describe('how a meeting went', () => {
    it('is known of each half, and the last word counts', async () => {
      await does(stores, 'huda', checkIn({ ...on('2026-11-24'), face: 'good' }));
      await does(stores, 'huda', checkIn({ ...on('2026-11-24'), face: 'hard' }));
      expect(await saidOn('2026-11-24')).toEqual([['mentee', 'hard'], ['mentor']]);
      expect(await asks(stores, 'huda', ownFace(on('2026-11-24')))).toBe('hard');
      expect(await asks(stores, 'willem', ownFace(on('2026-11-24')))).toBeNull();
    });

    it('is not known of somebody who is no half of the match', async () => {
      await does(stores, 'kees', checkIn({ ...on('2026-11-24'), face: 'good' }));
      expect(await asks(stores, 'kees', ownFace(on('2026-11-24')))).toBeNull();
    });
  });

  describe('the next step', () => {
    const since = (day: string) => ownStep({ match, since: day });
    it('is told to whoever said it, of the last meeting that she spoke of', async () => {
      await does(stores, 'huda', checkIn({ ...on('2026-11-17'), face: 'good' }));
      await does(stores, 'huda', nextStep({ ...on('2026-11-17'), words: 'bellen' }));
      expect(await asks(stores, 'huda', since('2026-11-09'))).toBe('bellen');
      expect(await asks(stores, 'willem', since('2026-11-09'))).toBeNull();
      expect(await asks(stores, 'huda', since('2026-11-18'))).toBeNull();
      await does(stores, 'huda', checkIn({ ...on('2026-11-24'), face: 'so-so' }));
      expect(await asks(stores, 'huda', since('2026-11-09'))).toBeNull();
    });

    it('is forgotten with her', async () => {
      await does(stores, 'huda', checkIn({ ...on('2026-11-17'), face: 'good' }));
      await does(stores, 'huda', nextStep({ ...on('2026-11-17'), words: 'bellen' }));
      await does(stores, 'huda', { kind: 'forget' });
      expect(await asks(stores, 'huda', since('2026-11-09'))).toBeNull();
      expect(await asks(stores, 'huda', ownFace(on('2026-11-17')))).toBeNull();
    });

    it('is noted only beside a face', async () => {
      await does(stores, 'huda', nextStep({ ...on('2026-11-17'), words: 'bellen' }));
      expect(await asks(stores, 'huda', since('2026-11-09'))).toBeNull();
    });
  });

  describe('a week that is skipped', () => {
    it('does not take place, and pauses the match until the day after', async () => {
      expect(await does(stores, 'willem', skip(on('2026-11-24')))).toEqual({ kind: 'committed' });
      expect(await courseOf('2026-11-24')).toMatchObject({
        state: 'cancelled',
        why: 'skipped',
        pausedUntil: '2026-11-25',
      });
      expect(await courseOf('2026-12-01')).toMatchObject({ state: 'planned', why: null });
    });

    it.each<[string, Name, string]>([
      ['that was skipped by the other half', 'huda', '2026-11-24'],
      ['that is over', 'huda', '2026-11-17'],
      ['of another match', 'kees', '2026-12-01'],
      ['on which they do not meet', 'huda', '2026-12-02'],
    ])('cannot be one %s', async (_, name, day) => {
      await does(stores, 'willem', skip(on('2026-11-24')));
      const refused = { kind: 'refused', effect: 'mentoring.skip', reason: 'gone' };
      expect(await does(stores, name, skip(on(day)))).toEqual(refused);
    });
  });

  describe('a milestone', () => {
    const done = async () => (await asks<MatchNow>(stores, 'huda', matchNow({ match }))).done;
    it('is done once, whoever says so, and only by its halves', async () => {
      await does(stores, 'huda', reached({ match, milestone: 'plan' }));
      await does(stores, 'willem', reached({ match, milestone: 'plan' }));
      await does(stores, 'willem', reached({ match, milestone: 'agreement' }));
      await does(stores, 'kees', reached({ match, milestone: 'cv-and-letter' }));
      expect(await done()).toEqual(['agreement', 'plan']);
      expect((await courseOf('2026-12-01'))?.course?.done).toEqual(['agreement', 'plan']);
    });
  });

  describe('the end', () => {
    const open = async (now: string) =>
      (await asks<{ match: string }[]>(stores, 'petra', endings({ most: 10 }), now)).map((one) => one.match);
    it('is asked about from the day after on, for as long as nobody has said how it was', async () => {
      expect(await open('2027-03-28T12:00:00Z')).toEqual([]);
      expect(await open(AFTER_THE_END)).toHaveLength(4);
      expect(await open('2027-06-01T08:00:00Z')).toEqual([]);
      await does(stores, 'petra', ended({ match, outcome: 'study' }));
      expect(await open(AFTER_THE_END)).toHaveLength(3);
      expect(await open(AFTER_THE_END)).not.toContain(match);
      expect(await asks(stores, 'willem', endings({ most: 10 }), AFTER_THE_END)).toEqual([]);
    });

    it('is said by whoever looks after the match, and by nobody else', async () => {
      for (const name of ['huda', 'willem', 'kees'] as const) {
        const refused = { kind: 'refused', effect: 'mentoring.outcome', reason: 'gone' };
        expect(await does(stores, name, ended({ match, outcome: 'stopped' }))).toEqual(refused);
      }
    });

    it('is told once, by the last day of the match', async () => {
      const days = async (from: string, until: string) =>
        (await pageOf(stores, { by: 'close', from, until })).map(({ day, course }) => [day, course?.until]);
      expect(await days('2027-03-27T00:00:00Z', '2027-03-28T21:59:00Z')).toEqual([]);
      expect((await days('2027-03-28T21:59:00Z', '2027-03-28T22:01:00Z')).toSorted()).toEqual([
        ['2027-03-22', '2027-03-28'],
        ['2027-03-23', '2027-03-28'],
        ['2027-03-25', '2027-03-28'],
        ['2027-03-26', '2027-03-28'],
      ]);
    });
  });

  describe('what is known of the match', () => {
    it('is known to its halves alone', async () => {
      const found = await asks<MatchNow>(stores, 'huda', matchNow({ match }), '2026-12-17T12:00:00Z');
      expect(found).toMatchObject({ mentor: { name: 'Willem' }, mentee: { name: 'Huda' }, until: '2027-03-28' });
      expect(found.closed).toEqual(['2026-12-25', '2026-12-26']);
      expect(await asks(stores, 'petra', matchNow({ match }))).toBeNull();
      expect(await asks(stores, 'kees', matchNow({ match }))).toBeNull();
    });

    it('is of its mentor whether he can be asked', async () => {
      const canBe = async () => (await courseOf('2026-11-24'))?.course?.mentorReachable;
      expect(await canBe()).toBe(true);
      await does(stores, 'willem', { kind: 'person', stopped: true });
      expect(await canBe()).toBe(false);
      await does(stores, 'willem', { kind: 'person', stopped: false });
      expect(await canBe()).toBe(true);
      await does(stores, 'willem', { kind: 'person', consent: false });
      expect(await canBe()).toBe(false);
    });
  });
});

const LATE_TUESDAY = '2027-03-16';
const LATER = new Date(LATE_TUESDAY);

/** The same weeks on both twins; ids of days are each store's own. */
describe('the course of matches', () => {
  let fresh: Fresh;
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  afterAll(() => fresh.drop());

  async function lived(stores: Stores) {
    await joinAll(stores);
    const [first, second, third, fourth, fifth] = TUESDAYS;
    await does(stores, 'huda', checkIn({ ...on(first), face: 'not-met' }));
    await does(stores, 'willem', checkIn({ ...on(second), face: 'good' }));
    await does(stores, 'huda', absent(match, `${third}T14:00`, 'once'));
    await does(stores, 'willem', skip(on(fourth)));
    await does(stores, 'huda', checkIn({ ...on(fifth), face: 'so-so' }), reached({ match, milestone: 'agreement' }));
    const all = { from: '2026-10-10T00:00:00Z', until: '2027-04-10T00:00:00Z' };
    const told = [...(await pageOf(stores, { by: 'end', ...all })), ...(await pageOf(stores, { by: 'close', ...all }))];
    const instant = (at: string): string => new Date(at).toISOString();
    return told
      .map(({ id: _, ...occasion }: Occasion) => ({ ...occasion, startsAt: instant(occasion.startsAt) }))
      .sort(bySeries);
  }
  const bySeries = (one: Omit<Occasion, 'id'>, other: Omit<Occasion, 'id'>) =>
    `${one.series} ${one.day}`.localeCompare(`${other.series} ${other.day}`);

  it('is told alike by both', async () => {
    const inMemory = await lived(memoryStores());
    const onPostgres = await lived(postgresStores(fresh.database));
    expect(onPostgres).toHaveLength(inMemory.length);
    expect(inMemory.length).toBeGreaterThan(90);
    expect(onPostgres).toEqual(inMemory);
  });

  it('knows that her mentee was there, where the mentor tells how it was', async () => {
    await fresh.reset();
    const stores = postgresStores(fresh.database);
    await joinAll(stores);
    const turnouts = async () =>
      (
        await fresh.database.prisma.attendance.findMany({
          where: { attendeeId: PEOPLE.huda.id, occasion: { day: LATER } },
        })
      ).map(({ state, registeredBy }) => [state, registeredBy]);
    await does(stores, 'huda', checkIn({ ...on(LATE_TUESDAY), face: 'good' }));
    await does(stores, 'willem', checkIn({ ...on(LATE_TUESDAY), face: 'not-met' }));
    expect(await turnouts()).toEqual([]);
    await does(stores, 'willem', checkIn({ ...on(LATE_TUESDAY), face: 'hard' }));
    expect(await turnouts()).toEqual([['present', PEOPLE.willem.id]]);
    await fresh.database.prisma.attendance.updateMany({ data: { state: 'late', registeredBy: 'petra' } });
    await does(stores, 'willem', checkIn({ ...on(LATE_TUESDAY), face: 'good' }));
    expect(await turnouts()).toEqual([['late', 'petra']]);
  });

  it('has no days after the end that staff have set', async () => {
    const { pool } = fresh.database;
    await pool.query(`UPDATE match SET ended_on = '2026-12-04' WHERE id = $1`, [match]);
    const stores = postgresStores(fresh.database);
    const ours = async (sweep: Sweep) => (await pageOf(stores, sweep)).filter(({ series }) => series === match);
    const all = { from: '2026-11-30T00:00:00Z', until: '2027-04-10T00:00:00Z' };
    for (const by of ['start', 'end'] as const)
      expect((await ours({ by, ...all })).map(({ day }) => day)).toEqual(['2026-12-01']);
    expect((await ours({ by: 'close', ...all })).map(({ day, course }) => [day, course?.until])).toEqual([
      ['2026-12-01', '2026-12-04'],
    ]);
  });
});
