import { type DocumentStore, namesOf } from '../../bot/cv/store.ts';
import type { CvDesk } from '../../bot/staff-cv-ports.ts';
import type { Database } from '../client.ts';
import { claims } from './desk-cv-claim.ts';
import { readCounts, readQueue, readRow } from './desk-cv-queue.ts';
import { readSubmission } from './desk-cv-read.ts';
import { isHers } from './desk-cv-sql.ts';
import { giveBack, saveDraft } from './desk-cv-write.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;

const SUBMISSION_OF = `
SELECT s.id FROM submission_version v JOIN submission s ON s.id = v.submission_id WHERE v.id = $1 AND ${isHers('$2')}`;

type Parts = {
  /** Where pictures and what was read lie. */
  readonly documents: DocumentStore;
  /** Whether a scanner for malware looks at what comes in. */
  readonly isScanned: boolean;
  /** Now, as an instant, and the clock of the centre. */
  readonly clock: () => string;
  readonly zone: string;
};

/** What goes out of the desk as a file, by its name in the document store. */
const FILES = {
  returned: (names: ReturnType<typeof namesOf>) => names.returned,
  'draft-docx': (names: ReturnType<typeof namesOf>) => names.draft('docx'),
  'draft-pdf': (names: ReturnType<typeof namesOf>) => names.draft('pdf'),
} as const;

/**
 * The review desk, on PostgreSQL and the document store. Whoever has not claimed a submission reads nothing of it here,
 * whatever the view asks.
 */
export function createCvDesk({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>, parts: Parts): CvDesk {
  const { documents, isScanned, clock: now, zone } = parts;
  const { claim, takeOver, release } = claims(pool, now);
  /** Something of a version that she has claimed. */
  async function content(version: string, staff: string, name: (names: ReturnType<typeof namesOf>) => string) {
    if (!UUID.test(version)) return null;
    const { rows } = await pool.query<{ id: string }>({ name: 'cv-of', text: SUBMISSION_OF, values: [version, staff] });
    return rows[0] === undefined ? null : documents.get(name(namesOf(rows[0].id, version)));
  }
  const save = saveDraft(prisma, { now, zone });
  const give = giveBack(prisma, { now, zone });
  return {
    isScanned,
    counts: (staff) => readCounts(pool, staff),
    queue: (name, staff, after) => readQueue(pool, name, staff, after),
    row: async (id) => (UUID.test(id) ? readRow(pool, id) : null),
    submission: async (id, staff) => (UUID.test(id) ? readSubmission({ prisma, pool }, documents, id, staff) : null),
    claim: async (id, staff) => (UUID.test(id) ? claim(id, staff) : 'gone'),
    takeOver: async (id, staff) => (UUID.test(id) ? takeOver(id, staff) : 'gone'),
    release: async (id, staff) => UUID.test(id) && release(id, staff),
    save: async (version, staff, said) => UUID.test(version) && save(version, staff, said),
    giveBack: async (version, staff) => (UUID.test(version) ? give(version, staff) : 'gone'),
    page: (version, number, staff) => content(version, staff, (names) => names.page(number)),
    made: (version, what, staff) => content(version, staff, FILES[what]),
  };
}
