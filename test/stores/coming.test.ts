import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ahead, type Expected, expected } from '../../bot/engine/coming.ts';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Person } from '../../bot/engine/person.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { runDue } from '../../workers/due.ts';
import { ZONE } from '../engine/occasions.ts';
import { openHouse, type Playing, theHouse } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const { activities, children, lessons } = demoWorld(TEST_DAY);
const [SAMI, NOOR] = children.map(({ id }) => id) as [string, string];
const [CRAFTS, FOOTBALL] = activities.map(({ id }) => id) as [string, string];
const LESSON = lessons[0]?.id ?? '';
const THURSDAY_EVENING = '2026-11-26T17:00:00Z';

let fresh: Fresh;
let pool: Pool;
let stores: ReturnType<typeof postgresStores>;
let playing: Playing;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
});
beforeEach(async () => {
  await fresh.reset();
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, THURSDAY_EVENING);
});
afterAll(() => fresh.drop());

type Name = keyof typeof PEOPLE;
const idOf = async (series: string, day: string): Promise<string> => {
  const { rows } = await pool.query<{ id: string }>('SELECT id FROM occasion WHERE series_id = $1 AND day = $2', [
    series,
    day,
  ]);
  return rows[0]?.id ?? '';
};
const asks = async (name: Name, about: Parameters<typeof expected>[0]): Promise<Expected | null> => {
  const [told] = await stores.facts.answer([expected(about)], { id: PEOPLE[name].id } as Person, THURSDAY_EVENING);
  return told as Expected | null;
};
const aheadOf = async (name: Name): Promise<readonly Expected[]> => {
  const [all] = await stores.facts.answer([ahead({ hours: 30 })], { id: PEOPLE[name].id } as Person, playing.now);
  return all as readonly Expected[];
};
let count = 0;
const does = async (name: Name, inbound: Inbound) => {
  await playing.knock({ from: { address: { channel: 'web', id: name } }, arrival: { key: `k${count++}`, inbound } });
  return heard();
};
const heard = () => playing.said.splice(0).map(({ to, saying }) => `${to} ${saying.key}`);

/** What the worker does every minute; what is due by then is said. */
async function tick(now: string): Promise<string[]> {
  playing.now = now;
  const carried: string[] = [];
  const carrier = { knock: (key: string) => void carried.push(key), deliver() {} };
  await runDue({ house: theHouse, ...stores, carrier, clock: () => now, zone: ZONE });
  for (const key of carried) {
    const open = await stores.knocks.find(key);
    if (open === null) continue;
    await playing.knock({ from: { person: open.person }, arrival: { key, inbound: open.inbound } });
    await stores.knocks.done(key, now);
  }
  return heard().sort();
}

describe('what somebody is expected at', () => {
  it('is told with place, child, and who sees to it', async () => {
    expect(await asks('jamila', { occasion: await idOf(CRAFTS, '2026-11-27'), child: SAMI })).toMatchObject({
      kind: 'group-session',
      state: 'planned',
      starts: '2026-11-27T15:30',
      startsAt: '2026-11-27T14:30:00.000Z',
      zone: ZONE,
      what: { content: { nl: 'Knutselclub' } },
      appointment: null,
      venue: { name: 'Buurtcentrum De Mussen', address: null, latitude: 52.069 },
      child: { id: SAMI, name: 'Sami' },
      absent: false,
      said: [],
      hearer: PEOPLE.ineke.id,
    });
    const monday = await asks('selam', { occasion: await idOf(LESSON, '2026-11-30'), child: null });
    expect(monday).toMatchObject({ child: null, hearer: PEOPLE.joris.id, venue: { latitude: null } });
  });

  it('is nothing of anybody else: another parent’s days, another’s lesson, one’s own where it is the child’s', async () => {
    const friday = await idOf(CRAFTS, '2026-11-27');
    expect(await asks('daan', { occasion: friday, child: SAMI })).toBeNull();
    expect(await asks('jamila', { occasion: friday, child: null })).toBeNull();
    expect(await asks('jamila', { occasion: await idOf(FOOTBALL, '2026-11-28'), child: SAMI })).toBeNull();
    expect(await asks('daan', { occasion: await idOf(FOOTBALL, '2026-11-28'), child: SAMI })).not.toBeNull();
    expect(await asks('huda', { occasion: await idOf(LESSON, '2026-11-30'), child: null })).toBeNull();
  });

  it('is ahead until it is answered, each child for itself', async () => {
    await stores.join(PEOPLE.jamila.id, 'jamila', 'nl');
    expect(await tick(THURSDAY_EVENING)).toEqual(['jamila sessions.reminder-child', 'jamila sessions.reminder-child']);
    expect((await aheadOf('jamila')).map(({ child }) => child?.id).sort()).toEqual([SAMI, NOOR].sort());
    expect(await does('jamila', { kind: 'text', text: '1' })).toEqual([
      'jamila coming.noted',
      'jamila sessions.reminder-child',
    ]);
    expect(await aheadOf('jamila')).toHaveLength(1);
    expect(await tick('2026-11-27T12:30:00Z')).toEqual(['jamila sessions.soon-child']);
    expect(await does('jamila', { kind: 'text', text: '2' })).toEqual(['jamila absence.reason']);
    await does('jamila', { kind: 'text', text: '2' });
    expect(await aheadOf('jamila')).toEqual([]);
    const come = await pool.query<{ of: string }>(`SELECT attendee_id AS of FROM answer WHERE said = 'coming'`);
    const away = await pool.query<{ of: string }>(`SELECT child_id AS of FROM absence WHERE reason = 'child-ill'`);
    expect([...come.rows, ...away.rows].map(({ of }) => of).sort()).toEqual([SAMI, NOOR].sort());
  });
});

describe('what staff change after it was said', () => {
  const change = async (sql: string, at: string) =>
    pool.query(`UPDATE occasion SET ${sql}, changed_at = $2 WHERE id = $1`, [await idOf(CRAFTS, '2026-11-27'), at]);
  beforeEach(async () => {
    await stores.join(PEOPLE.jamila.id, 'jamila', 'nl');
    await stores.join(PEOPLE.selam.id, 'selam', 'nl');
    await tick(THURSDAY_EVENING);
  });

  it('is corrected at once and once, to whoever had been told; what she answered counts no more', async () => {
    await does('jamila', { kind: 'text', text: '1' });
    await change(`starts_at = '2026-11-27T13:00Z', moved_from = starts_at`, '2026-11-26T17:30:00.000Z');
    expect(await tick('2026-11-26T17:30:30Z')).toEqual(['jamila coming.child-moved', 'jamila coming.child-moved']);
    expect(await tick('2026-11-26T17:31:30Z')).toEqual([]);
    expect(await aheadOf('jamila')).toHaveLength(2);
    await change(`state = 'cancelled', why = 'centre'`, '2026-11-26T17:40:00.000Z');
    expect(await tick('2026-11-26T17:40:30Z')).toEqual([
      'jamila coming.child-cancelled',
      'jamila coming.child-cancelled',
    ]);
    expect(await tick('2026-11-27T11:00:00Z')).toEqual([]);
    await pool.query(`UPDATE occasion SET starts_at = moved_from, moved_from = NULL WHERE moved_from IS NOT NULL`);
  });

  it('is found where it was written while the minute before was being worked out', async () => {
    await tick('2026-11-26T17:31:00Z');
    await change(`state = 'cancelled', why = 'centre'`, '2026-11-26T17:30:59.000Z');
    expect(await tick('2026-11-26T17:32:00Z')).toHaveLength(2);
    expect(await tick('2026-11-26T17:33:00Z')).toEqual([]);
  });

  it('waits for the end of the night, and is not said to whoever had not been told', async () => {
    await change(`state = 'cancelled', why = 'centre'`, '2026-11-26T21:00:00.000Z');
    const lesson = await idOf(LESSON, '2026-11-30');
    await pool.query(`UPDATE occasion SET state = 'cancelled', changed_at = '2026-11-26T21:00Z' WHERE id = $1`, [
      lesson,
    ]);
    expect(await tick('2026-11-26T21:00:30Z')).toEqual([]);
    expect(await tick('2026-11-27T07:00:00Z')).toEqual([
      'jamila coming.child-cancelled',
      'jamila coming.child-cancelled',
    ]);
    expect(await tick('2026-11-29T17:00:00Z')).toEqual([]);
  });
});

describe('a visitor and her host', () => {
  it('hear that staff moved an appointment', async () => {
    for (const name of ['plamen', 'ineke'] as const) await stores.join(PEOPLE[name].id, name, 'nl');
    expect(await tick('2026-11-25T17:00:00Z')).toEqual(['ineke appointments.host', 'plamen appointments.reminder']);
    await pool.query(
      `UPDATE occasion SET moved_from = starts_at, starts_at = '2026-11-26T13:00Z', changed_at = '2026-11-25T17:20:00Z' WHERE kind = 'appointment'`,
    );
    expect(await tick('2026-11-25T17:21:00Z')).toEqual(['ineke coming.moved', 'plamen coming.moved']);
    expect(await tick('2026-11-26T11:00:00Z')).toContain('plamen appointments.soon');
  });
});

it('keeps what a visitor needs with the appointment, and forgets what she said when she is forgotten', async () => {
  await stores.join(PEOPLE.plamen.id, 'plamen', 'bg');
  await tick('2026-11-25T17:00:00Z');
  await does('plamen', { kind: 'text', text: '5' });
  await does('plamen', { kind: 'text', text: '1' });
  await does('plamen', { kind: 'text', text: 'menu' });
  const needs = await pool.query('SELECT interpreter, childcare FROM appointment');
  expect(needs.rows).toEqual([{ interpreter: 'bg', childcare: false }]);
  const place = { room: 'my-data', step: 'forget', data: {} };
  await playing.knock({
    from: { person: PEOPLE.plamen.id },
    arrival: { key: 'forget', inbound: { kind: 'nudge-due', place, expires: '2027-01-01T00:00:00Z' } },
  });
  expect((await pool.query('SELECT 1 FROM answer')).rowCount).toBe(1);
  await does('plamen', { kind: 'text', text: '1' });
  expect((await pool.query('SELECT 1 FROM answer')).rowCount).toBe(0);
});

it('keeps answers until thirty days after the day they were about, each kind by its own room', async () => {
  const { rows } = await pool.query<{ id: string; kind: string }>('SELECT id, kind FROM occasion');
  const lesson = rows.find(({ kind }) => kind === 'group-session')?.id;
  const meeting = rows.find(({ kind }) => kind === 'appointment')?.id;
  const answered = (occasion: string | undefined, ago: number) =>
    pool.query(`INSERT INTO answer SELECT $1, $2, $2, 'said ' || $3::int, now() - make_interval(days => $3::int)`, [
      occasion,
      PEOPLE.selam.id,
      ago,
    ]);
  const endedAgo = (id: string | undefined, days: number) =>
    pool.query('UPDATE occasion SET ends_at = now() - make_interval(days => $2::int) WHERE id = $1', [id, days]);
  const left = async () => (await pool.query('SELECT 1 FROM answer')).rowCount;
  const before = await pool.query('SELECT id, ends_at FROM occasion WHERE id = ANY($1)', [[lesson, meeting]]);
  for (const id of [lesson, meeting]) await answered(id, 40);
  await endedAgo(lesson, 29);
  await endedAgo(meeting, 31);
  await eraseExpired(pool, [{ record: 'sessions.said', days: 30 }]);
  expect(await left()).toBe(2);
  await eraseExpired(pool, [{ record: 'appointments.said', days: 30 }]);
  expect(await left()).toBe(1);
  await endedAgo(lesson, 31);
  await eraseExpired(pool, [{ record: 'sessions.said', days: 30 }]);
  expect(await left()).toBe(0);
  for (const { id, ends_at } of before.rows) {
    await pool.query('UPDATE occasion SET ends_at = $2 WHERE id = $1', [id, ends_at]);
  }
});
