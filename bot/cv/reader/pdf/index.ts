import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { ReadLine } from '../../reading.ts';
import { UNTOLD } from '../clean.ts';
import type { Document, Page } from '../document.ts';
import { linesOf } from './lines.ts';
import { openPdf } from './open.ts';
import { type Picture, pictureOf } from './picture.ts';
import { piecesOn } from './pieces.ts';
import { portraitsOn } from './portraits.ts';

/** Where more of its letters than this part are not told, the text of a page, or of a line, is none to rely on. */
const MOST_UNTOLD = { page: 0.4, line: 0.25 };
/** Fewer letters than this on a page are a stamp or a page number on what is otherwise a picture. */
const FEWEST = 8;

function lettersOf(text: string): { letters: number; untold: number } {
  const untold = text.split(UNTOLD).length - 1;
  return { letters: (text.match(/\p{L}/gu)?.length ?? 0) + untold, untold };
}

/** Lines that can be read; none where that is not much of the page. */
function toldBy(lines: readonly ReadLine[]): readonly ReadLine[] {
  const { letters, untold } = lettersOf(lines.map(({ text }) => text).join(''));
  if (letters - untold < FEWEST || untold > letters * MOST_UNTOLD.page) return [];
  return lines.filter(({ text }) => {
    const own = lettersOf(text);
    return own.untold <= own.letters * MOST_UNTOLD.line;
  });
}

type Read = Page & { readonly portraits: number };

async function readPage(opened: PDFDocumentProxy, number: number): Promise<Read> {
  const page = await opened.getPage(number);
  const lines = toldBy(linesOf(await piecesOn(page), page.getViewport({ scale: 1 })));
  const portraits = lines.length > 0 ? await portraitsOn(page) : 0;
  const read = { ...(await pictureOf(page)), lines, portraits };
  page.cleanup();
  return read;
}

/** The pages of a PDF that the house made itself, as pictures. */
export async function picturesOf(content: Uint8Array): Promise<Picture[]> {
  const opened = await openPdf(content);
  const pictures: Picture[] = [];
  for (let number = 1; number <= opened.numPages; number += 1) {
    pictures.push(await pictureOf(await opened.getPage(number)));
  }
  return pictures;
}

/** Reads a PDF: its pages as pictures, its text where it tells it. Throws `Refused`, or whatever broke. */
export async function readPdf(content: Uint8Array): Promise<Document> {
  const opened = await openPdf(content);
  const pages: Read[] = [];
  for (let number = 1; number <= opened.numPages; number += 1) pages.push(await readPage(opened, number));
  return {
    pages: pages.map(({ portraits: _, ...page }) => page),
    textFrom: pages.some(({ lines }) => lines.length > 0) ? 'text' : 'none',
    pictures: pages.reduce((sum, { portraits }) => sum + portraits, 0),
  };
}
