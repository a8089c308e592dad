import { createEntryFiles } from './bot/calendar/files.ts';
import type { Entries } from './bot/calendar/ports.ts';
import { house as buildHouse } from './bot/capabilities/index.ts';
import { type Keeping, openKeeping } from './bot/cv/keeping/index.ts';
import type { Calendar } from './bot/engine/calendar.ts';
import type { House } from './bot/engine/house.ts';
import { compile } from './bot/engine/lexicon.ts';
import type { Env } from './bot/env.ts';
import { loadLexicons } from './bot/lexicons.ts';
import { createLog, type Log } from './bot/log.ts';
import { createMetrics, type Metrics } from './bot/metrics.ts';
import type { Carrier, Conversations, FactSource, Files, Knocks, Planner } from './bot/ports.ts';
import { loadWords, type Words } from './bot/words.ts';
import { type Database, openDatabase } from './prisma/client.ts';
import { readFigures } from './prisma/figures.ts';
import { readyDatabase } from './prisma/ready.ts';
import { createCalendar } from './prisma/stores/calendar.ts';
import { createEntries } from './prisma/stores/calendar-entries.ts';
import { createFiles } from './prisma/stores/files.ts';
import { createStores } from './prisma/stores/index.ts';
import { createKnocks } from './prisma/stores/knocks.ts';
import { createPlanner } from './prisma/stores/planner.ts';
import { createCarrier } from './workers/carrier.ts';
import { openQueues, type Queues } from './workers/queues.ts';

/** What both halves of the house stand on: settings, words, rooms, stores, queues. */
export type Foundation = {
  readonly env: Env;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly words: Words;
  readonly house: House;
  readonly databaseUrl: string;
  readonly database: Database;
  readonly stores: {
    conversations: Conversations;
    facts: FactSource;
    knocks: Knocks;
    calendar: Calendar;
    planner: Planner;
    files: Files;
    entries: Entries;
  };
  /** How files that people send are sealed, kept and scanned. */
  readonly keeping: Keeping;
  readonly queues: Queues;
  readonly carrier: Carrier;
  /** What was done to the database on the way, for the one who started it. */
  readonly done: readonly string[];
  close(): Promise<void>;
};

/** Lays it: the database is running and migrated, every text is read, the queues are open. No logic of its own. */
export async function layFoundation(env: Env): Promise<Foundation> {
  const log = createLog(env.LOG_LEVEL);
  const trouble = (what: string, error: unknown) => log.error({ error }, what);
  const words = loadWords();
  const house = buildHouse(compile(loadLexicons(), words.label));
  const ready = await readyDatabase({
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    seed: env.SEED,
    now: new Date(),
    zone: env.CENTRE_TIMEZONE,
  });
  const database = openDatabase(ready.url, (error) => trouble('database connection', error));
  const { conversations, facts } = createStores(database, env.CENTRE_TIMEZONE, env.PUBLIC_URL);
  const entries = createEntries(database.pool);
  const clock = () => new Date().toISOString();
  const entry = createEntryFiles({ entries, say: words.say, publicUrl: env.PUBLIC_URL, clock });
  const keeping = openKeeping(env);
  const queues = openQueues(
    env.REDIS_URL === undefined ? { databaseUrl: ready.url } : { redisUrl: env.REDIS_URL },
    trouble,
  );
  return {
    env,
    log,
    metrics: createMetrics(() => readFigures(database.pool)),
    words,
    house,
    databaseUrl: ready.url,
    database,
    stores: {
      conversations,
      facts,
      knocks: createKnocks(database.prisma),
      calendar: createCalendar(database.pool, env.CENTRE_TIMEZONE),
      planner: createPlanner(database.pool),
      files: createFiles(database.prisma, keeping, entry),
      entries,
    },
    keeping,
    queues,
    carrier: createCarrier(queues, trouble),
    done: ready.done,
    async close() {
      await queues.close();
      await database.close();
      await ready.stop();
    },
  };
}
