import type { Reader } from '../bot/cv/reading.ts';
import { type DocumentStore, namesOf } from '../bot/cv/store.ts';
import { feedbackKey, type Noted, type VersionToMake, type VersionWork } from '../bot/cv/work.ts';
import { whileBeating } from './beating.ts';
import { type Looking, layPages } from './pages.ts';

/** Waits before the second, third, … attempt, in seconds. After the last one she hears without a document. */
const RETRY_SECONDS = [10, 60, 300, 900];

export type VersionParts = Looking & {
  readonly work: VersionWork;
  readonly documents: DocumentStore;
  readonly read: Reader;
  /** Her document with what is said of it. `pages` are pictures, the first one first. */
  readonly annotate: (made: VersionToMake, pages: readonly Uint8Array[]) => Promise<Uint8Array>;
  /** A Dutch CV out of what she told. */
  readonly draft: (told: unknown) => Promise<{ readonly docx: Uint8Array; readonly pdf: Uint8Array }>;
  /** A word waits for somebody: it is said now. */
  readonly wake: (key: string) => void;
};

/** Makes everything that is to be made; tells with how many versions it began. */
export async function makeVersions(parts: VersionParts): Promise<number> {
  for (let begun = 0; ; begun++) {
    const made = await parts.work.claim();
    if (made === null) return begun;
    const work = () => (made.what === 'return' ? giveBack(parts, made) : draft(parts, made));
    await whileBeating(() => parts.work.extend(made), work).catch((error) => failed(parts, made, error));
  }
}

/** A draft is needed, so it is tried again and again; feedback can be told without its document. */
async function failed(parts: VersionParts, made: VersionToMake, error: unknown): Promise<void> {
  parts.alarm(`a ${made.what} could not be made`, error);
  const wait = RETRY_SECONDS[made.attempts - 1];
  if (wait === undefined && made.what === 'return') return returned(parts, made, 0);
  await parts.work.later(made, wait ?? (RETRY_SECONDS.at(-1) as number));
}

/** First the document, then the word: whoever dies in between only delays it. */
async function giveBack(parts: VersionParts, made: VersionToMake): Promise<void> {
  const names = namesOf(made.submission, made.version);
  const pages = await Promise.all(
    Array.from({ length: made.pages }, (_, at) => parts.documents.get(names.page(at + 1))),
  );
  const pdf = await parts.annotate(made, pages.map(there));
  if (!(await parts.work.extend(made))) return;
  await parts.documents.put(names.returned, pdf);
  await returned(parts, made, pdf.length);
}

function there(picture: Uint8Array | null): Uint8Array {
  if (picture === null) throw new Error('the picture of a page is gone');
  return picture;
}

async function returned(parts: VersionParts, made: VersionToMake, bytes: number): Promise<void> {
  const noted = await parts.work.returned(made, bytes);
  if (noted === 'noted') parts.wake(feedbackKey(made.version));
  await unlessGone(parts, made, noted);
}

/** The volunteer reads it as she reads every other document: as pictures of its pages. */
async function draft(parts: VersionParts, made: VersionToMake): Promise<void> {
  const { documents, work } = parts;
  const names = namesOf(made.submission, made.version);
  const { docx, pdf } = await parts.draft(made.told);
  const reading = await parts.read(pdf);
  if (reading.kind === 'refused') throw new Error(`our own draft is ${reading.why}`);
  if (!(await work.extend(made))) return;
  await documents.put(names.draft('docx'), docx);
  await documents.put(names.draft('pdf'), pdf);
  await layPages(parts, { ...made, firstPage: 1 }, reading);
  await unlessGone(parts, made, await work.drafted(made, reading.pages.length, docx.length));
}

/** Taken back while we wrote. */
async function unlessGone({ documents }: VersionParts, { submission, version }: VersionToMake, noted: Noted) {
  if (noted === 'gone') await documents.erase(namesOf(submission, version).prefix);
}
