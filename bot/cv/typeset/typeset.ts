import { PDFDocument } from '@napi-rs/canvas';
import type { Block } from './block.ts';
import { type Line, linesOf } from './lines.ts';
import { pagesOf } from './pages.ts';
import { type Direction, directionOf, printable } from './printable.ts';
import { ACCENT, PAGE, STYLES } from './styles.ts';
import { type Context, drawText } from './text.ts';

/** Lines about the page itself stand so far above and below what is set on it, in points. */
const EDGE = 22;

export type Sheets = {
  /** Of what has no letters, and of columns; `ltr` if none is said. */
  readonly direction?: Direction;
  /** Small, on top of each page and under it; `page` counts from 1 within these blocks. */
  readonly header?: (page: number, pages: number) => string;
  readonly footer?: (page: number, pages: number) => string;
  /** What would stand on later pages is left out. */
  readonly mostPages?: number;
};

/**
 * A PDF to which pages are added. It says its title and nothing else about itself: no author, no time, no program.
 * `quality` is that of the pictures in it, up to 100.
 */
export const createPaper = (title: string, quality = 80): PDFDocument =>
  new PDFDocument({ title: printable(title).replaceAll('\n', ' '), producer: 'Buurtmus', encodingQuality: quality });

/** Begins an A4 page; `endPage` of the paper ends it. The type of the library hides what its own contexts can do. */
export const openPage = (paper: PDFDocument): Context => paper.beginPage(PAGE.width, PAGE.height) as Context;

function drawLine(context: Context, line: Line, x: number, top: number, width: number): void {
  for (const part of line.parts) {
    // Letters stand on a line at about three quarters of the leading; the tails hang below.
    const y = top + part.style.leading * 0.74;
    drawText(context, part.text, part.style, { ...part, x: x + part.x, y });
  }
  if (!line.isRuled) return;
  context.fillStyle = ACCENT;
  context.fillRect(x, top + line.height + 1, width, 0.6);
}

function drawEdge(context: Context, text: string, y: number, direction: Direction): void {
  const clean = printable(text).replaceAll('\n', ' ');
  const width = PAGE.width - 2 * PAGE.margin;
  drawText(context, clean, STYLES.quiet, { x: PAGE.margin, y, width, direction: directionOf(clean, direction) });
}

/** Adds pages with these blocks, and tells how many. */
export function addPages(paper: PDFDocument, blocks: readonly Block[], sheets: Sheets = {}): number {
  const direction = sheets.direction ?? 'ltr';
  const width = PAGE.width - 2 * PAGE.margin;
  const lines = blocks.flatMap((block) => linesOf(block, { width, direction }));
  const pages = pagesOf(lines, PAGE.height - 2 * PAGE.margin).slice(0, sheets.mostPages);
  for (const [at, page] of pages.entries()) {
    const context = openPage(paper);
    if (sheets.header) drawEdge(context, sheets.header(at + 1, pages.length), PAGE.margin - EDGE, direction);
    let y = PAGE.margin;
    for (const line of page) {
      drawLine(context, line, PAGE.margin, y, width);
      y += line.height;
    }
    if (sheets.footer)
      drawEdge(context, sheets.footer(at + 1, pages.length), PAGE.height - PAGE.margin + EDGE, direction);
    paper.endPage();
  }
  return pages.length;
}

/**
 * Sets blocks on A4, as a PDF with real text in fonts that it brings along. Without blocks it is one white page.
 * Hostile text ends and fits; characters that cannot be seen are left out.
 */
export async function typeset(
  blocks: readonly Block[],
  { title = '', ...sheets }: Sheets & { readonly title?: string } = {},
): Promise<Uint8Array> {
  const paper = createPaper(title);
  if (addPages(paper, blocks, sheets) === 0) {
    openPage(paper);
    paper.endPage();
  }
  return new Uint8Array(paper.close());
}
