import type { OccasionDetail, Seen, Slotted, WeekDesk } from '../../bot/staff-week-ports.ts';
import { demoWorld, type PEOPLE } from '../../prisma/seed/world.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { runDue } from '../../workers/due.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { seal } from '../stores/keeping.ts';
import { postgresStores } from '../stores/playing.ts';
import { openHouse, type Playing, theHouse } from '../talk/house.ts';
import { TEST_DAY } from '../world.ts';

export const ZONE = 'Europe/Amsterdam';
/** Sunday morning, before the week of the tests. */
export const NOW = '2026-11-22T10:00:00.000Z';

const { matches, lessons, activities, appointments, slots, children } = demoWorld(TEST_DAY);
/** Dutch on Mondays at 9:30, Huda and Willem on Tuesdays at two, crafts on Fridays at 15:30, the CV desk on Thursday at ten. */
export const SERIES = {
  lesson: lessons[0]?.id ?? '',
  match: matches[0]?.id ?? '',
  crafts: activities[0]?.id ?? '',
  desk: appointments[0]?.id ?? '',
};
/** Free at the CV desk on Friday at eleven. */
export const SLOT = slots[0]?.id ?? '';
export const [SAMI, NOOR] = children.map(({ id }) => id) as [string, string];

type Name = keyof typeof PEOPLE;

/** A timetable of a test's own, with the house that speaks about it. */
export type WeekPlaying = {
  readonly fresh: Fresh;
  readonly desk: WeekDesk;
  readonly playing: Playing;
  readonly stores: ReturnType<typeof postgresStores>;
  rows<Row extends object>(sql: string, ...values: unknown[]): Promise<Row[]>;
  /** The occasion of a series that is named by a day. */
  idOf(series: string, day: string): Promise<string>;
  read(id: string): Promise<OccasionDetail>;
  /** An occasion as staff look at it now. */
  seen(id: string, now?: string): Promise<Seen>;
  /** The days of a series from the test week on: name, moment, state, and where it was moved from. */
  daysOf(series: string, from?: string): Promise<string[]>;
  /** What the worker does every minute; answers what was said because it was due by then. */
  tick(now: string): Promise<string[]>;
  joins(id: string, name: Name): Promise<void>;
};

const DAYS = `
SELECT concat_ws(' ', day::text, to_char(starts_at AT TIME ZONE '${ZONE}', 'YYYY-MM-DD HH24:MI'), state, coalesce(why_name, why),
  'was ' || to_char(moved_from AT TIME ZONE '${ZONE}', 'YYYY-MM-DD HH24:MI')) AS line
FROM occasion WHERE series_id = $1 AND starts_at >= $2 ORDER BY starts_at`;

export async function openWeek(): Promise<WeekPlaying> {
  const fresh = await freshDatabase();
  const desk = createStaffDesk(fresh.database, ZONE, seal).week;
  const stores = postgresStores(fresh.database);
  const playing = openHouse(stores, NOW);
  const rows: WeekPlaying['rows'] = async <Row extends object>(sql: string, ...values: unknown[]) =>
    (await fresh.database.pool.query<Row>(sql, values)).rows;
  const read = async (id: string) => (await desk.occasion(id)) as OccasionDetail;
  return {
    ...{ fresh, desk, playing, stores, rows, read },
    async idOf(series, day) {
      const sql = 'SELECT id FROM occasion WHERE series_id = $1 AND day = $2';
      return (await rows<{ id: string }>(sql, series, day))[0]?.id ?? '';
    },
    seen: async (occasion, now = NOW) => ({ occasion, seen: (await read(occasion)).seen, now }),
    daysOf: async (series, from = '2026-11-22') =>
      (await rows<{ line: string }>(DAYS, series, from)).map(({ line }) => line),
    async tick(now) {
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
      const said = playing.said.splice(0);
      return said.map(({ to, saying }) => `${to} ${saying.key}`).sort();
    },
    joins: (id, name) => stores.join(id, name, 'nl'),
  };
}

/** A time of an hour in room 5. */
export const at = (starts: string, more: Partial<Slotted> = {}): Slotted => ({
  starts,
  minutes: 60,
  place: 'De Mussen, kamer 5',
  venue: null,
  ...more,
});
