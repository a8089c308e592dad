import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Report, report, takeBack } from '../../bot/capabilities/absence/facts.ts';
import {
  type Heard,
  type Hearing,
  heard,
  hearers,
  missedBy,
  told,
  type Waiting,
  waiting,
} from '../../bot/capabilities/absence/hearing.ts';
import { newsOf } from '../../bot/capabilities/absence/news.ts';
import type { Visit } from '../../bot/engine/capability.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Need } from '../../bot/engine/fact.ts';
import type { Conversation } from '../../bot/ports.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import type { Stores } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';
import { turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;
const WORLD = demoWorld(TEST_DAY);
const [CRAFTS] = WORLD.activities;
const [SAMI] = WORLD.children;
const [DESK] = WORLD.appointments;
/** A Sunday: whatever is reported waits for the morning. */
const NOW = '2026-11-22T09:00:00.000Z';
const MONDAY = '2026-11-23T08:00:00.000Z';

const LESSON: Report = {
  kind: 'group-session',
  series: DUTCH_LESSON,
  starts: '2026-11-30T09:30',
  child: null,
  late: false,
  reason: 'ill',
  extent: 'once',
  from: '2026-11-30',
  until: '2026-11-30',
};
const MATCH: Report = {
  ...LESSON,
  kind: 'match',
  series: HUDAS_MATCH,
  starts: '2026-11-24T14:00',
  from: '2026-11-24',
  until: '2026-11-24',
};

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  let count = 0;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
    for (const name of ['huda', 'selam', 'jamila', 'plamen', 'willem', 'petra', 'joris', 'ineke'] as const)
      await stores.join(PEOPLE[name].id, name, 'nl');
  });
  afterAll(() => opened.close());

  const someone = async (name: Name): Promise<Conversation> => {
    const found = (await stores.conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
    stores.conversations.mistrust(found);
    return (await stores.conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
  };
  const asks = async <Result>(name: Name, need: Need, now = NOW): Promise<Result> =>
    (await stores.facts.answer([need], (await someone(name)).person, now))[0] as Result;
  const does = async (name: Name, ...effects: Effect[]) =>
    expect(await stores.commit(turnOf(await someone(name), `key-${count++}`, effects))).toEqual({ kind: 'committed' });
  const hears = async (name: Name, missed: Report) =>
    (await asks<Hearing>(name, hearers(missedBy(missed)))).hearers
      .map(({ person, as, starts }) => `${Object.values(PEOPLE).find(({ id }) => id === person)?.name} ${as} ${starts}`)
      .sort();
  const reports = async (name: Name, one: Report) => {
    const { person } = await someone(name);
    const hearing = await asks<Hearing>(name, hearers(missedBy(one)));
    await does(name, report(one), ...newsOf(one, hearing, { person, now: NOW } as Visit));
  };
  const waitsFor = (name: Name, now = MONDAY) => asks<Waiting[]>(name, waiting({}), now);

  it('finds who waits at a match, a lesson, an appointment and a club, each once', async () => {
    expect(await hears('huda', MATCH)).toEqual(['Petra coach 2026-11-24T14:00', 'Willem mentor 2026-11-24T14:00']);
    expect(await hears('selam', LESSON)).toEqual(['Joris coach 2026-11-30T09:30']);
    const desk = { ...LESSON, series: DESK?.id ?? '', from: '2026-11-26', until: '2026-11-26' };
    expect(await hears('plamen', desk)).toEqual(['Ineke host 2026-11-26T10:00']);
    const crafts = {
      ...LESSON,
      series: CRAFTS?.id ?? '',
      child: SAMI?.id ?? '',
      from: '2026-11-27',
      until: '2026-11-27',
    };
    expect(await hears('jamila', crafts)).toEqual(['Ineke teacher 2026-11-27T15:30']);
  });

  it('finds whoever waits on later days as well, with what she waits at first', async () => {
    expect(await hears('selam', { ...LESSON, extent: 'week', from: '2026-11-25', until: '2026-11-29' })).toEqual([
      'Joris coach 2026-11-25T13:00',
    ]);
    const open = { ...LESSON, series: CRAFTS?.id ?? '', child: SAMI?.id ?? '', extent: 'open', until: null } as const;
    expect(await hears('jamila', { ...open, from: '2026-11-27' })).toEqual([
      'Daan guardian 2026-11-28T10:00',
      'Ineke teacher 2026-11-27T15:30',
    ]);
  });

  it('tells nobody of what does not take place, and nothing of what is not hers', async () => {
    expect(await hears('selam', { ...LESSON, from: '2026-12-24', until: '2026-12-27', extent: 'week' })).toEqual([]);
    expect(await hears('jamila', MATCH)).toEqual([]);
  });

  it('lets a word wait for its moment, and then until it is told', async () => {
    await reports('huda', MATCH);
    expect(await waitsFor('petra', NOW)).toEqual([]);
    const [word, ...more] = await waitsFor('petra');
    expect(more).toEqual([]);
    expect(word).toMatchObject({ who: PEOPLE.huda.id, name: 'Huda', as: 'coach', starts: '2026-11-24T14:00' });
    expect(word?.report).toEqual({ reason: 'ill', extent: 'once', late: false });
    await does('petra', told({ words: [{ key: word?.key ?? '' }] }));
    expect(await waitsFor('petra')).toEqual([]);
    expect(await waitsFor('willem')).toHaveLength(1);
  });

  it('knows who has been told, and by then only those', async () => {
    await reports('huda', MATCH);
    expect(await asks('huda', heard({ reportedAt: NOW }))).toEqual([]);
    const [word] = await waitsFor('petra');
    await does('petra', told({ words: [{ key: word?.key ?? '' }] }));
    const knowing = await asks<Heard[]>('huda', heard({ reportedAt: NOW }));
    expect(knowing).toEqual([
      { person: PEOPLE.petra.id, as: 'coach', starts: '2026-11-24T14:00', who: PEOPLE.huda.id, name: 'Huda' },
    ]);
    expect(await asks('selam', heard({ reportedAt: NOW }))).toEqual([]);
  });

  it('has nothing left to say of a report that was taken back', async () => {
    await reports('huda', MATCH);
    await does('huda', takeBack({ reportedAt: NOW }));
    expect((await waitsFor('petra')).map(({ report }) => report)).toEqual([null]);
  });

  it('lets nobody put an end to the words of somebody else', async () => {
    await reports('huda', MATCH);
    const [word] = await waitsFor('petra');
    await does('willem', told({ words: [{ key: word?.key ?? '' }] }));
    expect(await waitsFor('petra')).toEqual([word]);
  });

  it('keeps no reason in what waits', async () => {
    await reports('huda', { ...MATCH, reason: 'bereavement' });
    const keys = await stores.knocks.due('2030-01-01T00:00:00Z');
    const kept = await Promise.all(keys.map((key) => stores.knocks.find(key)));
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toMatch(/bereavement|Huda/u);
  });
});
