import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { report } from '../../bot/capabilities/absence/facts.ts';
import { type Hearing, hearers } from '../../bot/capabilities/absence/hearing.ts';
import {
  type Missed,
  mark,
  missed,
  notMet,
  type Register,
  register,
  type State,
} from '../../bot/capabilities/attendance/facts.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import type { Need } from '../../bot/engine/fact.ts';
import type { Conversation } from '../../bot/ports.ts';
import type { AttendanceState } from '../../bot/staff-week-ports.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { registerAttendance } from '../../prisma/stores/desk-week-attendance.ts';
import type { Stores } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';
import { DUTCH_LESSON, HUDAS_MATCH } from './reports.ts';
import { NOW, turnOf } from './turns.ts';
import { type Opens, onBothTwins } from './twins.ts';

type Name = keyof typeof PEOPLE;
const [CRAFTS] = demoWorld(TEST_DAY).activities;
const SUNDAY = '2026-11-22';
const LATER = '2030-01-01T00:00:00Z';

/** People of the world at stores that know them, one after the other. */
function people(stores: () => Stores) {
  let count = 0;
  const someone = async (name: Name): Promise<Conversation> => {
    const found = (await stores().conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
    stores().conversations.mistrust(found);
    return (await stores().conversations.recognise({ person: PEOPLE[name].id })) as Conversation;
  };
  return {
    asks: async <Result>(name: Name, need: Need): Promise<Result> =>
      (await stores().facts.answer([need], (await someone(name)).person, NOW))[0] as Result,
    does: async (name: Name, ...effects: Effect[]) =>
      stores().commit(turnOf(await someone(name), `key-${count++}`, effects)),
    /** The id that the stores give to a day of a series. */
    async occasion(series: string, day: string): Promise<string> {
      const from = `${day}T00:00:00Z`;
      const page = await stores().calendar.page({ by: 'start', from, until: `${day}T23:59:00Z` }, null);
      return page.occasions.find((one) => one.series === series)?.id ?? '';
    },
    join: async (...names: Name[]) => {
      for (const name of names) await stores().join(PEOPLE[name].id, name, 'nl');
    },
    /** Who waits to be asked how she is. */
    async asked(): Promise<string[]> {
      const keys = (await stores().knocks.due(LATER)).filter((key) => key.startsWith('attendance:missed:'));
      const open = await Promise.all(keys.map((key) => stores().knocks.find(key)));
      return open.map((knock) => Object.values(PEOPLE).find(({ id }) => id === knock?.person)?.name ?? '').sort();
    },
  };
}

const absence = (series: string, day: string) => ({
  kind: 'group-session' as const,
  series,
  starts: `${day}T09:30`,
  child: null,
  late: false,
  reason: 'ill' as const,
  extent: 'once' as const,
  from: day,
  until: day,
});

onBothTwins((open) => {
  let opened: Opens;
  let stores: Stores;
  const { asks, does, occasion, join, asked } = people(() => stores);
  const states = async (name: Name, id: string): Promise<Record<string, State | null>> => {
    const found = await asks<Register | null>(name, register({ occasion: id }));
    return Object.fromEntries((found?.people ?? []).map((one) => [one.name, one.state]));
  };
  beforeAll(async () => {
    opened = await open();
  });
  beforeEach(async () => {
    stores = await opened.stores();
    await join('joris', 'dilara', 'ineke', 'willem', 'huda', 'selam', 'jamila', 'daan', 'petra');
  });
  afterAll(() => opened.close());

  it('shows each coach those whom she looks after, a teacher everybody, and nobody else anything', async () => {
    const lesson = await occasion(DUTCH_LESSON, '2026-11-23');
    expect(await states('joris', lesson)).toEqual({ Selam: null, Stefka: null });
    expect(await states('dilara', lesson)).toEqual({ Farida: null });
    expect(await states('ineke', await occasion(CRAFTS?.id ?? '', '2026-11-27'))).toEqual({ Noor: null, Sami: null });
    for (const name of ['selam', 'petra', 'huda'] as const) {
      expect(await asks(name, register({ occasion: lesson })), name).toBeNull();
    }
  });

  it('keeps the last word of whoever may say it, and refuses any other', async () => {
    const lesson = await occasion(DUTCH_LESSON, '2026-11-23');
    const selam = (state: State) => mark({ occasion: lesson, marks: [{ id: PEOPLE.selam.id, state }] });
    expect(await does('joris', selam('late'))).toEqual({ kind: 'committed' });
    expect(await does('joris', selam('present'))).toEqual({ kind: 'committed' });
    for (const name of ['dilara', 'selam', 'ineke'] as const) {
      expect(await does(name, selam('no-show')), name).toMatchObject({ kind: 'refused', reason: 'gone' });
    }
    expect(await states('joris', lesson)).toEqual({ Selam: 'present', Stefka: null });
    expect(await asked()).toEqual([]);
  });

  it('asks whoever was missed, and the guardian of a child on her day, once', async () => {
    const crafts = await occasion(CRAFTS?.id ?? '', '2026-11-20');
    const sami = (state: State) =>
      mark({ occasion: crafts, marks: [{ id: demoWorld(TEST_DAY).children[0]?.id ?? '', state }] });
    await does('ineke', sami('no-show'));
    await does('ineke', sami('present'));
    await does('ineke', sami('no-show'));
    expect(await asked()).toEqual(['Jamila']);
  });

  it('asks nobody about something that is long over', async () => {
    const lesson = await occasion(DUTCH_LESSON, '2026-11-16');
    await does('joris', mark({ occasion: lesson, marks: [{ id: PEOPLE.selam.id, state: 'no-show' }] }));
    expect(await states('joris', lesson)).toMatchObject({ Selam: 'no-show' });
    expect(await asked()).toEqual([]);
  });

  it('has nothing to ask where it stands otherwise, a report covers it, or a death was reported', async () => {
    const lesson = await occasion(DUTCH_LESSON, '2026-11-23');
    const was = () => asks<Missed | null>('selam', missed({ occasion: lesson, child: null }));
    expect(await was()).toBeNull();
    await does('joris', mark({ occasion: lesson, marks: [{ id: PEOPLE.selam.id, state: 'no-show' }] }));
    expect(await was()).toMatchObject({ kind: 'group-session', series: DUTCH_LESSON, starts: '2026-11-23T09:30' });
    expect(await asks('huda', missed({ occasion: lesson, child: null }))).toBeNull();
    await does('selam', report({ ...absence(DUTCH_LESSON, '2026-11-30'), reason: 'bereavement' }));
    expect(await was()).toBeNull();
  });

  it('has nothing to ask of whoever had reported it', async () => {
    const lesson = await occasion(DUTCH_LESSON, '2026-11-23');
    await does('joris', mark({ occasion: lesson, marks: [{ id: PEOPLE.selam.id, state: 'no-show' }] }));
    await does('selam', report(absence(DUTCH_LESSON, '2026-11-23')));
    expect(await asks('selam', missed({ occasion: lesson, child: null }))).toBeNull();
  });

  it('asks a mentor how it came, and not where one of the two had said so', async () => {
    const meeting = { match: HUDAS_MATCH, day: '2026-11-24' };
    const id = await occasion(HUDAS_MATCH, '2026-11-24');
    expect(await asks('willem', notMet(meeting))).toEqual({
      occasion: id,
      mentee: { id: PEOPLE.huda.id, name: 'Huda' },
    });
    expect(await asks('huda', notMet(meeting))).toBeNull();
    await does('huda', report({ ...absence(HUDAS_MATCH, '2026-11-24'), kind: 'match', starts: '2026-11-24T14:00' }));
    expect(await asks('willem', notMet(meeting))).toBeNull();
  });
});

describe('on PostgreSQL alone', () => {
  let fresh: Fresh;
  let stores: Stores;
  const { asks, occasion, join, asked } = people(() => stores);
  beforeAll(async () => {
    fresh = await freshDatabase();
  });
  beforeEach(async () => {
    await fresh.reset();
    stores = postgresStores(fresh.database);
    await join('selam', 'joris');
  });
  afterAll(() => fresh.drop());

  it('asks whoever staff register as missed in their own view, once, and nobody who is expected no more', async () => {
    const lesson = await occasion(DUTCH_LESSON, '2026-11-23');
    const registers = (marks: [string, AttendanceState | null][]) =>
      registerAttendance(
        fresh.database.pool,
        'Europe/Amsterdam',
        { occasion: lesson, staff: 'staff-petra', now: NOW },
        new Map(marks),
      );
    await registers([
      [PEOPLE.stefka.id, 'late'],
      [PEOPLE.huda.id, 'no-show'],
    ]);
    expect(await asked()).toEqual([]);
    await registers([[PEOPLE.selam.id, 'no-show']]);
    await registers([[PEOPLE.selam.id, null]]);
    await registers([[PEOPLE.selam.id, 'no-show']]);
    expect(await asked()).toEqual(['Selam']);
  });

  it('knows when the centre of whoever reports is at work, and that it may ask for no reasons', async () => {
    const { prisma } = fresh.database;
    const ours = { workFrom: '10:00', workUntil: '21:00', workDays: [2, 6], asksReason: false };
    await prisma.centre.update({ where: { id: 'allekanten' }, data: ours });
    const { work } = await asks<Hearing>(
      'selam',
      hearers({ series: DUTCH_LESSON, child: null, extent: 'once', from: '2026-11-23', until: '2026-11-23' }),
    );
    expect(work).toEqual({ from: '10:00', until: '21:00', days: [2, 6], closed: [] });
    const lesson = await occasion(DUTCH_LESSON, '2026-11-23');
    await prisma.attendance.create({
      data: {
        occasionId: lesson,
        attendeeId: PEOPLE.selam.id,
        state: 'no-show',
        registeredBy: 'staff-petra',
        registeredAt: `${SUNDAY}T09:00:00Z`,
      },
    });
    expect(await asks('selam', missed({ occasion: lesson, child: null }))).toMatchObject({ asksReason: false });
    await prisma.centre.update({
      where: { id: 'allekanten' },
      data: { workFrom: '09:00', workUntil: '17:00', workDays: [1, 2, 3, 4, 5], asksReason: true },
    });
  });

  it('tells whom to ask after a lesson that nobody teaches: the coaches, by the sweep of ends', async () => {
    const page = await stores.calendar.page(
      { by: 'end', from: '2026-11-23T00:00:00Z', until: '2026-11-24T00:00:00Z' },
      null,
    );
    const coaches = page.occasions.find(({ series }) => series === DUTCH_LESSON)?.coaches;
    expect([...(coaches ?? [])].sort()).toEqual([PEOPLE.joris.id, PEOPLE.dilara.id].sort());
  });
});
