import type { ReadLine } from '../reading.ts';

/** Edges of something on a page, and the size of that page, in whatever unit both have. */
type Edges = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
type Size = { readonly width: number; readonly height: number };

const share = (at: number, whole: number): number => Math.min(1000, Math.max(0, Math.round((at / whole) * 1000)));

/** Where that is in thousandths of the page, and on it. */
export function placeOf({ left, top, right, bottom }: Edges, page: Size): Omit<ReadLine, 'text'> {
  const [x, y] = [share(left, page.width), share(top, page.height)];
  return { x, y, width: share(right, page.width) - x, height: share(bottom, page.height) - y };
}

/** The edges of all of them together. */
export const around = (all: readonly Edges[]): Edges => ({
  left: Math.min(...all.map(({ left }) => left)),
  top: Math.min(...all.map(({ top }) => top)),
  right: Math.max(...all.map(({ right }) => right)),
  bottom: Math.max(...all.map(({ bottom }) => bottom)),
});
