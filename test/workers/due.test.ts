import { beforeEach, describe, expect, it } from 'vitest';
import type { Knock, OpenKnock } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { runDue, runKnock } from '../../workers/due.ts';
import { memoryStores } from '../memory/index.ts';
import { type Stores, theHouse } from '../talk/house.ts';

let stores: Stores;
let carried: string[];
let knocked: Knock[];
beforeEach(() => {
  stores = memoryStores();
  carried = [];
  knocked = [];
});

const due = (now: string) =>
  runDue({
    house: theHouse,
    calendar: stores.calendar,
    planner: stores.planner,
    knocks: stores.knocks,
    carrier: { knock: (key) => void carried.push(key), deliver() {} },
    clock: () => now,
    zone: 'Europe/Amsterdam',
  });
const noted = () => stores.knocks.due('2030-01-01T00:00:00Z');
/** `mentoring:reminder:…:2026-11-24:mentee` → `reminder 24 mentee`, for the match of Huda. */
const hudas = (keys: readonly string[]) =>
  keys
    .filter((key) => key.includes('000000000101'))
    .map((key) => key.replace(/mentoring:([\w-]+):.*-(\d\d):(\w+)$/u, '$1 $2 $3'))
    .sort();

describe('what is due', () => {
  it('is noted and carried from its moment on, for both', async () => {
    await due('2026-11-24T07:59:59.000Z');
    expect(hudas(await noted())).toEqual([]);
    await due('2026-11-24T08:00:00.000Z');
    expect(hudas(await noted())).toEqual(['reminder 24 mentee', 'reminder 24 mentor']);
    expect(hudas(carried)).toEqual(['reminder 24 mentee', 'reminder 24 mentor']);
  });

  it('is carried again until it is done, and noted once', async () => {
    const now = '2026-11-24T08:00:00.000Z';
    const { carried: open } = await due(now);
    expect(open).toBeGreaterThan(0);
    expect(await due(now)).toEqual({ carried: open, more: false });
    for (const key of carried) await stores.knocks.done(key, now);
    expect(await due(now)).toEqual({ carried: 0, more: false });
    expect(await noted()).toEqual([]);
  });

  it('is not noted when it would come too late by now', async () => {
    await due('2026-11-24T13:00:00.000Z');
    expect(hudas(await noted())).toEqual([]);
    stores = memoryStores();
    await due('2026-11-24T12:59:59.000Z');
    expect(hudas(await noted())).toHaveLength(2);
  });

  it('is found after the house was away for less than a day', async () => {
    await due('2026-11-25T14:29:00.000Z');
    expect(hudas(await noted())).toEqual(['check-in 24 mentee', 'check-in-again 24 mentor']);
    stores = memoryStores();
    await due('2026-11-25T14:31:00.000Z');
    expect(hudas(await noted())).toEqual(['check-in-again 24 mentor']);
    stores = memoryStores();
    await due('2026-11-26T11:01:00.000Z');
    expect(hudas(await noted())).toEqual([]);
  });

  it('is not noted on a holiday', async () => {
    await due('2026-12-25T08:00:00.000Z');
    expect((await noted()).filter((key) => key.includes('2026-12-25'))).toEqual([]);
  });

  it('takes along what others noted', async () => {
    const news = { kind: 'news', key: 'absence.news', params: {} } as const;
    await stores.knocks.put([{ key: 'news', person: PEOPLE.petra.id, at: '2026-11-22T09:00:00Z', inbound: news }]);
    await due('2026-11-22T08:59:00Z');
    expect(carried).not.toContain('news');
    await due('2026-11-22T09:00:00Z');
    expect(carried).toContain('news');
  });
});

describe('an open knock', () => {
  const news: OpenKnock = {
    key: 'news',
    person: PEOPLE.willem.id,
    at: '2026-11-22T09:00:00.000Z',
    inbound: { kind: 'news', key: 'absence.news', params: { name: 'Huda' } },
  };
  const run = (now: string, answer: () => Promise<unknown> = async () => 'answered') => {
    const inbound = (knock: Knock) => {
      knocked.push(knock);
      return answer();
    };
    return runKnock(stores.knocks, inbound, () => now, 'news');
  };
  beforeEach(() => stores.knocks.put([news]));

  it('knocks at the door under its key, and is done', async () => {
    await run('2026-11-22T09:00:00.000Z');
    expect(knocked).toEqual([{ from: { person: PEOPLE.willem.id }, arrival: { key: 'news', inbound: news.inbound } }]);
    await run('2026-11-22T09:00:01.000Z');
    expect(knocked).toHaveLength(1);
  });

  it('waits for its moment', async () => {
    await run('2026-11-22T08:59:59.999Z');
    expect(knocked).toEqual([]);
    expect(await noted()).toEqual(['news']);
  });

  it('stays open where it was not answered', async () => {
    const away = async () => {
      throw new Error('the stores are away');
    };
    await expect(run('2026-11-22T09:00:00.000Z', away)).rejects.toThrow('the stores are away');
    expect(await noted()).toEqual(['news']);
  });

  it('is done where nobody is there, and a quiet return where it is unknown', async () => {
    await run('2026-11-22T09:00:00.000Z', async () => 'nobody');
    expect(await noted()).toEqual([]);
    await runKnock(
      stores.knocks,
      async () => expect.fail('nobody asked for it'),
      () => news.at,
      'unknown',
    );
  });
});
