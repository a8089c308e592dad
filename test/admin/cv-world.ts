import { randomUUID } from 'node:crypto';
import type { Look } from '../../bot/cv/look.ts';
import type { ReadPage } from '../../bot/cv/reading.ts';
import { type DocumentStore, namesOf } from '../../bot/cv/store.ts';
import type { Database } from '../../prisma/client.ts';

/** A page of two lines, taller than wide. */
export const pageOf = (...texts: readonly string[]): ReadPage => ({
  width: 800,
  height: 1_131,
  lines: texts.map((text, at) => ({ text, x: 100, y: 100 + at * 40, width: 500, height: 20 })),
});

/** What the machine saw in a Dutch CV with a little of everything. */
export const LOOK: Look = {
  textFrom: 'text',
  language: 'nl',
  words: 214,
  pages: 1,
  missing: ['contact', 'languages'],
  gaps: [{ from: '2019-05', until: '2020-02' }],
  spelling: [{ word: 'ervaaring', suggestions: ['ervaring', 'ervarend'], page: 1, line: 1 }],
  private: [{ what: 'birth-date', page: 1, line: 0 }],
};

/** Any bytes do where nobody looks at the picture. */
const PICTURE = new Uint8Array([0x52, 0x49, 0x46, 0x46]);

export type Made = { readonly id: string; readonly version: string; readonly person: string };

type Asked = {
  readonly number: number;
  readonly name?: string;
  readonly language?: string;
  readonly kind?: 'cv' | 'letter';
  readonly job?: string;
  readonly file?: string;
  readonly dueOn?: string;
  readonly agreed?: string;
  readonly pages?: readonly ReadPage[];
  readonly pictures?: readonly Uint8Array[];
  readonly look?: Look | null;
};

/** Puts the pages of a version where a worker would have put them. */
async function lay(documents: DocumentStore, made: Pick<Made, 'id' | 'version'>, asked: Partial<Asked>) {
  const { pages = [pageOf('Geboren op 1-2-1980', 'Veel ervaaring')], look = LOOK, pictures = [] } = asked;
  const names = namesOf(made.id, made.version);
  for (const at of pages.keys()) await documents.put(names.page(at + 1), pictures[at] ?? PICTURE);
  await documents.put(names.lines, Buffer.from(JSON.stringify(pages)));
  if (look !== null) await documents.put(names.look, Buffer.from(JSON.stringify(look)));
}

/** Somebody has handed in a CV, and it has been read. */
export async function handedIn(
  { prisma }: Pick<Database, 'prisma'>,
  documents: DocumentStore,
  asked: Asked,
): Promise<Made> {
  const { number, name = 'Nadia', language = 'ar', kind = 'cv', job, file = 'mijn cv.pdf', agreed = 'review' } = asked;
  const { dueOn = '2026-11-27', pages = [pageOf('')] } = asked;
  const at = new Date('2026-11-20T09:00:00Z');
  const person = await prisma.person.create({ data: { name, language, roles: ['resident'] } });
  const submission = await prisma.submission.create({
    data: {
      ...{ number, personId: person.id, kind, job: job ?? null, agreed, state: 'submitted', dueOn: new Date(dueOn) },
      ...{ submittedAt: at, touchedAt: at, createdAt: at },
      versions: {
        create: {
          ...{ ordinal: 1, state: 'submitted', submittedAt: at, pages: pages.length },
          files: { create: { conversationId: randomUUID(), turn: 1, name: file, state: 'read' } },
        },
      },
    },
    include: { versions: true },
  });
  const made = { id: submission.id, version: submission.versions[0]?.id ?? '', person: person.id };
  await lay(documents, made, asked);
  return made;
}

/** A next version of it is handed in. */
export async function handedInAgain(
  { prisma }: Pick<Database, 'prisma'>,
  documents: DocumentStore,
  { id, person }: Made,
  asked: Partial<Asked> = {},
): Promise<Made> {
  const at = new Date('2026-11-21T09:00:00Z');
  const ordinal = 1 + (await prisma.submissionVersion.count({ where: { submissionId: id } }));
  const { id: version } = await prisma.submissionVersion.create({
    data: { submissionId: id, ordinal, state: 'submitted', submittedAt: at, pages: asked.pages?.length ?? 1 },
  });
  const data = { state: 'submitted', claimedBy: null, claimedAt: null, dueOn: new Date('2026-11-28') };
  await prisma.submission.update({ where: { id }, data });
  await lay(documents, { id, version }, asked);
  return { id, version, person };
}
