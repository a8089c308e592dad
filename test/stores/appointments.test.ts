import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import { demoWorld, PEOPLE } from '../../prisma/seed/world.ts';
import { openHouse, type Playing } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const NOW = '2026-11-25T17:00:00Z';
const WANTED = '2026-11-27T11:00';
const { appointments, slots } = demoWorld(TEST_DAY);
const DESK = appointments[0]?.id ?? '';
const SLOT = slots[0]?.id ?? '';
/** A second visitor of the same desk, an hour later. */
const SECOND = DESK.replace(/401$/u, '499');

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
  const { prisma } = fresh.database;
  const startsAt = new Date('2026-11-26T10:00:00Z');
  const endsAt = new Date('2026-11-26T10:45:00Z');
  await prisma.appointment.create({
    data: { id: SECOND, kind: 'cv-desk', personId: PEOPLE.bilal.id, hostId: PEOPLE.petra.id },
  });
  const on = { day: new Date('2026-11-26'), startsAt, endsAt, minutes: 45, place: 'De Mussen, kamer 4' };
  await prisma.occasion.create({ data: { kind: 'appointment', seriesId: SECOND, ...on } });
});
beforeEach(() => fresh.reset());
afterAll(() => fresh.drop());

type Name = 'plamen' | 'bilal';
let count = 0;

/** One person in a process of the house: her knocks, and what she hears. */
async function at(playing: Playing, stores: ReturnType<typeof postgresStores>, name: Name, series: string) {
  await stores.join(PEOPLE[name].id, name, 'nl');
  const { rows } = await fresh.database.pool.query<{ id: string }>('SELECT id FROM occasion WHERE series_id = $1', [
    series,
  ]);
  const occasion = rows[0]?.id ?? '';
  const knock = async (inbound: Inbound) => {
    const from = inbound.kind === 'nudge-due' ? { person: PEOPLE[name].id } : { address: { channel: 'web', id: name } };
    await playing.knock({ from, arrival: { key: `key-${count++}`, inbound } });
    const mine = playing.said.filter(({ to }) => to === name);
    playing.said.splice(0, playing.said.length, ...playing.said.filter(({ to }) => to !== name));
    return mine.map(({ saying }) => saying);
  };
  const place = { room: 'appointments', step: 'another', data: { occasion, child: null, kind: 'cv-desk' } };
  return {
    asks: () => knock({ kind: 'nudge-due', place, expires: '2026-11-26T07:00:00Z' }),
    picks: (number: number) => knock({ kind: 'text', text: String(number) }),
  };
}

const process = () => {
  const stores = postgresStores(fresh.database);
  return { stores, playing: openHouse(stores, NOW) };
};

const row = async <Row extends object>(sql: string, ...values: unknown[]): Promise<Row> =>
  (await fresh.database.pool.query<Row>(sql, values)).rows[0] as Row;
const takenBy = async () =>
  (await row<{ by: string | null }>('SELECT taken_by AS by FROM slot WHERE id = $1', SLOT)).by;
const startOf = async (series: string) =>
  (await row<{ at: Date }>('SELECT starts_at AS at FROM occasion WHERE series_id = $1', series)).at.toISOString();

describe('a free time that two people choose at once', () => {
  /** `together`: in one process, where turns are written in one statement; else in two. */
  it.each(Array.from({ length: 8 }, (_, round) => [round, round % 2 === 0]))(
    'is given to exactly one, and the other is offered others (round %i, one process: %s)',
    async (_, together) => {
      const one = process();
      const other = together ? one : process();
      const plamen = await at(one.playing, one.stores, 'plamen', DESK);
      const bilal = await at(other.playing, other.stores, 'bilal', SECOND);
      for (const who of [plamen, bilal]) {
        const [asked] = await who.asks();
        expect(asked?.choices?.[0]?.id).toBe(WANTED);
      }
      const said = await Promise.all([plamen.picks(1), bilal.picks(1)]);
      const [won, lost] = said[0]?.[0]?.key === 'appointments.booked' ? said : said.toReversed();
      expect(won?.map(({ key }) => key)).toEqual(['appointments.booked']);
      expect(lost?.map(({ key }) => key)).toEqual(['appointments.taken']);
      expect(lost?.[0]?.choices?.map(({ id }) => id)).not.toContain(WANTED);
      const winner = said[0]?.[0]?.key === 'appointments.booked' ? DESK : SECOND;
      expect(await takenBy()).toBe(winner);
      expect(await startOf(winner)).toBe('2026-11-27T10:00:00.000Z');
      expect(await startOf(winner === DESK ? SECOND : DESK)).toMatch(/^2026-11-26T/u);
    },
  );
});

describe('an appointment at another time', () => {
  it('has its day, its place and its host there, and leaves the time before it free', async () => {
    const { stores, playing } = process();
    const bilal = await at(playing, stores, 'bilal', SECOND);
    await bilal.asks();
    await bilal.picks(1);
    expect(await takenBy()).toBe(SECOND);
    await bilal.asks();
    await bilal.picks(1);
    expect(await takenBy()).toBeNull();
    const moved = await row<Record<string, unknown>>(
      `SELECT o.day::text, o.moved_from, a.host_id, o.venue_id, o.changed_at FROM occasion o JOIN appointment a ON a.id = o.series_id WHERE a.id = $1`,
      SECOND,
    );
    expect(moved).toEqual({
      day: '2026-12-01',
      moved_from: new Date('2026-11-26T10:00:00Z'),
      host_id: PEOPLE.ineke.id,
      venue_id: 'de-mussen',
      changed_at: null,
    });
  });

  it('is none for what was cancelled meanwhile', async () => {
    const { stores, playing } = process();
    const plamen = await at(playing, stores, 'plamen', DESK);
    await plamen.asks();
    await fresh.database.pool.query(
      `UPDATE occasion SET state = 'cancelled', changed_at = '2026-11-25T17:00:00Z' WHERE series_id = $1`,
      [DESK],
    );
    expect((await plamen.picks(1)).map(({ key }) => key)).toEqual(['coming.gone']);
    expect(await takenBy()).toBeNull();
  });
});
