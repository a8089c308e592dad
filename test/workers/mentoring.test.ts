import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { dayAfter, instantOf } from '../../bot/engine/weekly.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { runDue, runKnock } from '../../workers/due.ts';
import { ZONE } from '../engine/occasions.ts';
import { type Opens, onBothTwins } from '../stores/twins.ts';
import { openHouse, type Playing, type Stores, theHouse } from '../talk/house.ts';

type Name = keyof typeof PEOPLE;
/** When the worker looks, in these tests: what was due since the last time is said then. */
const HOURS = ['08:00', '09:00', '10:00', '12:00', '15:30', '18:00'];

/** What the worker does in a minute, and all of it a second time: a restart, or another process with the same idea. */
async function strikeTwice({ calendar, planner, knocks }: Stores, playing: Playing): Promise<void> {
  const clock = () => playing.now;
  const parts = {
    house: theHouse,
    calendar,
    planner,
    knocks,
    carrier: { knock() {}, deliver() {} },
    clock,
    zone: ZONE,
  };
  for (const _ of ['once', 'again']) {
    while ((await runDue(parts)).more);
    for (const key of await knocks.due(playing.now)) {
      await runKnock(knocks, playing.knock, clock, key);
      await runKnock(knocks, playing.knock, clock, key);
    }
  }
}

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
  });
  afterAll(() => opened.close());

  /** What is said when the worker looks, and answered where there is an answer to it. */
  async function look(playing: Playing, day: string, hour: string, answers: Record<string, string>) {
    playing.now = instantOf(`${day}T${hour}`, ZONE);
    await strikeTwice(stores, playing);
    const heard = playing.said.splice(0).map(({ to, saying }) => ({ to, key: saying.key.replace('mentoring.', '') }));
    for (const { to, key } of heard) {
      const text = answers[`${to} ${key}`];
      if (text === undefined) continue;
      const arrival = { key: `${day} ${hour} ${to}`, inbound: { kind: 'text', text } } as const;
      await playing.knock({ from: { address: { channel: 'web', id: to } }, arrival });
      playing.said.splice(0);
    }
    return heard.map(({ to, key }) => `${day.slice(5)} ${hour} ${to} ${key}`).sort();
  }

  /** Lives through some days; returns what was said first, by the hour. */
  async function live(names: readonly Name[], from: string, until: string, answers: Record<string, string> = {}) {
    for (const name of names) await stores.join(PEOPLE[name].id, name, 'nl');
    const playing = openHouse(stores, instantOf(`${from}T07:00`, ZONE));
    const said: string[] = [];
    for (let day = from; day <= until; day = dayAfter(day, 1)) {
      for (const hour of HOURS) said.push(...(await look(playing, day, hour, answers)));
    }
    return said;
  }
  const of = (said: readonly string[], ...keys: string[]) =>
    said.filter((line) => keys.includes(line.split(' ')[3] ?? ''));
  const asked = ['check-in', 'check-in-again', 'silent-mentor', 'no-meetings'];

  it('climbs the ladder of silence, a rung a day, each once', async () => {
    const said = await live(['huda', 'willem', 'petra'], '2026-11-24', '2026-11-30');
    expect(said).toEqual(
      [
        '11-24 09:00 huda reminder',
        '11-24 09:00 willem reminder',
        '11-24 15:30 huda check-in',
        '11-24 15:30 willem check-in',
        '11-25 12:00 willem check-in-again',
        '11-26 12:00 petra silent-mentor',
      ].sort(),
    );
  });

  it('stops climbing where he answers', async () => {
    const said = await live(['willem', 'petra'], '2026-11-24', '2026-11-30', { 'willem check-in-again': '2' });
    expect(of(said, ...asked)).toEqual(['11-24 15:30 willem check-in', '11-25 12:00 willem check-in-again']);
    expect(of(await live([], '2026-12-01', '2026-12-04'), 'silent-mentor')).toEqual([
      '12-03 12:00 petra silent-mentor',
    ]);
  });

  it('steps over Christmas', async () => {
    const said = await live(['marjan', 'petra'], '2026-12-24', '2026-12-29');
    expect(of(said, ...asked)).toEqual([
      '12-24 12:00 marjan check-in',
      '12-27 08:00 marjan check-in-again',
      '12-28 08:00 petra silent-mentor',
    ]);
  });

  it('tells the coordinator once of weeks without a meeting, and once more of other weeks', async () => {
    const never = { 'willem check-in': '4', 'huda check-in': '4' };
    const said = await live(['huda', 'willem', 'petra'], '2026-11-24', '2026-12-18', never);
    expect(of(said, 'no-meetings', 'silent-mentor')).toEqual(['12-03 12:00 petra no-meetings']);
    const met = await live([], '2026-12-22', '2026-12-23', { 'willem check-in': '1' });
    expect(of(met, 'check-in')).toHaveLength(2);
    const after = await live([], '2026-12-29', '2027-01-08', never);
    expect(of(after, 'no-meetings')).toEqual(['01-07 12:00 petra no-meetings']);
  });

  it('does not count a week in which nobody said a word, nor one of which one half says that they met', async () => {
    const said = await live(['huda', 'willem', 'petra'], '2026-11-24', '2026-12-11', {
      'willem check-in': '1',
      'huda check-in': '4',
    });
    expect(of(said, 'no-meetings', 'silent-mentor')).toEqual([]);
  });

  it('asks about a milestone once, and once more a week after "not yet"', async () => {
    const said = await live(['huda', 'willem'], '2026-12-01', '2026-12-27', {
      'willem list-cv-and-letter': '2',
      'willem check-in': '1',
    });
    expect(of(said, 'list-cv-and-letter', 'own-list-cv-and-letter')).toEqual([
      '12-03 12:00 huda own-list-cv-and-letter',
      '12-03 12:00 willem list-cv-and-letter',
      '12-10 12:00 willem list-cv-and-letter',
    ]);
  });

  it('does not bring back on a holiday what is not done yet', async () => {
    await stores.join(PEOPLE.kees.id, 'kees', 'nl');
    const playing = openHouse(stores, instantOf('2026-12-18T10:00', ZONE));
    const match = '00000000-0000-4000-8000-000000000103';
    const data = { match, milestone: 'cv-and-letter', name: 'Katarzyna', as: 'mentor' };
    const place = { room: 'mentoring', step: 'milestone', data };
    const asking = { kind: 'nudge-due', place, expires: '2026-12-25T00:00:00Z' } as const;
    await playing.knock({ from: { person: PEOPLE.kees.id }, arrival: { key: 'late', inbound: asking } });
    const notYet = { key: 'not yet', inbound: { kind: 'text', text: '2' } } as const;
    await playing.knock({ from: { address: { channel: 'web', id: 'kees' } }, arrival: notYet });
    const said = await live([], '2026-12-18', '2026-12-29');
    expect(of(said, 'list-cv-and-letter')).toEqual(['12-27 10:00 kees list-cv-and-letter']);
  });

  it('closes a match once, and says nothing of it afterwards', async () => {
    const said = await live(['huda', 'willem', 'petra'], '2027-03-22', '2027-04-14', { 'willem check-in': '1' });
    expect(said).toEqual([
      '03-23 09:00 huda reminder',
      '03-23 09:00 willem reminder',
      '03-23 15:30 huda check-in',
      '03-23 15:30 willem check-in',
      '03-30 10:00 huda closing-mentee',
      '03-30 10:00 petra outcome',
      '03-30 10:00 willem closing-mentor',
    ]);
  });
});
