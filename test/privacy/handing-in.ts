import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Playing } from '../talk/house.ts';

/** A small PDF in which the words stand as they are, in its text and among what is said of it. */
function pdf(words: string): Buffer {
  const text = `BT /F1 18 Tf 72 720 Td (${words}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Author (${words}) >>`,
  ];
  let body = '%PDF-1.4\n';
  const starts = objects.map((object, index) => {
    const start = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return Buffer.from(`${body}xref\n0 7\n0000000000 65535 f \n${table}${trailer}`);
}

const TYPES = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const RELATIONS = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A Word document, not compressed. */
function docx(words: string): Buffer {
  const document = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>`;
  const parts = { '[Content_Types].xml': TYPES, '_rels/.rels': RELATIONS, 'word/document.xml': document };
  const entries = Object.entries(parts).map(([name, text]) => [name, strToU8(text)] as const);
  return Buffer.from(zipSync(Object.fromEntries(entries), { level: 0 }));
}

/** A photo that says something of itself. */
const photo = (words: string): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 800, channels: 3, background: '#eeeeee' } })
    .withExif({ IFD0: { ImageDescription: words, Artist: words } })
    .jpeg()
    .toBuffer();

/** The three kinds of document that the desk takes, each with these words in its bytes. */
export const documentsWith = async (words: string): Promise<Readonly<Record<string, Buffer>>> => ({
  'cv.pdf': pdf(words),
  'cv.docx': docx(words),
  'photo.jpg': await photo(words),
});

/** Every file under a folder, by its path. */
export const filesIn = (folder: string): Readonly<Record<string, Buffer>> =>
  Object.fromEntries(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path)]),
  );

/** Somebody in her chat: what she writes, sends and presses. */
export function chatting(playing: Playing, id: string) {
  const knock = (inbound: Inbound) =>
    playing.knock({ from: { address: { channel: 'test', id } }, arrival: { key: randomUUID(), inbound } });
  return {
    writes: (text: string) => knock({ kind: 'text', text }),
    sends: (ref: string, name: string, bytes: number) => knock({ kind: 'file', id: ref, name, bytes }),
    /** Presses a choice of the question that was asked last. */
    async presses(choice: string) {
      const last = playing.said.findLast(({ to, saying }) => to === id && saying.choices !== undefined);
      const number = (last?.saying.choices ?? []).findIndex((one) => one.id === choice) + 1;
      if (last === undefined || number === 0) throw new Error(`there is no ${choice} under ${last?.saying.key}`);
      await knock({ kind: 'choice', turn: last.turn, number });
    },
    heard: () => playing.said.filter(({ to }) => to === id).map(({ saying }) => saying.key),
  };
}
