import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { house } from '../../bot/capabilities/index.ts';
import type { Calendar } from '../../bot/engine/calendar.ts';
import { compile } from '../../bot/engine/lexicon.ts';
import { loadLexicons } from '../../bot/lexicons.ts';
import { loadWords } from '../../bot/words.ts';
import type { Database } from '../../prisma/client.ts';
import { createCalendar } from '../../prisma/stores/calendar.ts';
import { createKnocks } from '../../prisma/stores/knocks.ts';
import { createPlanner } from '../../prisma/stores/planner.ts';
import { type DueParts, runDue } from '../../workers/due.ts';
import { percentile } from '../turns/result.ts';
import { ZONE } from './city.ts';

/** A Tuesday, from six in the morning until ten at night on the centre's clock; at nine most people are reminded. */
const FIRST = Date.parse('2026-11-24T05:00:00Z');
const MINUTES = 16 * 60;
const NINE = '2026-11-24T08:00:00.000Z';

/** What the planner's minutes of one day cost, in milliseconds, and how many runs the fullest minute took. */
export type Day = { readonly said: number; readonly p50: number; readonly worst: number; readonly runs: number };

const partsOf = (database: Database): Omit<DueParts, 'clock'> => ({
  house: house(compile(loadLexicons(), loadWords().label)),
  calendar: createCalendar(database.pool, ZONE),
  planner: createPlanner(database.pool),
  knocks: createKnocks(database.prisma),
  carrier: { knock() {}, deliver() {} },
  zone: ZONE,
});

/** The minutes of one day, one after the other; what is noted in one is said by the next. */
export async function dayOf(database: Database): Promise<Day> {
  const parts = partsOf(database);
  await parts.planner.done(new Date(FIRST).toISOString());
  const times: number[] = [];
  let most = 0;
  for (let minute = 1; minute <= MINUTES; minute++) {
    const now = new Date(FIRST + minute * 60_000).toISOString();
    let runs = 0;
    for (let more = true; more; runs++) {
      const begin = performance.now();
      ({ more } = await runDue({ ...parts, clock: () => now }));
      times.push(performance.now() - begin);
    }
    most = Math.max(most, runs);
    await database.pool.query('UPDATE knock SET done_at = now() WHERE done_at IS NULL');
  }
  const { rows } = await database.pool.query<{ count: string }>('SELECT count(*) FROM knock');
  times.sort((one, other) => one - other);
  return { said: Number(rows[0]?.count), p50: percentile(times, 0.5), worst: times.at(-1) ?? 0, runs: most };
}

/** The most memory that is really held, in bytes, while the fullest minute is worked out. */
export async function liveHeapOf(database: Database): Promise<number> {
  setFlagsFromString('--expose-gc');
  const cleanUp: () => void = runInNewContext('gc');
  await database.pool.query('TRUNCATE knock, planner');
  const parts = partsOf(database);
  await parts.planner.done(NINE);
  let most = 0;
  const calendar: Calendar = {
    async page(sweep, after) {
      const page = await parts.calendar.page(sweep, after);
      cleanUp();
      most = Math.max(most, process.memoryUsage().heapUsed);
      return page;
    },
  };
  for (let more = true; more; ) ({ more } = await runDue({ ...parts, calendar, clock: () => NINE }));
  return most;
}
