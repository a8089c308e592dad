import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { at, NOW, openWeek, SERIES, SLOT, type WeekPlaying, ZONE } from './week-playing.ts';

let week: WeekPlaying;
beforeEach(async () => {
  week = await openWeek();
});
afterEach(() => week.fresh.drop());

const SUNDAY_EVENING = '2026-11-22T17:00:00.000Z';
const LATER = '2026-11-22T17:30:00.000Z';

describe('one day, moved', () => {
  it('keeps its name, its people, and where it was first; whoever was told hears it once', async () => {
    await week.joins(PEOPLE.selam.id, 'selam');
    await week.tick(SUNDAY_EVENING);
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    const to = at('2026-11-25T10:00', { minutes: 90, venue: 'allekanten' });
    expect(await week.desk.move(await week.seen(monday, LATER), to)).toBe('done');
    expect(await week.tick('2026-11-22T17:30:30.000Z')).toEqual(['selam coming.moved']);
    expect(await week.tick('2026-11-22T17:31:30.000Z')).toEqual([]);
    expect((await week.daysOf(SERIES.lesson))[0]).toBe('2026-11-23 2026-11-25 10:00 planned was 2026-11-23 09:30');
    expect(await week.read(monday)).toMatchObject({
      starts: '2026-11-25T10:00',
      ends: '2026-11-25T11:30',
      venue: 'allekanten',
    });
    expect(await week.desk.move(await week.seen(monday), at('2026-11-26T10:00'))).toBe('done');
    expect((await week.read(monday)).movedFrom).toBe('2026-11-23T09:30');
    expect(await week.desk.move(await week.seen(monday), at('2026-11-23T09:30'))).toBe('done');
    expect((await week.read(monday)).movedFrom).toBeNull();
    await planSeries(week.fresh.database.pool, ZONE, '2026-11-22');
    expect((await week.daysOf(SERIES.lesson)).filter((line) => line.includes('11-23'))).toHaveLength(1);
  });

  it('says nothing to whoever had not been told, and reminds at the new time', async () => {
    await week.joins(PEOPLE.selam.id, 'selam');
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    await week.desk.move(await week.seen(monday), at('2026-11-24T09:30'));
    expect(await week.tick(SUNDAY_EVENING)).toEqual([]);
    expect(await week.tick('2026-11-23T17:00:00.000Z')).toEqual(['selam sessions.reminder']);
  });

  it.each([
    ['2026-10-25T12:00', '2026-10-25T11:00:00.000Z'],
    ['2027-03-28T12:00', '2027-03-28T10:00:00.000Z'],
  ])('stands at %s on the wall clock', async (starts, instant) => {
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    await week.desk.move(await week.seen(monday), at(starts));
    expect(await week.read(monday)).toMatchObject({ starts, startsAt: instant });
  });

  it('is refused where somebody else changed it meanwhile, and then nothing is written', async () => {
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    const [petra, kees] = [await week.seen(monday), await week.seen(monday)];
    const outcomes = await Promise.all([
      week.desk.move(petra, at('2026-11-24T09:00')),
      week.desk.move(kees, at('2026-11-25T09:00')),
    ]);
    expect([...outcomes].sort()).toEqual(['changed', 'done']);
    const { starts } = await week.read(monday);
    expect(starts).toBe(outcomes[0] === 'done' ? '2026-11-24T09:00' : '2026-11-25T09:00');
    expect(await week.desk.cancel(petra, false)).toBe('changed');
    expect((await week.read(monday)).state).toBe('planned');
    expect(await week.desk.cancel({ ...petra, occasion: SLOT }, false)).toBe('gone');
  });

  it('brings an appointment with its day and its times: the new one is offered to nobody, the old one again', async () => {
    await week.rows('UPDATE slot SET taken_by = $1 WHERE id = $2', SERIES.desk, SLOT);
    const thursday = await week.idOf(SERIES.desk, '2026-11-26');
    await week.rows(
      `INSERT INTO slot (kind, host_id, starts_at, minutes, place) VALUES ('intake', $1, '2026-11-27T14:30Z', 45, 'hier')`,
      PEOPLE.ineke.id,
    );
    await week.desk.move(await week.seen(thursday), at('2026-11-27T15:00', { minutes: 45 }));
    expect(await week.daysOf(SERIES.desk)).toEqual(['2026-11-27 2026-11-27 15:00 planned was 2026-11-26 10:00']);
    const free = (await week.desk.freeTimes(NOW)).map(({ starts }) => starts);
    expect(free).toContain('2026-11-27T11:00');
    expect(free).not.toContain('2026-11-27T15:30');
  });

  it('is told to visitor and host, also the second time', async () => {
    for (const name of ['plamen', 'ineke'] as const) await week.joins(PEOPLE[name].id, name);
    const thursday = await week.idOf(SERIES.desk, '2026-11-26');
    await week.tick('2026-11-25T17:00:00.000Z');
    await week.desk.move(await week.seen(thursday, '2026-11-25T17:10:00.000Z'), at('2026-11-27T12:00'));
    expect(await week.tick('2026-11-25T17:11:00.000Z')).toEqual(['ineke coming.moved', 'plamen coming.moved']);
    await week.desk.move(await week.seen(thursday, '2026-11-25T17:20:00.000Z'), at('2026-11-28T12:00'));
    expect(await week.tick('2026-11-25T17:21:00.000Z')).toEqual(['ineke coming.moved', 'plamen coming.moved']);
  });
});

describe('one day, cancelled', () => {
  it('is told to the whole group that had heard of it, and reminded of no more', async () => {
    for (const name of ['selam', 'farida'] as const) await week.joins(PEOPLE[name].id, name);
    await week.tick(SUNDAY_EVENING);
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    expect(await week.desk.cancel(await week.seen(monday, LATER), false)).toBe('done');
    expect(await week.tick('2026-11-22T17:30:30.000Z')).toEqual(['farida coming.cancelled', 'selam coming.cancelled']);
    expect(await week.tick('2026-11-23T06:30:00.000Z')).toEqual([]);
    expect((await week.daysOf(SERIES.lesson))[0]).toBe('2026-11-23 2026-11-23 09:30 cancelled centre');
    expect((await week.daysOf(SERIES.lesson))[1]).toContain('planned');
  });

  it('leaves its time free only where staff say so', async () => {
    await week.rows('UPDATE slot SET taken_by = $1 WHERE id = $2', SERIES.desk, SLOT);
    const thursday = await week.idOf(SERIES.desk, '2026-11-26');
    const isFree = async () => (await week.desk.freeTimes(NOW)).some(({ id }) => id === SLOT);
    expect((await week.read(thursday)).fromSlot).toBe(true);
    await week.desk.cancel(await week.seen(thursday), false);
    expect(await isFree()).toBe(false);
    await week.desk.cancel(await week.seen(thursday), true);
    expect(await isFree()).toBe(true);
  });
});

describe('a new weekly time', () => {
  const change = async (series: string, day: string, first: string, now = NOW) => {
    const occasion = await week.idOf(series, day);
    const time = { first: first.slice(0, 10), slotted: at(first) };
    const preview = await week.desk.replanned(occasion, time, now);
    expect(await week.desk.changeSeries(await week.seen(occasion, now), time)).toBe('done');
    return preview;
  };

  it('takes the days to come along, and keeps the past and what was moved by hand', async () => {
    const before = await week.daysOf(SERIES.lesson, '2026-10-01');
    const past = before.filter((line) => line < '2026-11-22');
    await week.desk.move(await week.seen(await week.idOf(SERIES.lesson, '2026-12-07')), at('2026-12-08T10:00'));
    await week.rows(
      `UPDATE occasion SET state = 'cancelled', why = 'skipped' WHERE id = $1`,
      await week.idOf(SERIES.lesson, '2026-12-14'),
    );
    const preview = await change(SERIES.lesson, '2026-11-30', '2026-12-02T13:00');
    expect(preview).toMatchObject({ kept: ['2026-12-08T10:00', '2026-12-14T09:30'], added: [], dropped: [] });
    const after = await week.daysOf(SERIES.lesson, '2026-10-01');
    expect(after.slice(0, past.length)).toEqual(past);
    expect(after.slice(past.length, past.length + 6)).toEqual([
      '2026-11-23 2026-11-23 09:30 planned',
      '2026-12-02 2026-12-02 13:00 planned',
      '2026-12-09 2026-12-08 10:00 planned was 2026-12-07 09:30',
      '2026-12-16 2026-12-14 09:30 cancelled skipped',
      '2026-12-23 2026-12-23 13:00 cancelled kerstvakantie',
      '2026-12-30 2026-12-30 13:00 cancelled kerstvakantie',
    ]);
    expect(after).toHaveLength(before.length);
    await planSeries(week.fresh.database.pool, ZONE, '2026-11-22');
    expect(await week.daysOf(SERIES.lesson, '2026-10-01')).toEqual(after);
    await change(SERIES.lesson, '2027-01-13', '2027-01-15T08:00');
    expect((await week.daysOf(SERIES.lesson, '2027-01-01')).slice(1, 3)).toEqual([
      '2027-01-15 2027-01-15 08:00 planned',
      '2027-01-22 2027-01-22 08:00 planned',
    ]);
  });

  it('is told to whoever had heard of a day that goes elsewhere, and to nobody else; and a second time', async () => {
    for (const name of ['selam', 'farida'] as const) await week.joins(PEOPLE[name].id, name);
    await week.tick(SUNDAY_EVENING);
    await change(SERIES.lesson, '2026-11-23', '2026-11-25T09:30', LATER);
    expect(await week.tick('2026-11-22T17:30:30.000Z')).toEqual(['farida coming.moved', 'selam coming.moved']);
    await change(SERIES.lesson, '2026-11-25', '2026-11-26T09:30', '2026-11-22T17:40:00.000Z');
    expect(await week.tick('2026-11-22T17:40:30.000Z')).toEqual(['farida coming.moved', 'selam coming.moved']);
    expect((await week.daysOf(SERIES.lesson)).slice(0, 2)).toEqual([
      '2026-11-26 2026-11-26 09:30 planned was 2026-11-25 09:30',
      '2026-12-03 2026-12-03 09:30 planned',
    ]);
    expect(await week.tick('2026-11-25T17:00:00.000Z')).toEqual([
      'farida sessions.reminder',
      'selam sessions.reminder',
    ]);
  });

  it('keeps the wall clock over the change of the clock in March', async () => {
    await change(SERIES.match, '2026-12-01', '2026-12-04T16:00');
    const { rows } = await week.fresh.database.pool.query<{ at: Date }>(
      'SELECT starts_at AS at FROM occasion WHERE series_id = $1 AND day >= $2 ORDER BY day',
      [SERIES.match, '2027-03-19'],
    );
    expect(rows.slice(0, 2).map(({ at }) => at.toISOString())).toEqual([
      '2027-03-19T15:00:00.000Z',
      '2027-03-26T15:00:00.000Z',
    ]);
    const dst = await openWeek();
    await dst.rows(`UPDATE match SET until_day = '2027-04-30' WHERE id = $1`, SERIES.match);
    const occasion = await dst.idOf(SERIES.match, '2026-12-01');
    await dst.desk.changeSeries(await dst.seen(occasion), { first: '2026-12-06', slotted: at('2026-12-06T16:00') });
    const after = await dst.rows<{ at: Date }>(
      `SELECT starts_at AS at FROM occasion WHERE series_id = $1 AND day IN ('2027-03-21', '2027-03-28') ORDER BY day`,
      SERIES.match,
    );
    expect(after.map(({ at }) => at.toISOString())).toEqual(['2027-03-21T15:00:00.000Z', '2027-03-28T14:00:00.000Z']);
    await dst.fresh.drop();
  });

  it('is none for a rule that is not weekly on one day', async () => {
    await week.rows(`UPDATE group_session SET rule = 'FREQ=WEEKLY;BYDAY=MO,WE' WHERE id = $1`, SERIES.lesson);
    const occasion = await week.idOf(SERIES.lesson, '2026-11-30');
    expect((await week.read(occasion)).weekday).toBeNull();
    const time = { first: '2026-12-01', slotted: at('2026-12-01T10:00') };
    expect(await week.desk.replanned(occasion, time, NOW)).toBeNull();
    await expect(week.desk.changeSeries(await week.seen(occasion), time)).rejects.toThrow();
    expect((await week.daysOf(SERIES.lesson))[1]).toContain('2026-11-30 09:30');
  });
});

describe('clashes', () => {
  it('are whoever is expected elsewhere then, as anything, and children too', async () => {
    const clashes = async (name: keyof typeof PEOPLE, starts: string, minutes = 60, not = SLOT) =>
      (await week.desk.clashes({ people: [PEOPLE[name].id], children: [], not }, [{ starts, minutes }])).map(
        (clash) => `${clash.name} ${clash.kind} ${clash.starts}`,
      );
    expect(await clashes('willem', '2026-11-24T14:30')).toEqual(['Willem match 2026-11-24T14:00']);
    expect(await clashes('huda', '2026-11-24T13:00', 61)).toEqual(['Huda match 2026-11-24T14:00']);
    expect(await clashes('huda', '2026-11-24T13:00')).toEqual([]);
    expect(await clashes('huda', '2026-11-24T15:00')).toEqual([]);
    expect(await clashes('huda', '2026-11-24T14:00', 60, SERIES.match)).toEqual([]);
    expect(await clashes('selam', '2026-11-23T10:00')).toEqual(['Selam group-session 2026-11-23T09:30']);
    expect(await clashes('ineke', '2026-11-26T10:30')).toEqual(['Ineke appointment 2026-11-26T10:00']);
    expect(await clashes('ineke', '2026-11-27T16:00')).toEqual(['Ineke group-session 2026-11-27T15:30']);
    await week.rows(`UPDATE timetable_entry SET until_day = '2026-11-01' WHERE person_id = $1`, PEOPLE.selam.id);
    expect(await clashes('selam', '2026-11-23T10:00')).toEqual([]);
    await week.desk.cancel(await week.seen(await week.idOf(SERIES.match, '2026-11-24')), false);
    expect(await clashes('willem', '2026-11-24T14:30')).toEqual([]);
  });
});

describe('an appointment', () => {
  const ID = '0f3c0000-0000-4000-8000-000000000001';
  const made = (slot: string | null, starts = '2026-11-27T11:00') => ({
    id: ID,
    kind: 'cv-desk' as const,
    person: PEOPLE.plamen.id,
    host: PEOPLE.ineke.id,
    slot,
    slotted: at(starts, { minutes: 45 }),
  });

  it('is made once, told at once, and its time is taken', async () => {
    await week.joins(PEOPLE.plamen.id, 'plamen');
    expect(await week.desk.appoint(made(SLOT), NOW)).toBe('done');
    expect(await week.desk.appoint(made(SLOT), NOW)).toBe('done');
    expect(await week.daysOf(ID)).toEqual(['2026-11-27 2026-11-27 11:00 planned']);
    expect((await week.desk.freeTimes(NOW)).some(({ id }) => id === SLOT)).toBe(false);
    expect(await week.tick('2026-11-22T10:01:00.000Z')).toEqual(['plamen appointments.reminder']);
    expect(await week.tick('2026-11-26T17:00:00.000Z')).toEqual(['plamen appointments.reminder']);
    const { expectations } = await week.read(await week.idOf(ID, '2026-11-27'));
    expect(expectations.find(({ as }) => as === 'visitor')?.words.map(({ about }) => about)).toEqual([
      'made',
      'reminder',
    ]);
  });

  it('is none where the time is taken, or where nobody has this id', async () => {
    await week.rows('UPDATE slot SET taken_by = $1 WHERE id = $2', SERIES.desk, SLOT);
    expect(await week.desk.appoint(made(SLOT), NOW)).toBe('gone');
    expect(await week.desk.appoint({ ...made(null), person: SLOT }, NOW)).toBe('gone');
    expect(await week.rows('SELECT 1 FROM appointment WHERE id = $1', ID)).toEqual([]);
    expect(await week.rows('SELECT 1 FROM knock')).toEqual([]);
  });

  it('is given to one of two who choose the same time', async () => {
    const other = { ...made(SLOT), id: ID.replace(/1$/u, '2'), person: PEOPLE.bilal.id };
    const came = await Promise.all([week.desk.appoint(made(SLOT), NOW), week.desk.appoint(other, NOW)]);
    expect([...came].sort()).toEqual(['done', 'gone']);
    expect(await week.rows(`SELECT 1 FROM occasion WHERE kind = 'appointment'`)).toHaveLength(2);
  });
});

describe('offered times', () => {
  const times = ['2026-12-03T09:00', '2026-12-03T09:45', '2026-12-03T10:30'].map((starts) =>
    at(starts, { minutes: 45 }),
  );

  it('are offered once, and taken back while nobody has them', async () => {
    const offer = () => week.desk.offer('intake', PEOPLE.joris.id, times);
    expect((await Promise.all([offer(), offer()])).sort()).toEqual([0, 3]);
    const free = (await week.desk.freeTimes(NOW)).filter(({ kind }) => kind === 'intake');
    expect(free.map(({ starts, hostName }) => `${starts} ${hostName}`)).toEqual(
      times.map(({ starts }) => `${starts} Joris`),
    );
    expect(await week.desk.withdraw(free[0]?.id ?? '')).toBe(true);
    expect(await week.desk.withdraw(free[0]?.id ?? '')).toBe(false);
    await week.rows('UPDATE slot SET taken_by = $1 WHERE id = $2', SERIES.desk, free[1]?.id);
    expect(await week.desk.withdraw(free[1]?.id ?? '')).toBe(false);
  });
});

describe('who was there', () => {
  it('is registered for those who are expected, and can be taken back', async () => {
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    const of = async () =>
      (await week.read(monday)).expectations.map(({ name, attendance }) => `${name} ${attendance}`);
    const register = (...marks: [string, 'present' | 'no-show' | null][]) =>
      week.desk.register(monday, 'petra', NOW, new Map(marks));
    expect(
      await register([PEOPLE.selam.id, 'present'], [PEOPLE.farida.id, 'no-show'], [PEOPLE.huda.id, 'present']),
    ).toBe(true);
    expect(await of()).toEqual(['Farida no-show', 'Selam present', 'Stefka null']);
    expect(await week.rows('SELECT 1 FROM attendance')).toHaveLength(2);
    await register([PEOPLE.farida.id, 'present'], [PEOPLE.selam.id, null]);
    expect(await of()).toEqual(['Farida present', 'Selam null', 'Stefka null']);
    expect(await week.desk.register(SLOT, 'petra', NOW, new Map())).toBe(false);
    const forget = () => eraseExpired(week.fresh.database.pool, [{ record: 'attendance.mark', days: 304 }]);
    await week.rows(`UPDATE attendance SET registered_at = now() - interval '303 days'`);
    await forget();
    expect(await week.rows('SELECT 1 FROM attendance')).toHaveLength(1);
    await week.rows(`UPDATE attendance SET registered_at = now() - interval '305 days'`);
    await forget();
    expect(await week.rows('SELECT 1 FROM attendance')).toEqual([]);
  });
});
