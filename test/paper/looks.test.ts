import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../bot/engine/language.ts';
import type { PaperKind } from '../../bot/paper/order.ts';
import { openBrowser } from '../setup/browser.ts';
import { paperIn } from './made.ts';
import { type Grey, greysOf, overflowing, printed } from './pages.ts';

/**
 * Sheets as somebody looked at them and found them good, in `pictures/`. `PAPER_PICTURES=new npx vitest run
 * test/paper/looks.test.ts` takes them anew; look at each before you commit it.
 *
 * Both pictures are made coarse (4 pixels, one millimetre, become one), and compared tile by tile of four such pixels.
 * Another machine draws the edge of a letter a shade lighter or darker, which is a few levels of grey in a tile; a
 * letter in another shape or place, a box instead of a letter, or a line that broke elsewhere is tens of levels.
 */
const PICTURES = join(import.meta.dirname, 'pictures');
const SQUARE = 4;
const TILE = 4;
/** Levels of grey, of 255, by which one tile may differ. */
const TOLERANCE = 16;

/** The poster; and of the booklet the crisis, and the first life domain with its codes. */
const SHEETS: readonly { kind: PaperKind; sheet: number }[] = [
  { kind: 'poster', sheet: 0 },
  { kind: 'booklet', sheet: 1 },
  { kind: 'booklet', sheet: 2 },
];
const LOOKED_AT: readonly Language[] = ['nl', 'ar', 'ti'];

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const fileOf = (kind: PaperKind, sheet: number, language: Language) =>
  join(PICTURES, `${kind}-${sheet + 1}-${language}.png`);

const coarse = async (page: Page, png: Buffer): Promise<Grey> => {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return (await greysOf(page, png, SQUARE, [{ x: 0, y: 0, width, height }]))[0] as Grey;
};

/** By how many levels of grey the tiles differ, the worst first. Sheets of different size differ wholly. */
function worstTile(one: Grey, other: Grey): number {
  if (one.width !== other.width || one.height !== other.height) return 255;
  let worst = 0;
  for (let top = 0; top + TILE <= one.height; top += TILE)
    for (let left = 0; left + TILE <= one.width; left += TILE) {
      let sum = 0;
      for (let at = 0; at < TILE * TILE; at++) {
        const place = (top + Math.floor(at / TILE)) * one.width + left + (at % TILE);
        sum += Math.abs((one.values[place] ?? 0) - (other.values[place] ?? 0));
      }
      worst = Math.max(worst, sum / (TILE * TILE));
    }
  return worst;
}

/** How far a sheet is from its picture. */
async function distance(page: Page, kind: PaperKind, sheet: number, language: Language): Promise<number> {
  const png = await page.locator('.sheet').nth(sheet).screenshot();
  const file = fileOf(kind, sheet, language);
  if (!existsSync(file)) throw new Error(`nobody has looked at ${file} yet`);
  return worstTile(await coarse(page, png), await coarse(page, readFileSync(file)));
}

describe.each(SHEETS)('the $kind, sheet $sheet', ({ kind, sheet }) => {
  it.each(LOOKED_AT)('looks in %s as when somebody looked at it', async (language) => {
    const page = await printed(browser, kind, paperIn(language));
    if (process.env.PAPER_PICTURES === 'new')
      writeFileSync(fileOf(kind, sheet, language), await page.locator('.sheet').nth(sheet).screenshot());
    expect(await distance(page, kind, sheet, language)).toBeLessThan(TOLERANCE);
  });
});

/** What goes wrong with a paper, as a script that does it to the page. */
const SPOILS: readonly { what: string; language: Language; spoil: string }[] = [
  {
    what: 'Arabic whose letters do not join, in a single small word',
    language: 'ar',
    spoil: `const word = document.querySelector('.what p'); word.textContent = [...word.textContent].join('\\u200c')`,
  },
  {
    what: 'one box instead of a letter, in small print',
    language: 'ti',
    spoil: `const line = document.querySelector('.what p'); line.textContent = '\\uE000' + line.textContent.slice(1)`,
  },
  {
    what: 'a sheet that runs from the left in Arabic',
    language: 'ar',
    spoil: `document.documentElement.dir = 'ltr'`,
  },
];

describe('the comparison', () => {
  it.each(SPOILS)('sees $what', async ({ language, spoil }) => {
    const page = await printed(browser, 'poster', paperIn(language));
    await page.evaluate(spoil);
    expect(await distance(page, 'poster', 0, language)).toBeGreaterThan(TOLERANCE);
  });

  it('forgives edges of letters that another machine draws darker and softer', async () => {
    const page = await printed(browser, 'poster', paperIn('ti'));
    await page.addStyleTag({ content: 'html { -webkit-text-stroke: 0.1px; filter: blur(0.3px) }' });
    expect(await distance(page, 'poster', 0, 'ti')).toBeLessThan(TOLERANCE);
  });

  it('and the measure of the sheets sees a column that does not fit', async () => {
    const page = await printed(browser, 'poster', paperIn('ti'));
    await page.evaluate(`document.querySelector('.places').style.width = '200mm'`);
    expect(await overflowing(page)).not.toEqual([]);
  });
});
