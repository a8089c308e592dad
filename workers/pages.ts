import type { Look } from '../bot/cv/look.ts';
import type { Reading, ReadPage } from '../bot/cv/reading.ts';
import { type DocumentStore, namesOf } from '../bot/cv/store.ts';
import type { WaitingDocument } from '../bot/cv/work.ts';

export type Read = Extract<Reading, { kind: 'read' }>;

/** What was read of a version by now, as it is looked at. */
export type LookedAt = Pick<WaitingDocument, 'kind'> &
  Pick<Read, 'textFrom' | 'pictures'> & { readonly pages: readonly ReadPage[] };

/** What looks at the pages of a version. */
export type Looking = {
  readonly documents: DocumentStore;
  readonly look: (input: LookedAt) => Promise<Look>;
  readonly alarm: (what: string, error: unknown) => void;
};

/** Which pages these are: the first one's number in its version. */
type Pages = Pick<WaitingDocument, 'submission' | 'version' | 'kind' | 'firstPage'>;

/** Puts away pictures, lines and a first look. The same names with the same content, however often. */
export async function layPages(parts: Looking, of: Pages, reading: Read): Promise<void> {
  const { documents } = parts;
  const names = namesOf(of.submission, of.version);
  for (const [index, { picture }] of reading.pages.entries()) {
    await documents.put(names.page(of.firstPage + index), picture);
  }
  const pages = [...(await readBefore(documents, names.lines, of.firstPage)), ...reading.pages.map(withoutPicture)];
  await documents.put(names.lines, json(pages));
  await lookAt(parts, of, names.look, { ...reading, pages });
}

const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

const withoutPicture = ({ width, height, lines }: ReadPage): ReadPage => ({ width, height, lines });

/** Pages of the files that came before; what a worker that died has written of this one is left out. */
async function readBefore(documents: DocumentStore, name: string, firstPage: number): Promise<readonly ReadPage[]> {
  const kept = firstPage === 1 ? null : await documents.get(name);
  return kept === null ? [] : (JSON.parse(Buffer.from(kept).toString()) as ReadPage[]).slice(0, firstPage - 1);
}

/** From the most to the least that can be relied on. */
const RELIANCE: readonly Read['textFrom'][] = ['text', 'ocr', 'none'];

/** With what was seen in the files that came before: a version is as reliable as its worst file. */
async function withBefore(documents: DocumentStore, name: string, input: LookedAt): Promise<LookedAt> {
  const kept = await documents.get(name);
  if (kept === null) return input;
  const before = JSON.parse(Buffer.from(kept).toString()) as Look;
  const reliance = Math.max(RELIANCE.indexOf(before.textFrom), RELIANCE.indexOf(input.textFrom));
  const pictures = before.private.some(({ what }) => what === 'photo') ? 1 : 0;
  return { ...input, textFrom: RELIANCE[reliance] ?? 'none', pictures: Math.max(pictures, input.pictures) };
}

/** A volunteer can do without: a look that fails keeps nothing from being read. */
async function lookAt(
  { look, documents, alarm }: Looking,
  { kind, firstPage }: Pages,
  name: string,
  { textFrom, pictures, pages }: Omit<LookedAt, 'kind'>,
): Promise<void> {
  const newest = { kind, textFrom, pictures, pages };
  const input = firstPage === 1 ? newest : await withBefore(documents, name, newest);
  const looked = await look(input).catch((error: unknown) => alarm('nobody could look at a document', error));
  if (looked !== undefined) await documents.put(name, json(looked));
}
