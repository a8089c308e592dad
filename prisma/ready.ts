import pg from 'pg';
import { openDatabase } from './client.ts';
import { startEmbedded } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import { seedDemo } from './seed/demo.ts';
import { seedOrganisations } from './seed/organisations.ts';
import { planSeries } from './stores/planning.ts';

/** What an empty database is filled with. `empty` still has the social map: nobody types that in by hand. */
export type Seed = 'demo' | 'empty';

export type Ready = {
  readonly url: string;
  /** What was done to it on the way: for the one who starts the house. */
  readonly done: readonly string[];
  /** Stops the embedded server, where it is ours. */
  stop(): Promise<void>;
};

type Wanted = {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly seed: Seed;
  readonly now: Date;
  /** The zone of the centre. */
  readonly zone: string;
};

/** The database as the house needs it: running, at the newest migration, and not empty. */
export async function readyDatabase(wanted: Wanted): Promise<Ready> {
  const { databaseUrl, dataDir } = wanted;
  const embedded = databaseUrl === undefined ? await startEmbedded(dataDir) : null;
  const url = databaseUrl ?? (embedded?.url() as string);
  const { migrated, seeded } = await alone(url, async () => {
    const migrated = await migrate(url);
    const seeded = await seedWhereEmpty(url, wanted);
    if (migrated.length > 0) await planAll(url, wanted);
    return { migrated, seeded };
  });
  const done = [
    ...(embedded === null ? [] : [`embedded PostgreSQL under ${dataDir}`]),
    ...migrated.map((name) => `migration ${name} applied`),
    ...seeded,
  ];
  return { url, done, stop: async () => embedded?.stop() };
}

/** One number for the whole house: processes that start together make the database ready one after the other. */
const READY_LOCK = 20_170_201;

async function alone<Result>(connectionString: string, task: () => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [READY_LOCK]);
    return await task();
  } finally {
    await client.end();
  }
}

/** A timetable that is new, or of a new shape, is written whole; from then on it is kept up every night. */
async function planAll(url: string, { now, zone }: Wanted): Promise<void> {
  const { pool, close } = openDatabase(url, () => {});
  await planSeries(pool, zone, now.toISOString().slice(0, 10)).finally(close);
}

async function seedWhereEmpty(url: string, { seed, now }: Wanted): Promise<string[]> {
  const { prisma, close } = openDatabase(url, () => {});
  try {
    if ((await prisma.hsdsOrganization.count()) > 0) return [];
    // A house that people already live in may have lost its old map to a migration: it gets no invented neighbours.
    const isInhabited = (await prisma.person.count()) > 0 || (await prisma.centre.count()) > 0;
    await seedOrganisations(prisma);
    if (seed === 'empty' || isInhabited) return ['social map seeded'];
    await seedDemo(prisma, now);
    return ['social map and demo people seeded'];
  } finally {
    await close();
  }
}
