import { strToU8, unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';

/** Parts of a document of Word, changed; stored as they are, so that a scanner finds what lies in them. */
export function changed(docx: Uint8Array, change: (parts: Record<string, Uint8Array>) => void): Buffer {
  const parts = { ...unzipSync(docx) };
  change(parts);
  return Buffer.from(zipSync(parts, { level: 0, mtime: '2026-11-02' }));
}

const within = (parts: Record<string, Uint8Array>, name: string, from: string, to: string): void => {
  parts[name] = strToU8(new TextDecoder().decode(parts[name]).replace(from, to));
};

/** A document with macros, which calls itself one without. */
export const withMacro = (docx: Uint8Array): Buffer =>
  changed(docx, (parts) => {
    parts['word/vbaProject.bin'] = strToU8('Attribute VB_Name = "ThisDocument"');
    const plain = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
    within(parts, '[Content_Types].xml', plain, 'application/vnd.ms-word.document.macroEnabled.main+xml');
  });

/** It would fetch a template, with whatever that holds, from somewhere else as it is opened. */
export const withRemoteTemplate = (docx: Uint8Array): Buffer =>
  changed(docx, (parts) => {
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate';
    parts['word/_rels/settings.xml.rels'] = strToU8(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${type}" Target="http://127.0.0.1:9/x.dotm" TargetMode="External"/></Relationships>`,
    );
  });

/** Another program within it. */
export const withObject = (docx: Uint8Array): Buffer =>
  changed(docx, (parts) => {
    parts['word/embeddings/oleObject1.bin'] = strToU8('MZ');
  });

export const with500Parts = (docx: Uint8Array): Buffer =>
  changed(docx, (parts) => {
    for (let at = 0; at < 500; at += 1) parts[`word/media/${at}.txt`] = new Uint8Array();
  });

const MB = 1024 * 1024;

/** A small file with so many megabytes of blanks in its document. */
export async function bomb(docx: Uint8Array, megabytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const add = (name: string, parts: Iterable<Uint8Array>) => {
    const file = new ZipDeflate(name, { level: 1 });
    zip.add(file);
    for (const part of parts) file.push(part);
    file.push(new Uint8Array(), true);
  };
  for (const [name, part] of Object.entries(unzipSync(docx))) if (name !== 'word/document.xml') add(name, [part]);
  const blanks = new Uint8Array(MB).fill(0x20);
  add(
    'word/document.xml',
    Array.from({ length: megabytes }, () => blanks),
  );
  zip.end();
  return Buffer.concat(chunks);
}

/** The same, but it says of itself to be small. */
export async function lyingBomb(docx: Uint8Array, megabytes: number): Promise<Buffer> {
  const zip = await bomb(docx, megabytes);
  const CENTRAL = Buffer.from('PK\x01\x02', 'latin1');
  for (let at = zip.indexOf(CENTRAL); at >= 0; at = zip.indexOf(CENTRAL, at + 4)) {
    if (zip.readUInt32LE(at + 24) > MB) zip.writeUInt32LE(1000, at + 24);
  }
  return zip;
}

const SECTOR = 512;
const nameOf = (name: string, kind: number): Buffer => {
  const entry = Buffer.alloc(128);
  entry.write(name, 0, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry[66] = kind;
  return entry;
};

/** A file of old Office: its head, its table of sectors and its list of names (MS-CFB). */
export function compound(names: readonly string[]): Buffer {
  const head = Buffer.alloc(SECTOR);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.writeUInt16LE(0x3e, 24);
  head.writeUInt16LE(3, 26);
  head.writeUInt16LE(0xff_fe, 28);
  head.writeUInt16LE(9, 30);
  head.writeUInt32LE(1, 44);
  head.writeUInt32LE(1, 48);
  const table = Buffer.alloc(SECTOR, 0xff);
  const entries = [nameOf('Root Entry', 5), ...names.map((name) => nameOf(name, 2))];
  return Buffer.concat([head, table, Buffer.concat(entries, SECTOR * 2)]);
}
