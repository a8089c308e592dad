import { settings } from './bot/env.ts';
import { startBot } from './bot/main.ts';
import { hangDoor } from './door.ts';
import { type Foundation, layFoundation } from './foundation.ts';
import { expectSameKey } from './prisma/same-key.ts';
import { welcome } from './welcome.ts';
import { startDocuments, startWorkers } from './workers/main.ts';

/** `npm start` runs both halves in one process; `bot` and `workers` run them apart, several of each if you like. */
const HALVES = ['both', 'bot', 'workers'] as const;
type Half = (typeof HALVES)[number];

/** A stop that takes longer than this is not orderly any more; what it left lying is taken over. */
const PATIENCE_MS = 10_000;

/** A half that is running: how it is closed, and what the one who started it should read. */
type Open = { readonly close: () => Promise<void>; readonly greet: () => Promise<string> };

async function open(half: Half, foundation: Foundation): Promise<Open> {
  if (half === 'workers') {
    const door = hangDoor(foundation, []);
    startWorkers(foundation, door.inbound);
    startDocuments(foundation, door.inbound);
    const unwatched = door.watch.keep();
    return { close: () => unwatched().then(() => door.outbox.idle()), greet: async () => 'The workers are at work.' };
  }
  const bot = await startBot(foundation);
  if (half === 'both') {
    startWorkers(foundation, bot.inbound);
    startDocuments(foundation, bot.inbound);
  }
  return { close: () => bot.stop(), greet: () => welcome(foundation, bot) };
}

/** How soon we notice that nobody holds us any more. */
const ORPHANED_MS = 500;

/** A stop that npm is told ends with the shell in which npm started us, and never comes here. */
function whenOrphaned(stop: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop(), ORPHANED_MS).unref();
}

const half = (process.argv[2] ?? 'both') as Half;
if (!HALVES.includes(half)) throw new Error(`There is no half ${half}: leave it out, or say bot or workers.`);
try {
  const foundation = await layFoundation(settings());
  const { database, keeping } = foundation;
  await expectSameKey(database.pool, keeping.keyId()).catch(async (error) => {
    await foundation.close();
    throw error;
  });
  const { close, greet } = await open(half, foundation);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    await close();
    await foundation.close();
    process.exit(0);
  };
  process.on('SIGINT', () => void stop());
  process.on('SIGTERM', () => void stop());
  whenOrphaned(() => void stop());
  console.log(await greet());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
