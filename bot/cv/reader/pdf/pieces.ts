import type { PDFPageProxy } from 'pdfjs-dist';
import { Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A run of letters as a PDF draws it; numbers in the units of the page, from its top left. */
export type Piece = {
  readonly text: string;
  readonly isRtl: boolean;
  /** The line on which it stands runs level. */
  readonly isLevel: boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  /** Of the letters. */
  readonly size: number;
};

/** Letters rise so far above their line and hang so far below it, in parts of their size. */
const RISE = 0.8;
const FALL = 0.25;
/** Runs of one page: a page of a CV has some hundred, one that draws each letter for itself some thousand. */
const MOST = 20_000;

type Item = { readonly str: string; readonly dir: string; readonly transform: unknown[]; readonly width: number };

/** Where a run stands: the box around its four corners, whichever way it is turned. */
function pieceOf({ str, dir, width }: Item, [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[]): Piece {
  const size = Math.hypot(c, d);
  const along = Math.hypot(a, b) || 1;
  const [x, y] = [(a / along) * width, (b / along) * width];
  const [up, down] = [
    [c * RISE, d * RISE],
    [-c * FALL, -d * FALL],
  ] as const;
  const xs = [up, down].flatMap(([dx]) => [e + dx, e + x + dx]);
  const ys = [up, down].flatMap(([, dy]) => [f + dy, f + y + dy]);
  return {
    text: str,
    isRtl: dir === 'rtl',
    isLevel: Math.abs(b) < Math.abs(a) * 0.05,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
    baseline: f,
    size,
  };
}

/** All text of a page, run by run, in the order in which it is drawn. */
export async function piecesOn(page: PDFPageProxy): Promise<Piece[]> {
  const viewport = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items
    .slice(0, MOST)
    .flatMap((item) => ('str' in item && item.str !== '' ? [item as Item] : []))
    .map((item) => pieceOf(item, Util.transform(viewport.transform, item.transform as number[]) as number[]))
    .filter((piece) => [piece.left, piece.right, piece.top, piece.bottom].every(Number.isFinite));
}
