import { beforeAll, describe, expect, it } from 'vitest';
import type { Nudge } from '../../bot/engine/capability.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { closedOn } from '../../prisma/timetable/closed.ts';
import { nudgesIn } from '../../workers/nudges.ts';
import { ZONE } from '../engine/occasions.ts';
import { memoryStores } from '../memory/index.ts';
import { theHouse } from '../talk/house.ts';

/** The whole of the demo world, with both changes of the clock in it. */
const WINDOW = { from: '2026-10-10T00:00:00Z', until: '2027-03-30T00:00:00Z' };
const { calendar } = memoryStores();

let all: Nudge[];
beforeAll(async () => {
  const parts: Nudge[] = [];
  for await (const { nudges } of nudgesIn(theHouse, calendar, WINDOW, ZONE)) parts.push(...nudges);
  all = parts.filter(({ place }) => place.room === 'sessions' || place.room === 'appointments');
});

/** The day of the occasion a nudge is about, and the wall-clock moment of the nudge. */
const daysOf = ({ why, at }: Nudge) => ({ day: /\d{4}-\d\d-\d\d/u.exec(why)?.[0] ?? '', local: localTime(at, ZONE) });
const of = (name: keyof typeof PEOPLE) => all.filter(({ person }) => person === PEOPLE[name].id);
const weekdays = (nudges: readonly Nudge[]) => [
  ...new Set(nudges.map((nudge) => new Date(`${daysOf(nudge).day}T12:00Z`).getUTCDay())),
];

describe('what is said first in half a year, beside matches', () => {
  it('is a lot, and nothing twice', () => {
    expect(all.length).toBeGreaterThan(200);
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  });

  it('is said at six on the evening before, or two hours before, over both changes of the clock', () => {
    for (const nudge of all) {
      const { day, local } = daysOf(nudge);
      if (nudge.place.step === 'soon') expect(local.slice(0, 10), nudge.key).toBe(day);
      else expect(local, nudge.key).toBe(`${new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)}T18:00`);
    }
    const hours = all.filter(({ place }) => place.step === 'soon').map(({ at }) => localTime(at, ZONE).slice(11));
    expect([...new Set(hours)].sort()).toEqual(['07:30', '08:00', '11:00', '13:30']);
  });

  it('is silent on every holiday, with its name, and loud on every other day', () => {
    const onHolidays = all.filter((nudge) => closedOn(daysOf(nudge).day, true) !== null);
    expect(onHolidays.length).toBeGreaterThan(10);
    for (const nudge of all) {
      const closed = nudge.place.room === 'sessions' ? closedOn(daysOf(nudge).day, true) : null;
      expect(nudge.silent, nudge.key).toBe(closed === null ? undefined : `holiday: ${closed.name}`);
    }
  });
});

describe('parents who live apart', () => {
  it('hear of the days on which the child is with them, and of no other', () => {
    expect(weekdays(of('daan'))).toEqual([6]);
    expect(weekdays(of('jamila'))).toEqual([5]);
  });

  it('hear one reminder for each child and moment', () => {
    const friday = of('jamila').filter((nudge) => daysOf(nudge).day === '2026-11-27');
    expect(friday.map(({ place }) => place.step).sort()).toEqual(['reminder', 'reminder', 'soon', 'soon']);
    expect(new Set(friday.map(({ place }) => place.data.child)).size).toBe(2);
  });
});

it('tells a host once of a day, and a visitor of his appointment', () => {
  expect(of('ineke').map(({ place, key }) => [place.step, key])).toEqual([
    ['host', `appointments:host:${PEOPLE.ineke.id}:2026-11-26`],
  ]);
  expect(of('plamen').map(({ place }) => place.step)).toEqual(['reminder', 'soon']);
});
