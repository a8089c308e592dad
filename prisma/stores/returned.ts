import { type DocumentStore, namesOf } from '../../bot/cv/store.ts';
import type { KeptFile } from '../../bot/ports.ts';
import type { PrismaClient } from '../generated/client.ts';

const RETURNED = 'returned:';
const NAME = 'feedback.pdf';
const TYPE = 'application/pdf';

/** What went back with a version, by the id under which a message encloses it; undefined for every other id. */
export async function readReturned(
  prisma: PrismaClient,
  documents: DocumentStore,
  id: string,
): Promise<KeptFile | null | undefined> {
  if (!id.startsWith(RETURNED)) return undefined;
  const version = id.slice(RETURNED.length);
  const row = await prisma.submissionVersion.findUnique({ where: { id: version }, select: { submissionId: true } });
  const content = row && (await documents.get(namesOf(row.submissionId, version).returned));
  return content && { id, name: NAME, type: TYPE, content };
}
