import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { instantOf, localTime } from '../../bot/engine/weekly.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { runDue, runKnock } from '../../workers/due.ts';
import { type DueLine, dueReport } from '../../workers/due-report/report.ts';
import { memoryStores } from '../memory/index.ts';
import { newState } from '../memory/state.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, type Playing, type Stores, theHouse } from '../talk/house.ts';

const ZONE = 'Europe/Amsterdam';
/** Fridays at 11:30, as in the demo world, and Sundays: on the very days on which the clock changes. */
const SUNDAYS = `
UPDATE match SET from_day = '2026-09-01', until_day = '2027-05-01';
INSERT INTO match (programme_id, mentor_id, mentee_id, rule, start_time, minutes, place, from_day, until_day) VALUES
  ('werkplaats', '${PEOPLE.joris.id}', '${PEOPLE.selam.id}', 'FREQ=WEEKLY;BYDAY=SU', '12:00', 60, 'De Mussen, tuin', '2026-09-01', '2027-05-01'),
  ('werkplaats', '${PEOPLE.dilara.id}', '${PEOPLE.stefka.id}', 'FREQ=WEEKLY;BYDAY=SU', '10:00', 60, 'De Mussen, tuin', '2026-09-01', '2027-05-01');`;

let fresh: Fresh;
let stores: Stores;
beforeAll(async () => {
  fresh = await freshDatabase();
  await fresh.database.pool.query(SUNDAYS);
  await planSeries(fresh.database.pool, ZONE, '2026-09-01');
  stores = postgresStores(fresh.database);
  for (const name of ['katarzyna', 'selam', 'stefka'] as const)
    await stores.join(PEOPLE[name].id, name, PEOPLE[name].language);
});
afterAll(() => fresh.drop());

const reportOf = async (name: keyof typeof PEOPLE, from: string, until: string): Promise<DueLine[]> => {
  const window = { from: instantOf(`${from}T00:00`, ZONE), until: instantOf(`${until}T00:00`, ZONE) };
  const lines = await dueReport({ house: theHouse, ...stores, zone: ZONE }, window);
  return lines.filter(({ person, what }) => person === PEOPLE[name].id && what.startsWith('mentoring.'));
};
const moments = (lines: readonly DueLine[]) => lines.map(({ at, local, what }) => `${at} ${local} ${what}`);

describe('when the clock goes back, 25 October 2026', () => {
  it('keeps the wall-clock time of a Friday before and after', async () => {
    expect(moments(await reportOf('katarzyna', '2026-10-19', '2026-11-02'))).toEqual([
      '2026-10-23T07:00:00Z 2026-10-23 09:00 mentoring.reminder',
      '2026-10-23T11:00:00Z 2026-10-23 13:00 mentoring.check-in',
      '2026-10-25T07:30:00Z 2026-10-25 08:30 mentoring.milestone',
      '2026-10-30T08:00:00Z 2026-10-30 09:00 mentoring.reminder',
      '2026-10-30T12:00:00Z 2026-10-30 13:00 mentoring.check-in',
    ]);
  });

  it('reminds on the day itself on the new clock, and the evening before on the old one', async () => {
    expect(moments(await reportOf('selam', '2026-10-24', '2026-10-26'))).toEqual([
      '2026-10-25T08:00:00Z 2026-10-25 09:00 mentoring.reminder',
      '2026-10-25T12:30:00Z 2026-10-25 13:30 mentoring.check-in',
    ]);
    expect(moments(await reportOf('stefka', '2026-10-24', '2026-10-26'))).toEqual([
      '2026-10-24T16:00:00Z 2026-10-24 18:00 mentoring.reminder',
      '2026-10-25T10:30:00Z 2026-10-25 11:30 mentoring.check-in',
    ]);
  });
});

describe('when the clock goes forward, 28 March 2027, which is Easter', () => {
  it('keeps the wall-clock time of a Friday before and after', async () => {
    expect(moments(await reportOf('katarzyna', '2027-03-22', '2027-04-05'))).toEqual([
      '2027-03-26T08:00:00Z 2027-03-26 09:00 mentoring.reminder',
      '2027-03-26T12:00:00Z 2027-03-26 13:00 mentoring.check-in',
      '2027-04-02T07:00:00Z 2027-04-02 09:00 mentoring.reminder',
      '2027-04-02T11:00:00Z 2027-04-02 13:00 mentoring.check-in',
    ]);
  });

  it('reminds on the day itself on the new clock, and the evening before on the old one', async () => {
    const lines = [
      ...(await reportOf('selam', '2027-03-27', '2027-03-29')),
      ...(await reportOf('stefka', '2027-03-27', '2027-03-29')),
    ];
    expect(moments(lines)).toEqual([
      '2027-03-28T07:00:00Z 2027-03-28 09:00 mentoring.reminder',
      '2027-03-28T11:30:00Z 2027-03-28 13:30 mentoring.check-in',
      '2027-03-27T17:00:00Z 2027-03-27 18:00 mentoring.reminder',
      '2027-03-28T09:30:00Z 2027-03-28 11:30 mentoring.check-in',
    ]);
    expect(lines.map(({ silent }) => silent)).toEqual(Array(4).fill('holiday: Pasen'));
  });
});

/** The same weekend in the memory of a test: quick enough to live through it half an hour at a time. */
function inMemory(): Stores {
  const world = demoWorld('2026-11-22');
  const always = { fromDay: '2026-09-01', untilDay: '2027-05-01' };
  const weekends = world.matches.map((pair, index) => ({ ...pair, ...always, weekday: 6 + (index % 2) }));
  return memoryStores(newState({ ...world, matches: weekends }, []));
}

describe('the report and the worker', () => {
  it.each([
    ['2026-10-24', '2026-10-26', 7],
    ['2027-03-27', '2027-03-29', 4],
  ])('agree from %s to %s: what is told is said, at that moment, once', async (from, until, loudly) => {
    const there = inMemory();
    for (const name of ['huda', 'marjan', 'kees'] as const) await there.join(PEOPLE[name].id, name, 'nl');
    const playing = openHouse(there, instantOf(`${from}T00:00`, ZONE));
    const window = { from: playing.now, until: instantOf(`${until}T00:00`, ZONE) };
    const told = await dueReport({ house: theHouse, ...there, zone: ZONE }, window);
    const said: string[] = [];
    for (let at = Date.parse(window.from); at < Date.parse(window.until); at += 30 * 60_000) {
      playing.now = new Date(at).toISOString();
      await strike(there, playing);
      await strike(there, playing);
      const now = localTime(playing.now, ZONE).replace('T', ' ');
      // What is asked again has words of its own.
      const stepOf = (key: string): string => key.replace(/-again$/u, '');
      said.push(...playing.said.splice(0).map(({ to, saying }) => `${now} ${to} ${stepOf(saying.key)}`));
    }
    const loud = told.filter(({ silent }) => silent === null);
    expect(said.sort()).toEqual(loud.map(({ local, person, what }) => `${local} ${nameOf(person)} ${what}`).sort());
    expect(said).toHaveLength(loudly);
  });
});

const nameOf = (id: string) => Object.entries(PEOPLE).find(([, person]) => person.id === id)?.[0];

/** The worker's minute: what is due is noted, and said. */
async function strike({ calendar, planner, knocks }: Stores, playing: Playing): Promise<void> {
  const clock = () => playing.now;
  const carrier = { knock() {}, deliver() {} };
  await runDue({ house: theHouse, calendar, planner, knocks, carrier, clock, zone: ZONE });
  for (const key of await knocks.due(playing.now)) await runKnock(knocks, playing.knock, clock, key);
}
