import { createCanvas, DOMMatrix, ImageData, Path2D } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// What a browser would bring along.
Object.assign(globalThis, { DOMMatrix, ImageData, Path2D });

type Page = {
  /** Everything that stands on it, as a reader of the screen would copy it; blanks as they come. */
  readonly text: string;
  /** Names of its fonts, without the prefix of a subset. */
  readonly fonts: readonly string[];
  /** Where each piece of text stands, in points from the top left. */
  readonly pieces: readonly { readonly text: string; readonly x: number; readonly y: number; readonly width: number }[];
  readonly size: { readonly width: number; readonly height: number };
  /** The colour at a place of the page, in points: `[r, g, b]`. */
  colorAt(x: number, y: number): readonly number[];
};

/** A PDF opened anew, with no font but its own. */
export async function openedPdf(content: Uint8Array) {
  const options = { data: new Uint8Array(content), useSystemFonts: false, isEvalSupported: false, verbosity: 0 };
  const pdf = await getDocument(options).promise;
  const { info } = await pdf.getMetadata();
  const pages: Page[] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await pageOf(await pdf.getPage(number)));
  await pdf.destroy();
  return { info: info as Readonly<Record<string, unknown>>, pages };
}

type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;

async function pageOf(page: PdfPage): Promise<Page> {
  const viewport = page.getViewport({ scale: 1 });
  const canvas = createCanvas(viewport.width, viewport.height);
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  const { items } = await page.getTextContent();
  const texts = items.flatMap((item) => ('str' in item ? [item] : []));
  const names = [...new Set(texts.map(({ fontName }) => fontName))];
  return {
    text: texts.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''),
    fonts: names.map((name) => (page.commonObjs.get(name) as { name: string }).name.replace(/^[A-Z]{6}\+/u, '')),
    pieces: texts
      .filter(({ str }) => str.trim() !== '')
      .map(({ str, transform, width }) => ({ text: str, x: transform[4], y: viewport.height - transform[5], width })),
    size: { width: viewport.width, height: viewport.height },
    colorAt: (x, y) => [...context.getImageData(Math.round(x), Math.round(y), 1, 1).data.slice(0, 3)],
  };
}
