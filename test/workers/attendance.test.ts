import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { report } from '../../bot/capabilities/absence/facts.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { runDue, runKnock } from '../../workers/due.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { DUTCH_LESSON } from '../stores/reports.ts';
import { openHouse, type Playing, type Stores, theHouse } from '../talk/house.ts';

let fresh: Fresh;
let stores: Stores;
let playing: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.reset();
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, '2026-11-23T10:00:00Z');
  for (const name of ['joris', 'dilara', 'selam', 'stefka', 'farida'] as const)
    await stores.join(PEOPLE[name].id, name, 'nl');
});
afterAll(() => fresh.drop());

/** Everything that is due is noted and carried, by two workers at once and then once more. */
async function workAt(now: string): Promise<string[]> {
  playing.now = now;
  const carried: string[] = [];
  const { knocks, calendar, planner } = stores;
  const carrier = { knock: (key: string) => void carried.push(key), deliver() {} };
  const parts = { house: theHouse, calendar, planner, knocks, carrier, clock: () => now, zone: 'Europe/Amsterdam' };
  await runDue(parts);
  await runDue(parts);
  const carry = () => Promise.all(carried.map((key) => runKnock(knocks, playing.knock, () => now, key)));
  await Promise.all([carry(), carry()]);
  await carry();
  return playing.said
    .splice(0)
    .map(({ to, saying }) => `${to} ${saying.key}`)
    .sort();
}

let count = 0;
const says = async (name: string, text: string) => {
  const from = { address: { channel: 'web', id: name } };
  await playing.knock({
    from,
    arrival: { key: `says-${count++}`, inbound: { kind: 'text', text } },
  });
  return playing.said.splice(0).map(({ saying }) => saying.key);
};

describe('run twice, by two workers', () => {
  it('each registrar is asked once after the lesson', async () => {
    expect(await workAt('2026-11-23T10:39:00Z')).not.toContain('joris attendance.ask');
    expect(await workAt('2026-11-23T10:40:00Z')).toEqual(['dilara attendance.ask-one', 'joris attendance.ask']);
    expect(await workAt('2026-11-23T10:45:00Z')).toEqual([]);
  });

  it('whoever was missed is asked once how she is', async () => {
    await workAt('2026-11-23T10:40:00Z');
    expect(await says('dilara', '3')).toEqual(['attendance.noted']);
    expect(await workAt('2026-11-23T11:39:00Z')).toEqual([]);
    expect(await workAt('2026-11-23T11:40:00Z')).toEqual(['farida attendance.missed']);
    expect(await workAt('2026-11-23T18:00:00Z')).not.toContain('farida attendance.missed');
  });

  it('nobody is asked after somebody whom no lesson expected, nor where everybody had reported it', async () => {
    const before = await stores.conversations.recognise({ person: PEOPLE.farida.id });
    const day = { from: '2026-11-23', until: '2026-11-23', starts: '2026-11-23T09:30' };
    const absence = { kind: 'group-session', series: DUTCH_LESSON, child: null, late: false } as const;
    if (before === null) throw new Error('farida has a chat');
    await stores.commit({
      before,
      session: before.session,
      arrival: { key: 'reports', inbound: { kind: 'text', text: '…' } },
      at: '2026-11-22T09:00:00.000Z',
      effects: [report({ ...absence, ...day, reason: 'other', extent: 'once' })],
      outgoing: [],
    });
    expect(await workAt('2026-11-23T10:40:00Z')).toEqual(['joris attendance.ask']);
  });

  it('a morning is told in one message, and told once', async () => {
    playing.now = '2026-11-21T10:00:00Z';
    for (const name of ['selam', 'stefka']) {
      await says(name, 'menu');
      await says(name, '1');
      expect(await says(name, '2')).toEqual(['absence.reason']);
      expect(await says(name, '1')).toContain('absence.done');
    }
    expect(await workAt('2026-11-23T06:59:00Z')).not.toContainEqual(expect.stringMatching(/absence/u));
    const morning = await workAt('2026-11-23T08:00:00Z');
    expect(morning.filter((line) => line.startsWith('joris absence'))).toEqual(['joris absence.news-gathered']);
    expect(await workAt('2026-11-23T08:05:00Z')).toEqual([]);
  });
});
