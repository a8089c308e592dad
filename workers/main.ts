import { createLooker } from '../bot/cv/look/looker.ts';
import { createReader } from '../bot/cv/reader/index.ts';
import { annotated, draft } from '../bot/cv/sheet/index.ts';
import { HOUSE_LANGUAGE } from '../bot/engine/language.ts';
import type { Clock, Knock } from '../bot/ports.ts';
import type { Foundation } from '../foundation.ts';
import { createDocumentErasures } from '../prisma/stores/document-erasures.ts';
import { createDocumentWork } from '../prisma/stores/documents.ts';
import { planSeries } from '../prisma/stores/planning.ts';
import { eraseExpired } from '../prisma/stores/retention.ts';
import { createVersionWork } from '../prisma/stores/versions.ts';
import { eraseDocuments } from './document-eraser.ts';
import { takeOverDocuments } from './documents.ts';
import { runDue, runKnock } from './due.ts';
import { DOCUMENT_QUEUE, HOUSE_QUEUE, JOBS } from './jobs.ts';
import { handling } from './queues.ts';
import { schedule } from './schedule.ts';
import { makeVersions, type VersionParts } from './versions.ts';

/** Knocks that one process says at once; each is one turn of somebody's conversation. */
const CONCURRENCY = 8;

/** Rounds of documents that one process makes at once; each works at one file and one version at a time. */
const DOCUMENT_ROUNDS = 2;

/** How long one document may take to be read. */
const READING_MS = 30_000;

/** Between two portions of what is due: whoever writes meanwhile is answered. */
const MORE_AFTER_MS = 3_000;

/** The part of the foundation that workers stand on. */
type Grounds = Pick<Foundation, 'house' | 'stores' | 'carrier' | 'queues' | 'database' | 'keeping' | 'env'>;

const wallClock: Clock = () => new Date().toISOString();

/** The second process: does the jobs of the house. `inbound` is the same door that people knock at. */
export function startWorkers(
  { house, stores, carrier, queues, database, keeping, env }: Grounds,
  inbound: (knock: Knock) => Promise<unknown>,
  clock = wallClock,
): void {
  const { calendar, planner, knocks } = stores;
  const due = { house, calendar, planner, knocks, carrier, clock, zone: env.CENTRE_TIMEZONE };
  const erasures = createDocumentErasures(database.pool);
  const keepings = house.rooms.flatMap(({ keeps }) => keeps);
  queues.work(
    HOUSE_QUEUE,
    [
      handling(JOBS.due, async () => {
        const { more } = await runDue(due);
        if (more) await queues.add(HOUSE_QUEUE, JOBS.due, {}, { delay: MORE_AFTER_MS, id: 'due-more' });
      }),
      handling(JOBS.knock, ({ key }) => runKnock(stores.knocks, inbound, clock, key)),
      handling(
        JOBS.plan,
        async () => void (await planSeries(database.pool, env.CENTRE_TIMEZONE, clock().slice(0, 10))),
      ),
      handling(JOBS.retention, () => eraseExpired(database.pool, keepings)),
      handling(JOBS.eraseDocuments, async () => void (await eraseDocuments(erasures, keeping.documents))),
    ],
    CONCURRENCY,
  );
  schedule(queues, env.CENTRE_TIMEZONE);
}

/** Documents: reads what was handed in, drafts what was told, makes what goes back. */
export function startDocuments(foundation: Foundation, inbound: (knock: Knock) => Promise<unknown>): void {
  const { database, keeping, queues, carrier, words, env, log } = foundation;
  const alarm = (what: string, error: unknown) => log.error({ error }, what);
  const looker = createLooker((error) => alarm('nobody could look at the spelling of a document', error));
  const parts = {
    ...keeping,
    read: createReader({ timeoutMs: READING_MS, tesseract: env.TESSERACT_PATH }),
    look: looker.look,
    alarm,
  };
  const files = { ...parts, work: createDocumentWork(database.pool, keeping.seal), knock: inbound };
  const versions: VersionParts = {
    ...parts,
    work: createVersionWork(database.pool, env.CENTRE_TIMEZONE),
    annotate: (made, pages) => annotated({ ...made, pages, language: made.language ?? HOUSE_LANGUAGE, say: words.say }),
    draft: (told) => draft(told as Parameters<typeof draft>[0]),
    wake: (key) => carrier.knock(key, wallClock()),
  };
  const round = handling(JOBS.documents, async () => {
    await Promise.all([takeOverDocuments(files), makeVersions(versions)]);
  });
  queues.work(DOCUMENT_QUEUE, [round], DOCUMENT_ROUNDS);
}
