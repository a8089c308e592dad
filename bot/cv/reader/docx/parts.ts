import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { Refused } from '../refused.ts';

/** Parts of a package by their names: `word/document.xml`. */
export type Parts = ReadonlyMap<string, Buffer>;

const MOST_PARTS = 500;
/** Bytes, unpacked. The largest CV that we know, with six photos, has nine million. */
const MOST_UNPACKED = 25 * 1024 * 1024;

/** Opened with its own check that nothing unpacks to more than it says. */
const open = (content: Uint8Array): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error === null ? resolve(zip) : reject(error),
    );
  });

function entriesOf(zip: ZipFile): Promise<Entry[]> {
  if (zip.entryCount > MOST_PARTS) throw new Refused('unsafe');
  const entries: Entry[] = [];
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

const contentOf = (zip: ZipFile, entry: Entry): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(buffer(stream)) : reject(error)));
  });

/**
 * Unpacks a ZIP. What it says of its size is believed first, so that a bomb costs nothing, and held to afterwards.
 * Throws `Refused`, or the error of what is broken in it.
 */
export async function unpack(content: Uint8Array): Promise<Parts> {
  const zip = await open(content);
  const entries = await entriesOf(zip);
  if (entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0) > MOST_UNPACKED) {
    throw new Refused('unsafe');
  }
  if (entries.some((entry) => entry.isEncrypted())) throw new Refused('locked');
  const parts = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.fileName.endsWith('/')) parts.set(entry.fileName, await contentOf(zip, entry));
  }
  return parts;
}
