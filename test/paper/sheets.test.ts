import jsqr from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { indexOf } from '../../bot/hsds/map/index-of.ts';
import { asMap, type Row } from '../../bot/hsds/map/rows.ts';
import { PAPER_KINDS, type PaperKind } from '../../bot/paper/order.ts';
import type { Paper } from '../../bot/paper/paper.ts';
import { SEEDED } from '../hsds/seeded.ts';
import { openBrowser } from '../setup/browser.ts';
import { CENTRE, paperIn } from './made.ts';
import { greysOf, overflowing, printed } from './pages.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const all = PAPER_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })));

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Every code of a paper, in the order in which it stands there. */
function codesOn(kind: PaperKind, paper: Paper): string[] {
  const chapters = paper.chapters.flatMap(({ codes }) => codes);
  const codes = kind === 'poster' ? chapters : [...paper.codes, ...chapters, ...paper.codes];
  return codes.map(({ url }) => url);
}

/** Its types say that it is a module with a default, which it is not. */
const decode = jsqr as unknown as typeof jsqr.default;
/** A square of a code is four pixels or more; a camera sees no less. */
const SCALE = 2;

/** What a camera reads from each code, in order. */
async function scanned(page: Page): Promise<(string | null)[]> {
  const read: (string | null)[] = [];
  for (const sheet of await page.locator('.sheet', { has: page.locator('.qr') }).all()) {
    const edge = (await sheet.boundingBox()) as Box;
    const boxes = (await Promise.all((await sheet.locator('.qr').all()).map((code) => code.boundingBox()))) as Box[];
    const parts = boxes.map(({ x, y, width, height }) => ({
      x: Math.floor((x - edge.x) * SCALE),
      y: Math.floor((y - edge.y) * SCALE),
      width: Math.ceil(width * SCALE),
      height: Math.ceil(height * SCALE),
    }));
    for (const { width, height, values } of await greysOf(page, await sheet.screenshot(), 1, parts)) {
      const pixels = new Uint8ClampedArray([...values].flatMap((grey) => [grey, grey, grey, 255]));
      read.push(decode(pixels, width, height, { inversionAttempts: 'dontInvert' })?.data ?? null);
    }
  }
  return read;
}

/** Fonts that were really used, each with where it came from. */
async function fontsOn(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'body *' });
  const used = new Set<string>();
  for (const nodeId of nodeIds) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName, isCustomFont } of fonts) used.add(`${isCustomFont ? 'ours' : 'not ours'}: ${familyName}`);
  }
  return [...used].sort();
}

const SCRIPT: Readonly<Partial<Record<Language, string>>> = {
  ar: 'ours: Noto Sans Arabic',
  ti: 'ours: Noto Sans Ethiopic',
};

const SCANNED: Readonly<Record<PaperKind, readonly Language[]>> = { poster: ['nl', 'ar', 'ti'], booklet: ['ar'] };

describe.each(all)('the $kind in $language', ({ kind, language }) => {
  const paper = paperIn(language);
  let page: Page;
  beforeAll(async () => {
    page = await printed(browser, kind, paper, SCALE);
  });
  // Twenty sheets at twice their size are heavy to keep.
  afterAll(() => page.context().close());

  it('keeps everything within its sheets, and cuts nothing off', async () => {
    expect(await overflowing(page)).toEqual([]);
  });

  it('is written in our own fonts, to the last letter: where one has no glyph, another would stand in', async () => {
    const fonts = await fontsOn(page);
    expect(fonts).toEqual(
      expect.arrayContaining(['ours: Noto Emoji', 'ours: Noto Sans', SCRIPT[language] ?? 'ours: Noto Sans']),
    );
    expect(fonts.filter((font) => font.startsWith('not ours'))).toEqual([]);
  });

  // Scanned in the scripts that are looked at; a booklet has the codes of its poster again, on twenty sheets.
  if (SCANNED[kind].includes(language)) {
    it('has codes that a camera reads as the links they are', { timeout: 60_000 }, async () => {
      expect(await scanned(page)).toEqual(codesOn(kind, paper));
    });
  }
});

it('the check of the fonts sees one letter that no font of ours has', async () => {
  const page = await printed(browser, 'poster', paperIn('ti'));
  await page.evaluate(`document.querySelector('h1').append('\uE000')`);
  expect((await fontsOn(page)).filter((font) => font.startsWith('not ours'))).toHaveLength(1);
});

it('a booklet has whole sheets of four pages, and crisis on the first one inside', async () => {
  for (const language of LANGUAGES) {
    const page = await printed(browser, 'booklet', paperIn(language));
    expect((await page.locator('.sheet').count()) % 4, language).toBe(0);
    expect(await page.locator('.sheet').nth(1).getAttribute('class')).toContain('crisis');
  }
});

describe('whatever somebody writes into the social map', () => {
  const LONG = 'Een heel lange tekst over alles en nog wat, met eenwoorddatnergenswordtafgebrokenendoorgaat. '.repeat(
    12,
  );
  const long = (row: Row): Row => ({ ...row, name: LONG, description: LONG, translations: {} });
  const flooded = indexOf(
    asMap((name) =>
      name === 'service'
        ? SEEDED.map.service.map(long)
        : name === 'address'
          ? SEEDED.map.address.map((row) => ({ ...row, address_1: LONG }))
          : SEEDED.map[name],
    ),
  );
  const paper = paperIn('nl', flooded, { ...CENTRE, name: LONG, address: LONG });

  it.each(PAPER_KINDS)('is cut off in the %s where it has no room, and pushes nothing off its sheet', async (kind) => {
    const page = await printed(browser, kind, paper);
    const wrong = await overflowing(page);
    expect(wrong.filter((line) => !line.startsWith('cut off'))).toEqual([]);
    expect(wrong).not.toEqual([]);
  });

  it('is a text and nothing else', async () => {
    const hostile = SEEDED.map.service.map((row) => ({
      ...row,
      name: '<script>document.title = "x"</script><img src=x>',
    }));
    const page = await printed(browser, 'poster', paperIn('nl', indexOf({ ...SEEDED.map, service: hostile })));
    expect(await page.title()).toBe(paper.text('paper.title'));
    expect(await page.locator('img').count()).toBe(0);
  });
});
