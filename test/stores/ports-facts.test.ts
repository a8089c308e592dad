import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { upcoming } from '../../bot/capabilities/absence/facts.ts';
import { type Hearing, hearers } from '../../bot/capabilities/absence/hearing.ts';
import { known } from '../../bot/capabilities/my-data/facts.ts';
import { type HelpPlace, placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Need } from '../../bot/engine/fact.ts';
import type { Conversation } from '../../bot/ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { memoryStores } from '../memory/index.ts';
import type { Stores } from '../talk/house.ts';
import { absent, DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;
const SOON = { days: 14, most: 5 };
const ON_TUESDAY = { child: null, extent: 'once', from: '2026-11-24', until: '2026-11-24' };

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
    for (const name of ['huda', 'selam', 'willem'] as const) await stores.join(PEOPLE[name].id, name, 'nl');
  });
  afterAll(() => opened.close());

  const conversationOf = async (name: Name) =>
    (await stores.conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
  const asks = async <Answer>(name: Name, need: Need, now = NOW): Promise<Answer> => {
    const { person } = await conversationOf(name);
    return (await stores.facts.answer([need], person, now))[0] as Answer;
  };
  const surveys = async <Answer>(need: Need): Promise<Answer> =>
    (await stores.facts.answer([need], null, NOW))[0] as Answer;
  const reports = async (name: Name, effect: Effect) =>
    expect(await stores.commit(turnOf(await conversationOf(name), 'report', [effect]))).toEqual({ kind: 'committed' });

  describe('what somebody has planned', () => {
    const starts = async (name: Name, need = upcoming(SOON), now = NOW) =>
      (await asks<{ starts: string }[]>(name, need, now)).map((occasion) => occasion.starts);

    it('is the meeting of her match, with the other half by name', async () => {
      expect(await asks('huda', upcoming({ days: 3, most: 5 }))).toMatchObject([
        {
          id: `match:${HUDAS_MATCH}:2026-11-24`,
          kind: 'match',
          series: HUDAS_MATCH,
          starts: '2026-11-24T14:00',
          what: { content: { nl: 'Willem' } },
        },
      ]);
    });

    it('is her timetable, soonest first and no more than asked for', async () => {
      expect(await starts('selam')).toEqual([
        '2026-11-23T09:30',
        '2026-11-25T13:00',
        '2026-11-30T09:30',
        '2026-12-02T13:00',
      ]);
      expect(await starts('selam', upcoming({ days: 14, most: 2 }))).toEqual(['2026-11-23T09:30', '2026-11-25T13:00']);
    });

    it('is nothing that has begun, on her own clock', async () => {
      const first = async (now: string) => (await starts('huda', upcoming(SOON), now))[0];
      expect(await first('2026-11-24T12:59:00Z')).toBe('2026-11-24T14:00');
      expect(await first('2026-11-24T13:00:00Z')).toBe('2026-12-01T14:00');
    });

    it('ends with the programme', async () => {
      expect(await starts('huda', upcoming(SOON), '2027-03-20T09:00:00Z')).toEqual(['2027-03-23T14:00']);
    });

    it.each([
      ['once', ['2026-11-25T13:00', '2026-11-30T09:30', '2026-12-02T13:00']],
      ['week', ['2026-11-30T09:30', '2026-12-02T13:00']],
      ['open', []],
    ] as const)('leaves out what is reported: %s', async (extent, left) => {
      await reports('selam', absent(DUTCH_LESSON, '2026-11-23T09:30', extent, 'group-session'));
      expect(await starts('selam')).toEqual(left);
    });
  });

  it('tells who has to hear of an absence', async () => {
    const told = async (name: Name, need: Need) =>
      (await asks<Hearing>(name, need)).hearers.map(({ person, as }) => `${person} ${as}`).sort();
    const match = hearers({ series: HUDAS_MATCH, ...ON_TUESDAY });
    expect(await told('huda', match)).toEqual([`${PEOPLE.willem.id} mentor`, `${PEOPLE.petra.id} coach`]);
    expect(await told('willem', match)).toEqual([`${PEOPLE.huda.id} mentee`, `${PEOPLE.petra.id} coach`]);
    const lesson = hearers({
      series: DUTCH_LESSON,
      ...ON_TUESDAY,
      extent: 'week',
      from: '2026-11-23',
      until: '2026-11-29',
    });
    expect(await told('selam', lesson)).toEqual([`${PEOPLE.joris.id} coach`]);
  });

  it('tells what is kept of somebody', async () => {
    expect(await asks('huda', known({}))).toMatchObject({
      since: null,
      messages: 0,
      absences: 0,
      matchedWith: 'Willem',
      calendarSince: null,
    });
    await reports('huda', absent(HUDAS_MATCH, '2026-11-24T14:00', 'once'));
    expect(await asks('huda', known({}))).toMatchObject({ since: NOW.slice(0, 16), messages: 1, absences: 1 });
    expect(await asks('selam', known({}))).toMatchObject({ messages: 0, matchedWith: null });
  });

  it('offers residents the same places', async () => {
    const ids = (places: unknown) => (places as readonly HelpPlace[]).map(({ id }) => id).sort();
    const money = placesFor({ domain: 'money' });
    const [reference] = await memoryStores().facts.answer([money], null, NOW);
    expect(ids(await surveys(money))).toEqual(ids(reference));
    expect(ids(reference)).toContain('geldfit');
    expect(await surveys<HelpPlace | null>(placeOf({ id: 'geldfit' }))).toMatchObject({ id: 'geldfit' });
    expect(await surveys<HelpPlace | null>(placeOf({ id: 'nowhere' }))).toBeNull();
  });

  it('rejects a question that no room has', async () => {
    await expect(surveys({ name: 'nobody.asks', args: {} })).rejects.toThrow('no store answers nobody.asks');
  });
});
