import type { Channel } from '../../bot/channels/channel.ts';
import { readEnv } from '../../bot/env.ts';
import { createInbound } from '../../bot/inbound.ts';
import type { Commit, Knock, Knocks } from '../../bot/ports.ts';
import { type Database, openDatabase } from '../../prisma/client.ts';
import { createLedger } from '../../prisma/ledger.ts';
import { createCalendar } from '../../prisma/stores/calendar.ts';
import { createEntries } from '../../prisma/stores/calendar-entries.ts';
import { createFiles } from '../../prisma/stores/files.ts';
import { createStores, RECORD_STORES } from '../../prisma/stores/index.ts';
import { createKnocks } from '../../prisma/stores/knocks.ts';
import { createPlanner } from '../../prisma/stores/planner.ts';
import { createReceipts } from '../../prisma/stores/receipts.ts';
import { createCarrier } from '../../workers/carrier.ts';
import { JOBS, outboxQueue } from '../../workers/jobs.ts';
import { startWorkers } from '../../workers/main.ts';
import { createOutbox, type OutboxWorker } from '../../workers/outbox.ts';
import { type Backend, handling, openQueues, type Patience, type Queues } from '../../workers/queues.ts';
import { keeping } from '../stores/keeping.ts';
import { theHouse, words } from '../talk/house.ts';
import { type Counter, counter } from './meeting-point.ts';

const ZONE = 'Europe/Amsterdam';
/** Killed processes and lost clocks are noticed soon, so that a test need not wait long. */
const SOON: Patience = { lockMs: 1_000, windMs: 100, closeMs: 3_000 };

/** A process of the house as it stands in production, but for its clock, which stands still. */
export type Process = {
  readonly knock: (knock: Knock) => Promise<unknown>;
  readonly outbox: OutboxWorker;
  readonly queues: Queues;
  readonly database: Database;
  /** How often it was computed what is due. */
  readonly dues: Counter;
  readonly troubles: string[];
  close(): Promise<void>;
};

export type Site = {
  readonly url: string;
  readonly backend: Backend;
  readonly now: string;
  /** The channels that it holds; none makes it a process of workers only. */
  readonly channels?: readonly Channel[];
  /** Whether it does the jobs of the house as well. */
  readonly works?: boolean;
  /** What a test puts in the way. */
  readonly commit?: (commit: Commit) => Commit;
  readonly knocks?: (knocks: Knocks) => Knocks;
};

/** Opens a process on the database and the queues of a test. */
export async function openProcess(site: Site): Promise<Process> {
  const { url, backend, now, channels = [], works = true } = site;
  const database = openDatabase(url, () => {});
  const troubles: string[] = [];
  const trouble = (what: string, error: unknown) => void troubles.push(`${what}: ${error}`);
  const clock = () => now;
  const dues = counter();
  const queues = openQueues(backend, trouble, SOON);
  const carrier = createCarrier(queues, trouble, () => Date.parse(now));
  const holds = (name: string) => channels.some((channel) => channel.name === name);
  const ledger = createLedger(database.pool, RECORD_STORES, holds);
  const receipts = createReceipts(database.pool, ledger);
  const files = createFiles(database.prisma, keeping);
  const outbox = createOutbox({ channels, words, files, receipts, carrier, alarm: trouble, observed() {} });
  const stores = {
    ...createStores(database, ZONE),
    knocks: watched(site, createKnocks(database.prisma), dues),
    calendar: createCalendar(database.pool, ZONE),
    planner: createPlanner(database.pool),
    entries: createEntries(database.pool),
    files,
  };
  const knock = createInbound({
    house: theHouse,
    ...stores,
    commit: site.commit?.(ledger.commit) ?? ledger.commit,
    outbox,
    waiting: { wake: (knocks) => knocks.forEach(({ key, at }) => void carrier.knock(key, at)) },
    emergency: async () => {},
    clock,
    alarm: trouble,
  });
  for (const { name } of channels) workOutbox(queues, outbox, name);
  const env = readEnv({ CENTRE_TIMEZONE: ZONE });
  if (works) startWorkers({ house: theHouse, stores, carrier, queues, database, keeping, env }, knock, clock);
  return {
    knock,
    outbox,
    queues,
    database,
    dues,
    troubles,
    async close() {
      await queues.close();
      await outbox.idle();
      await database.close();
    },
  };
}

/** The jobs behind a channel, as the process that holds it does them. Sweeps are asked for by the test. */
function workOutbox(queues: Queues, outbox: OutboxWorker, channel: string): void {
  const deliver = handling(JOBS.deliver, ({ conversation }) => outbox.deliver(conversation));
  const sweep = handling(JOBS.sweep, async () => void (await outbox.sweep(channel)));
  queues.work(outboxQueue(channel), [deliver, sweep], 4);
}

/** Asking what is due is the last thing that the job `due` waits for. */
function watched(site: Site, kept: Knocks, dues: Counter): Knocks {
  const knocks = site.knocks?.(kept) ?? kept;
  return {
    ...knocks,
    async due(now) {
      const keys = await knocks.due(now);
      dues.hit();
      return keys;
    },
  };
}
