import { type DocumentStore, namesOf } from '../../bot/cv/store.ts';
import type { KeptFile } from '../../bot/ports.ts';
import type { PrismaClient } from '../generated/client.ts';

type Names = ReturnType<typeof namesOf>;
type Sent = { readonly name: string; readonly type: string; readonly in: (names: Names) => string };

/** What goes back with a version, by the first part of the id under which a message encloses it. */
const SENT: Readonly<Record<string, Sent>> = {
  returned: { name: 'feedback.pdf', type: 'application/pdf', in: ({ returned }) => returned },
  draft: {
    name: 'cv.docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    in: ({ draft }) => draft('docx'),
  },
};

/** What went back with a version, such as `returned:0f3c…`; undefined for every other id. */
export async function readReturned(
  prisma: PrismaClient,
  documents: DocumentStore,
  id: string,
): Promise<KeptFile | null | undefined> {
  const [what = '', version = ''] = id.split(':');
  const sent = Object.hasOwn(SENT, what) ? SENT[what] : undefined;
  if (sent === undefined) return undefined;
  const row = await prisma.submissionVersion.findUnique({ where: { id: version }, select: { submissionId: true } });
  const content = row && (await documents.get(sent.in(namesOf(row.submissionId, version))));
  return content && { id, name: sent.name, type: sent.type, content };
}
