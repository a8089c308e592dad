import type { Pool } from 'pg';
import type { Look } from '../../bot/cv/look.ts';
import type { ReadPage } from '../../bot/cv/reading.ts';
import { type DocumentStore, namesOf } from '../../bot/cv/store.ts';
import type { Remark, ReviewedSubmission, ReviewedVersion } from '../../bot/staff-cv-ports.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { COLUMNS, isHers, queuedOf, type Row, TABLES } from './desk-cv-sql.ts';

/**
 * Where she can be asked: the conversation in which she was last, rather one in which something arrives. Whether whoever
 * reads it has asked there, and she has written since.
 */
const CONVERSATION = `
LEFT JOIN LATERAL (
  SELECT c.id, c.desk = 'staff' AND c.staff_id = $2 AS asked, c.waiting_since IS NOT NULL AS waits
  FROM conversation c JOIN address a ON a.id = c.address_id WHERE c.person_id = s.person_id AND c.version > 0
  ORDER BY a.unreachable_since IS NOT NULL, c.last_at DESC, c.id LIMIT 1
) AS talk ON true`;

const HERS = `
SELECT ${COLUMNS}, s.person_id AS person, p.name, talk.id AS conversation, talk.asked, talk.waits, s.job, s.agreed,
  s.keep_until::text AS keep_until
FROM ${TABLES} ${CONVERSATION} WHERE s.id = $1 AND ${isHers('$2')}`;

type HersRow = Row & {
  person: string;
  name: string | null;
  conversation: string | null;
  asked: boolean | null;
  waits: boolean | null;
  job: string | null;
  agreed: string | null;
  keep_until: string | null;
};

const READ = {
  files: { orderBy: [{ firstPage: { sort: 'asc', nulls: 'last' } }, { turn: 'asc' }] },
  remarks: { orderBy: { position: 'asc' } },
} satisfies Prisma.SubmissionVersionInclude;
type Version = Prisma.SubmissionVersionGetPayload<{ include: typeof READ }>;

async function json<T>(documents: DocumentStore, name: string): Promise<T | null> {
  const kept = await documents.get(name);
  return kept === null ? null : (JSON.parse(Buffer.from(kept).toString('utf8')) as T);
}

const remarkOf = ({ position, kind, phrase, text, page, x, y }: Version['remarks'][number]): Remark => ({
  ...{ position, kind: kind as Remark['kind'], phrase, text },
  pin: page === null || x === null || y === null ? null : { page, x, y },
});

async function versionOf(documents: DocumentStore, version: Version): Promise<ReviewedVersion> {
  const { id, ordinal, state, submittedAt, returnedAt, closing } = version;
  const names = namesOf(version.submissionId, id);
  const [pages, look] = await Promise.all([
    json<ReadPage[]>(documents, names.lines),
    json<Look>(documents, names.look),
  ]);
  return {
    ...{ id, ordinal, closing, look },
    state: state as ReviewedVersion['state'],
    submittedAt: submittedAt?.toISOString() ?? null,
    returnedAt: returnedAt?.toISOString() ?? null,
    files: version.files.map(({ name, state: came, why }) => ({
      ...{ name, why },
      state: came as ReviewedVersion['files'][number]['state'],
    })),
    pages: pages ?? [],
    remarks: version.remarks.map(remarkOf),
  };
}

/** A submission whole, for whoever has claimed it; null for everybody else. */
export async function readSubmission(
  { prisma, pool }: { readonly prisma: PrismaClient; readonly pool: Pool },
  documents: DocumentStore,
  id: string,
  staff: string,
): Promise<ReviewedSubmission | null> {
  const row = (await pool.query<HersRow>({ name: 'cv-submission', text: HERS, values: [id, staff] })).rows[0];
  if (row === undefined) return null;
  const versions = await prisma.submissionVersion.findMany({
    where: { submissionId: id, state: { not: 'gathering' } },
    orderBy: { ordinal: 'desc' },
    include: READ,
  });
  const { person, name, conversation, job, agreed } = row;
  return {
    ...queuedOf(row),
    ...{ person, name, conversation, job, agreed },
    question: row.asked !== true ? 'none' : row.waits === true ? 'answered' : 'asked',
    keepUntil: row.keep_until,
    versions: await Promise.all(versions.map((version) => versionOf(documents, version))),
  };
}
