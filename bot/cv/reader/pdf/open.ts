import { join } from 'node:path';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { MOST_PAGES } from '../../reading.ts';
import { Refused } from '../refused.ts';

const PACKAGE = join(import.meta.dirname, '..', '..', '..', '..', 'node_modules', 'pdfjs-dist');
const within = (folder: string): string => `${join(PACKAGE, folder)}/`;

/** Pixels of one picture in a PDF; a larger one is left white. */
const MOST_PIXELS = 60_000_000;

/**
 * Everything that pdf.js may need lies in its package: it asks no network and no font of the machine for anything, and
 * makes no code out of what stands in a document. Scripts, forms and attachments of a PDF are parts that nobody here
 * looks at.
 */
const SETTINGS = {
  verbosity: 0,
  isEvalSupported: false,
  useSystemFonts: false,
  enableXfa: false,
  maxImageSize: MOST_PIXELS,
  standardFontDataUrl: within('standard_fonts'),
  cMapUrl: within('cmaps'),
  wasmUrl: within('wasm'),
  iccUrl: within('iccs'),
} as const;

/** Without this word somewhere, a PDF was cut off: it stands behind all that it holds (ISO 32000, 7.5.5). */
const END = Buffer.from('startxref');

function whyNot(error: unknown): unknown {
  const { name } = error as { name?: unknown };
  if (name === 'PasswordException') return new Refused('locked');
  return name === 'InvalidPDFException' ? new Refused('broken') : error;
}

/** Opens a PDF that anybody may open and that is no book. Throws `Refused` otherwise. */
export async function openPdf(content: Uint8Array): Promise<PDFDocumentProxy> {
  if (!Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(END)) throw new Refused('broken');
  const opened = await getDocument({ ...SETTINGS, data: new Uint8Array(content) }).promise.catch((error: unknown) => {
    throw whyNot(error);
  });
  if (opened.numPages > MOST_PAGES) throw new Refused('too-many-pages');
  return opened;
}
