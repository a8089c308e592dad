import type { PDFPageProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Matrix = readonly number[];
const UNIT: Matrix = [1, 0, 0, 1, 0, 0];

/** What a drawing in the space of `inner` comes to, when that space lies within `outer`. */
function within(outer: Matrix, inner: Matrix): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = outer;
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Shares of the page that the photo of a person takes: more than an icon, less than a scan of the whole. */
const SMALLEST = 0.06;
const LARGEST = 0.6;
const NARROWEST = 0.55;
const WIDEST = 1.15;

/** A picture fills a square of one by one in its own space. */
function isPortrait(space: Matrix, page: { width: number; height: number }): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = space;
  const [width, height] = [Math.hypot(a, b), Math.hypot(c, d)];
  const [wide, high, shape] = [width / page.width, height / page.height, width / height];
  const fits = (size: number) => size >= SMALLEST && size <= LARGEST;
  return fits(wide) && fits(high) && shape >= NARROWEST && shape <= WIDEST;
}

/** How many pictures on this page have the size and shape of a photo of somebody. Nobody looks into them. */
export async function portraitsOn(page: PDFPageProxy): Promise<number> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const { width, height } = page.getViewport({ scale: 1 });
  let space = UNIT;
  let found = 0;
  const spaces: Matrix[] = [];
  const enter = (inner: unknown) => {
    spaces.push(space);
    if (Array.isArray(inner)) space = within(space, inner);
  };
  const leave = () => {
    space = spaces.pop() ?? UNIT;
  };
  for (const [at, operator] of fnArray.entries()) {
    const [first] = (argsArray[at] ?? []) as unknown[];
    if (operator === OPS.save) enter(null);
    else if (operator === OPS.paintFormXObjectBegin) enter(first);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) leave();
    else if (operator === OPS.transform) space = within(space, argsArray[at] as number[]);
    else if (operator === OPS.paintImageXObject && isPortrait(space, { width, height })) found += 1;
  }
  return found;
}
