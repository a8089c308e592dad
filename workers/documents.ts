import type { Reader, Refusal } from '../bot/cv/reading.ts';
import { namesOf, type Scan } from '../bot/cv/store.ts';
import type { DocumentWork, WaitingDocument } from '../bot/cv/work.ts';
import type { Knock } from '../bot/ports.ts';
import { whileBeating } from './beating.ts';
import { type Looking, layPages, type Read } from './pages.ts';

/** Waits before the second, third, … attempt, in seconds; the last one again and again: a document is never given up. */
const RETRY_SECONDS = [10, 30, 120, 600];

export type DocumentParts = Looking & {
  readonly work: DocumentWork;
  readonly scan: Scan;
  readonly read: Reader;
  /** The door, by which she hears that a file was refused. */
  readonly knock: (knock: Knock) => Promise<unknown>;
};

/** What the fetcher says of a file that it did not keep; whatever else it says, the file is lost. */
const LOST: Readonly<Record<string, Refusal>> = { type: 'kind', empty: 'empty', 'too-big': 'too-large' };
/** Of these the fetcher has told her itself. */
const TOLD = new Set(['too-big']);

/** Takes over everything that waits: scan, read, put away, look. Tells how many files it began with. */
export async function takeOverDocuments(parts: DocumentParts): Promise<number> {
  for (let begun = 0; ; begun++) {
    const document = await parts.work.claim();
    if (document === null) return begun;
    const work = () => takeOver(parts, document);
    await whileBeating(() => parts.work.extend(document), work).catch(async (error) => {
      parts.alarm('a document waits', error);
      await parts.work.later(document, RETRY_SECONDS[document.attempts - 1] ?? (RETRY_SECONDS.at(-1) as number));
    });
  }
}

async function takeOver(parts: DocumentParts, document: WaitingDocument): Promise<void> {
  const { work, scan, read } = parts;
  if (document.lost !== null) return refuse(parts, document, LOST[document.lost] ?? 'lost');
  const content = await work.content(document);
  if (content === null) return refuse(parts, document, 'lost');
  if ((await scan(content)) === 'infected') return refuse(parts, document, 'virus');
  const reading = await read(content);
  if (reading.kind === 'refused') return refuse(parts, document, reading.why);
  if (!(await work.extend(document))) return;
  await putAway(parts, document, content, reading);
}

/** She hears it before it is noted: whoever dies in between has her hear it once, by its key. */
async function refuse({ work, knock }: DocumentParts, document: WaitingDocument, why: Refusal): Promise<void> {
  const { id, submission, conversation, lost } = document;
  if (!TOLD.has(lost ?? '')) {
    const place = { room: 'cv-desk', step: 'again', data: { id: submission } };
    const inbound = { kind: 'result', key: `cv-desk.refused-${why}`, params: {}, place } as const;
    await knock({ from: { conversation }, arrival: { key: `cv-desk.refused:${id}`, inbound } });
  }
  await work.refused(document, why);
}

/** All of it lies there first, and only then it is noted. */
async function putAway(
  parts: DocumentParts,
  document: WaitingDocument,
  content: Uint8Array,
  reading: Read,
): Promise<void> {
  const { documents, work } = parts;
  const names = namesOf(document.submission, document.version);
  await documents.put(names.original(document.id), content);
  await layPages(parts, document, reading);
  const taken = { type: reading.type, bytes: content.length, pages: reading.pages.length };
  // Taken back while we wrote.
  if ((await work.taken(document, taken)) === 'gone') await documents.erase(names.prefix);
}
