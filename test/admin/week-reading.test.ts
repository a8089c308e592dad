import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WeekAsked } from '../../bot/staff-week-ports.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { weekQuery } from '../../prisma/stores/desk-week.ts';
import { planSeries } from '../../prisma/stores/planning.ts';
import { seal } from '../stores/keeping.ts';
import { NOOR, openWeek, SAMI, SERIES, type WeekPlaying, ZONE } from './week-playing.ts';

const ALL: WeekAsked = { from: '2026-11-23', kind: null, centre: null };

let week: WeekPlaying;
beforeEach(async () => {
  week = await openWeek();
});
afterEach(() => week.fresh.drop());

const startsOf = async (asked: Partial<WeekAsked> = {}) =>
  (await week.desk.week({ ...ALL, ...asked })).lines.map(({ starts, kind }) => `${starts} ${kind}`);

describe('a week', () => {
  it('holds everything from Monday to Sunday in the order of time, with who, where and how many', async () => {
    const { lines, more } = await week.desk.week(ALL);
    expect(more).toBe(false);
    expect(lines.map(({ starts }) => starts)).toEqual([
      '2026-11-23T09:30',
      '2026-11-23T16:00',
      '2026-11-24T14:00',
      '2026-11-25T13:00',
      '2026-11-26T10:00',
      '2026-11-26T10:00',
      '2026-11-27T11:30',
      '2026-11-27T15:30',
      '2026-11-28T10:00',
    ]);
    expect(lines[0]).toMatchObject({
      kind: 'group-session',
      what: { content: { nl: 'Nederlandse les' } },
      ends: '2026-11-23T11:30',
      place: 'Allekanten, lokaal 1',
      state: 'planned',
      ...{ who: [], expected: 3, coming: 0, absent: 0 },
    });
    expect(lines[2]).toMatchObject({ kind: 'match', who: ['Huda', 'Willem'], expected: 2 });
    expect(lines.find(({ kind }) => kind === 'appointment')).toMatchObject({
      what: { key: 'appointments.kind-cv-desk' },
      who: ['Plamen', 'Ineke'],
      expected: 1,
    });
    expect(lines.at(-2)).toMatchObject({ who: ['Ineke'], expected: 2 });
  });

  it('shows one kind, one centre, or both', async () => {
    expect(await startsOf({ kind: 'appointment' })).toEqual(['2026-11-26T10:00 appointment']);
    expect(await startsOf({ kind: 'match' })).toHaveLength(4);
    expect(await startsOf({ kind: 'group-session' })).toHaveLength(4);
    expect(await startsOf({ centre: 'allekanten' })).toEqual([
      '2026-11-23T09:30 group-session',
      '2026-11-25T13:00 group-session',
    ]);
    expect(await startsOf({ centre: 'de-mussen' })).toHaveLength(7);
    expect(await startsOf({ centre: 'de-mussen', kind: 'appointment' })).toHaveLength(1);
    expect(await startsOf({ centre: 'allekanten', kind: 'match' })).toEqual([]);
    expect(await startsOf({ centre: "' OR 1=1 --" })).toEqual([]);
  });

  it('says why something does not take place', async () => {
    const { lines } = await week.desk.week({ ...ALL, from: '2026-12-21', kind: 'match' });
    expect(lines.filter(({ state }) => state === 'cancelled').map(({ starts, why }) => `${starts} ${why}`)).toEqual([
      '2026-12-25T11:30 Kerstmis',
    ]);
  });

  it('counts who comes and who does not, a child once however many parents it has', async () => {
    const friday = await week.idOf(SERIES.crafts, '2026-11-27');
    await week.rows(`UPDATE guardian SET weekdays = '{}'`);
    const say = (person: string, child: string, said: string) =>
      week.rows('INSERT INTO answer VALUES ($1, $2, $3, $4, now())', friday, person, child, said);
    await say(PEOPLE.jamila.id, SAMI, 'coming');
    await say(PEOPLE.daan.id, SAMI, 'coming');
    await say(PEOPLE.jamila.id, NOOR, 'away');
    const { lines } = await week.desk.week({ ...ALL, kind: 'group-session' });
    expect(lines.find(({ id }) => id === friday)).toMatchObject({ expected: 2, coming: 1, absent: 1 });
  });

  /** Sundays at noon, on the very days on which the clock changes. */
  it.each([
    ['2026-10-19', '2026-10-25', '2026-10-25T11:00:00.000Z'],
    ['2027-03-22', '2027-03-28', '2027-03-28T10:00:00.000Z'],
  ])('keeps the wall clock in the week of %s', async (from, day, instant) => {
    const [row] = await week.rows<{ id: string }>(
      `INSERT INTO match (programme_id, mentor_id, mentee_id, rule, start_time, minutes, place, from_day, until_day)
       VALUES ('werkplaats', $1, $2, 'FREQ=WEEKLY;BYDAY=SU', '12:00', 60, 'tuin', '2026-09-01', '2027-05-01') RETURNING id`,
      PEOPLE.nour.id,
      PEOPLE.bilal.id,
    );
    await planSeries(week.fresh.database.pool, ZONE, '2026-09-01', [row?.id ?? '']);
    expect(await startsOf({ from, kind: 'match' })).toContain(`${day}T12:00 match`);
    const id = await week.idOf(row?.id ?? '', day);
    expect((await week.read(id)).startsAt).toBe(instant);
    // Half past eleven in the night after the change belongs to Sunday, half an hour later to the next week.
    await week.rows(
      `UPDATE occasion SET starts_at = ($2::timestamp AT TIME ZONE '${ZONE}') WHERE id = $1`,
      id,
      `${day} 23:30`,
    );
    expect(await startsOf({ from, kind: 'match' })).toContain(`${day}T23:30 match`);
    await week.rows(`UPDATE occasion SET starts_at = starts_at + interval '30 minutes' WHERE id = $1`, id);
    expect((await startsOf({ from, kind: 'match' })).filter((line) => line.startsWith(day))).toEqual([]);
  });
});

describe('an occasion', () => {
  it('tells of each what she was told, whether it arrived, and what she answered', async () => {
    await week.joins(PEOPLE.selam.id, 'selam');
    await week.joins(PEOPLE.farida.id, 'farida');
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    const of = async (name: 'selam' | 'farida' | 'stefka') =>
      (await week.read(monday)).expectations.find(({ person }) => person === PEOPLE[name].id);
    expect(await of('selam')).toMatchObject({ as: 'participant', words: [], told: false, unreachable: null });
    await week.tick('2026-11-22T17:00:00Z');
    expect(await of('selam')).toMatchObject({
      told: true,
      words: [{ about: 'reminder', state: 'pending', why: null }],
    });
    expect(await of('stefka')).toMatchObject({ unreachable: 'no-conversation', words: [{ state: 'unreached' }] });
    const receipt = (state: string | null) =>
      week.rows(
        `WITH gone AS (DELETE FROM outbox RETURNING *), kept AS (
           INSERT INTO receipt SELECT conversation_id, turn, position, 'x', $1 FROM gone)
         UPDATE receipt SET state = $1`,
        state,
      );
    await receipt(null);
    expect((await of('selam'))?.words).toMatchObject([{ state: 'sent' }]);
    await receipt('delivered');
    expect((await of('selam'))?.words).toMatchObject([{ state: 'delivered' }]);
    await receipt('read');
    expect((await of('selam'))?.words).toMatchObject([{ state: 'read' }]);
    await week.playing.knock({
      from: { address: { channel: 'web', id: 'selam' } },
      arrival: { key: 'coming', inbound: { kind: 'text', text: '1' } },
    });
    expect(await of('selam')).toMatchObject({ said: ['coming'], absent: false });
    expect((await of('selam'))?.conversation).not.toBeNull();
  });

  it('says why something was not said, and what did not arrive', async () => {
    await week.joins(PEOPLE.selam.id, 'selam');
    const monday = await week.idOf(SERIES.lesson, '2026-11-23');
    await week.rows('UPDATE person SET stopped_at = now() WHERE id = $1', PEOPLE.selam.id);
    await week.tick('2026-11-22T17:00:00Z');
    const selam = (await week.read(monday)).expectations.find(({ person }) => person === PEOPLE.selam.id);
    expect(selam).toMatchObject({ unreachable: 'stopped', words: [{ state: 'silent', why: 'opted-out' }] });
  });

  it('tells a mother of two what was said about each child', async () => {
    await week.joins(PEOPLE.jamila.id, 'jamila');
    await week.tick('2026-11-26T17:00:00Z');
    const { expectations } = await week.read(await week.idOf(SERIES.crafts, '2026-11-27'));
    const told = expectations.filter(({ as }) => as === 'guardian');
    expect(told.map(({ child, words }) => `${child?.name} ${words.length}`)).toEqual(['Noor 1', 'Sami 1']);
  });

  it('is none for an id that is none', async () => {
    expect(await week.desk.occasion('00000000-0000-4000-8000-00000000ffff')).toBeNull();
  });
});

describe('who does not come', () => {
  const report = (from: string, until: string | null, extent: string) =>
    week.rows(
      `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, from_day, until_day, reported_at)
       VALUES ($1, 'match', $2, '14:00', 'ill', $3, $4, $5, now())`,
      PEOPLE.huda.id,
      SERIES.match,
      extent,
      from,
      until,
    );
  const absentOn = async () => {
    const { lines } = await week.desk.week({ ...ALL, kind: 'match' });
    return lines.find(({ id }) => id === tuesday)?.absent;
  };
  let tuesday: string;
  beforeEach(async () => {
    tuesday = await week.idOf(SERIES.match, '2026-11-24');
    const to = { starts: '2026-11-26T14:00', minutes: 60, place: 'kamer 5', venue: null };
    expect(await week.desk.move(await week.seen(tuesday), to)).toBe('done');
  });

  it('is absent on the day to which it was moved, where she reported that day', async () => {
    await report('2026-11-26', '2026-11-26', 'once');
    expect(await absentOn()).toBe(1);
    const sweep = { by: 'start', from: '2026-11-26T00:00:00Z', until: '2026-11-27T00:00:00Z' } as const;
    const { occasions } = await week.stores.calendar.page(sweep, null);
    const huda = occasions.flatMap(({ attendees }) => attendees).find(({ person }) => person === PEOPLE.huda.id);
    expect(huda?.absent).toBe(true);
    const desk = createStaffDesk(week.fresh.database, ZONE, seal);
    expect((await desk.absence.between('2026-11-26', '2026-11-26', 'petra')).map(({ name }) => name)).toEqual(['Huda']);
    expect(await desk.absence.between('2026-11-23', '2026-11-25', 'petra')).toEqual([]);
  });

  it('is expected again where she had reported the day before it was moved', async () => {
    await report('2026-11-24', '2026-11-24', 'once');
    expect(await absentOn()).toBe(0);
    await report('2026-11-23', '2026-11-29', 'week');
    expect(await absentOn()).toBe(1);
  });
});

describe('the cost of a week', () => {
  it('reads no row of 100,000 people elsewhere', { timeout: 120_000 }, async () => {
    await week.rows(`
      INSERT INTO centre (id, name, district) VALUES ('elsewhere', 'Elders', 'Elders');
      INSERT INTO programme (id, centre_id, name) VALUES ('elsewhere', 'elsewhere', 'Elders');
      INSERT INTO person (centre_id, name, roles) SELECT 'elsewhere', 'P' || n, '{mentee}' FROM generate_series(1, 100000) AS n;
      INSERT INTO match (programme_id, mentor_id, mentee_id, rule, start_time, minutes, place, from_day, until_day)
      SELECT 'elsewhere', id, id, 'FREQ=WEEKLY;BYDAY=TU', '14:00', 60, 'elders', '2026-11-01', '2026-12-01' FROM person WHERE centre_id = 'elsewhere';
      INSERT INTO occasion (kind, series_id, day, starts_at, ends_at, minutes, place)
      SELECT 'match', id, '2026-11-24', '2026-11-24T13:00Z', '2026-11-24T14:00Z', 60, 'elders' FROM match WHERE programme_id = 'elsewhere';
      `);
    await week.rows('VACUUM ANALYZE');
    const cost = async (asked: Partial<WeekAsked>) => {
      const { text, values } = weekQuery({ ...ALL, ...asked }, ZONE);
      const [plan] = await week.rows<{ 'QUERY PLAN': unknown }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
        ...values,
      );
      return JSON.stringify(plan);
    };
    const pages = (plan: string) =>
      Number(/"Shared Hit Blocks":(\d+)/u.exec(plan)?.[1]) + Number(/"Shared Read Blocks":(\d+)/u.exec(plan)?.[1]);
    for (const asked of [
      { centre: 'de-mussen' },
      { centre: 'de-mussen', kind: 'match' },
      { centre: 'allekanten' },
    ] as const) {
      const plan = await cost(asked);
      expect(plan, plan).not.toMatch(
        /"Seq Scan","Parallel Aware":[a-z]+,[^{}]*"Relation Name":"(?:occasion|match|person)"/u,
      );
      expect(pages(plan)).toBeLessThan(400);
    }
    const all = await cost({});
    expect(pages(all)).toBeLessThan(15_000);
    expect((await week.desk.week(ALL)).more).toBe(true);
  });
});
