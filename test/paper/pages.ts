import type { Browser, Page } from 'playwright-core';
import type { PaperKind } from '../../bot/paper/order.ts';
import type { Paper } from '../../bot/paper/paper.ts';
import { documentIn } from './made.ts';

/** Sheets in CSS pixels, 96 to the inch. */
const SIZES: Readonly<Record<PaperKind, { width: number; height: number }>> = {
  poster: { width: 1123, height: 1588 },
  booklet: { width: 560, height: 794 },
};

/** A paper in a browser as its printer sees it, with its fonts loaded; it is closed with the browser. */
export async function printed(browser: Browser, kind: PaperKind, paper: Paper, scale = 1): Promise<Page> {
  const context = await browser.newContext({ viewport: SIZES[kind], deviceScaleFactor: scale });
  const page = await context.newPage();
  await page.emulateMedia({ media: 'print' });
  await page.setContent(documentIn(kind, paper));
  await page.evaluate('document.fonts.ready.then(() => null)');
  return page;
}

/** Everything that does not fit where it stands: what is cut off, and what sticks out of its sheet. One line each. */
export const overflowing = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const said = (element, why) => why + ': <' + element.tagName + ' ' + element.className + '> ' + element.textContent.slice(0, 60);
    const cut = (element) => element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
    return [...document.querySelectorAll('.sheet')].flatMap((sheet) => {
      const all = [...sheet.querySelectorAll('*')].filter((element) => !element.closest('svg') || element.tagName === 'svg');
      const edge = sheet.getBoundingClientRect();
      const clipped = (element) => element.parentElement.closest('.sheet') === sheet && element.parentElement !== sheet && (getComputedStyle(element.parentElement).overflow === 'hidden' || clipped(element.parentElement));
      const outside = all.filter((element) => !clipped(element)).filter((element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.left < edge.left - 1 || box.right > edge.right + 1 || box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
      });
      const hidden = all.filter((element) => getComputedStyle(element).overflow === 'hidden' && cut(element));
      return [...(cut(sheet) ? [said(sheet, 'overfull')] : []), ...outside.map((one) => said(one, 'outside')), ...hidden.map((one) => said(one, 'cut off'))];
    });
  })()`);

/** Grey values of a picture, row by row, each the mean of a square of so many pixels. */
export type Grey = { readonly width: number; readonly height: number; readonly values: Uint8Array };

/** A part of a picture, in its pixels. */
type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Reads parts of a PNG in the browser, which knows how, and makes them coarser. `square` in pixels. */
export async function greysOf(page: Page, png: Buffer, square: number, parts: readonly Part[]): Promise<Grey[]> {
  const greys = await page.evaluate<{ width: number; height: number; values: string }[]>(`(async () => {
    const blob = await (await fetch('data:image/png;base64,${png.toString('base64')}')).blob();
    const picture = await createImageBitmap(blob);
    const drawing = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    drawing.drawImage(picture, 0, 0);
    return ${JSON.stringify(parts)}.map((part) => {
      const { data } = drawing.getImageData(part.x, part.y, part.width, part.height);
      const [width, height] = [Math.floor(part.width / ${square}), Math.floor(part.height / ${square})];
      const values = new Uint8Array(width * height);
      for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
        let sum = 0;
        for (let v = 0; v < ${square}; v++) for (let u = 0; u < ${square}; u++) {
          const at = 4 * ((y * ${square} + v) * part.width + x * ${square} + u);
          sum += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
        }
        values[y * width + x] = sum / ${square * square};
      }
      return { width, height, values: [...values].map((one) => String.fromCharCode(one)).join('') };
    });
  })()`);
  return greys.map(({ width, height, values }) => ({ width, height, values: Buffer.from(values, 'latin1') }));
}
