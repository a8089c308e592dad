import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { type Annotating, annotated } from '../../bot/cv/sheet/index.ts';
import { PAGE, typeset } from '../../bot/cv/typeset/index.ts';
import { LANGUAGES } from '../../bot/engine/language.ts';
import type { Remark } from '../../bot/staff-cv-ports.ts';
import { words } from '../talk/house.ts';
import { openedPdf } from './opened.ts';

const MARK = [11, 85, 99];
/** A page of 1,240 × 1,754 pixels, yellow all over. */
function picture(width = 1_240, height = 1_754): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffff00';
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer('image/webp', 80);
}
const remark = (position: number, more: Partial<Remark>): Remark => ({
  ...{ position, kind: 'content', phrase: null, text: null, pin: null },
  ...more,
});
const asked = (more: Partial<Annotating>): Annotating => ({
  ...{ pages: [picture()], remarks: [], closing: null, number: 4_711, kind: 'cv', reviewer: 'Petra' },
  ...{ day: '2026-11-26', language: 'nl', say: words.say },
  ...more,
});
const opened = async (more: Partial<Annotating>) => openedPdf(await annotated(asked(more)));
/** Where a place of a page of these proportions stands on the paper, as the page is laid out. */
const on = (x: number, y: number) => {
  const height = PAGE.height - 76;
  const width = (height * 1_240) / 1_754;
  return [(PAGE.width - width) / 2 + (width * x) / 1_000, 48 + (height * y) / 1_000] as const;
};
const isNear = (color: readonly number[] | undefined, other: readonly number[]) =>
  (color ?? []).every((part, at) => Math.abs(part - (other[at] ?? 0)) < 25);

describe('what comes back to her', () => {
  it('is her own document, with a number where something is said of it', async () => {
    const pin = { page: 1, x: 300, y: 400 };
    const { pages, info } = await opened({
      pages: [picture(), picture()],
      remarks: [remark(1, { phrase: 'add-phone', pin }), remark(2, { text: 'Mooi.', pin: { ...pin, page: 2 } })],
    });
    expect(pages).toHaveLength(3);
    expect(info.Title).toBe(words.say('cv-sheet.title-cv', { code: '4711' }, 'nl'));
    const [first, second, sheet] = pages;
    const [x, y] = on(300, 400);
    expect(isNear(first?.colorAt(x - 6, y), MARK)).toBe(true);
    expect(isNear(first?.colorAt(x + 20, y), [255, 255, 0])).toBe(true);
    for (const [at, page] of [first, second].entries()) {
      expect(page?.text).toContain(`nummer 4711 · ${at + 1}/2`);
      const number = page?.pieces.find(({ text }) => text === String(at + 1));
      expect(Math.abs((number?.x ?? 0) - x)).toBeLessThan(9);
      expect(Math.abs((number?.y ?? 0) - y)).toBeLessThan(9);
    }
    expect(sheet?.text).toMatch(/4711.*donderdag 26 november.*Petra/su);
    expect(sheet?.text).toContain(words.say('remarks.add-phone', {}, 'nl').slice(0, 30));
    expect(sheet?.text).toContain('Mooi.');
  });

  it.each(LANGUAGES)("is in her language, and the volunteer's own words are called Dutch: %s", async (language) => {
    const { pages } = await opened({
      language,
      pages: [],
      remarks: [remark(1, { phrase: 'add-phone', text: 'Of je e-mail.' })],
      closing: 'Tot ziens, Petra',
    });
    expect(pages).toHaveLength(1);
    const text = pages[0]?.text.normalize('NFKC') ?? '';
    expect(text).toContain('Of je e-mail.');
    expect(text).toContain('Tot ziens, Petra');
    const calledDutch = words.say('cv-sheet.in-dutch', {}, language);
    if (language === 'nl') expect(text).not.toContain(calledDutch);
    // The dots of Arabic letters are signs of their own in the font, so its words are seen and not copied.
    else if (language === 'ar') expect(text.match(/\p{Script=Arabic}/gu)?.length).toBeGreaterThan(60);
    else expect(text).toContain(calledDutch);
    if (language !== 'ar') expect(text).toContain(words.say('remarks.add-phone', {}, language).split(' ')[0]);
  });

  it('begins on the right where her language does', async () => {
    const at = async (language: 'ar' | 'nl') => {
      const { pages } = await opened({ language, pages: [], remarks: [remark(1, { phrase: 'add-phone' })] });
      return pages[0]?.pieces.find(({ text }) => text === '1')?.x ?? 0;
    };
    expect(await at('nl')).toBeLessThan(PAGE.width / 4);
    expect(await at('ar')).toBeGreaterThan((PAGE.width * 3) / 4);
  });

  it('shows every number, also of remarks at one place and on the edge', async () => {
    const pins = [0, 0, 500, 500, 500, 1_000, 1_000].map((at) => ({ page: 1, x: at, y: at }));
    const many = Array.from({ length: 60 }, () => ({ page: 1, x: 990, y: 995 }));
    const remarks = [...pins, ...many].map((pin, at) => remark(at + 1, { text: `Zin ${at + 1}`, pin }));
    const { pages } = await opened({ remarks });
    const numbers = (pages[0]?.pieces ?? []).filter(({ text }) => /^\d+$/u.test(text));
    expect(numbers.map(({ text }) => Number(text)).toSorted((a, b) => a - b)).toEqual(
      remarks.map(({ position }) => position),
    );
    for (const { x, y, width } of numbers) {
      expect(x).toBeGreaterThan(0);
      expect(x + width).toBeLessThan(PAGE.width);
      expect(y).toBeLessThan(PAGE.height);
    }
    expect(pages.at(-1)?.text).toContain('Zin 67');
  });

  it('says nothing of a page that is not there, and leaves out ready-made words that we no longer have', async () => {
    const remarks = [
      remark(1, { phrase: 'long-gone', pin: { page: 9, x: 1, y: 1 } }),
      remark(2, { phrase: 'toString', text: 'Goed' }),
    ];
    const { pages } = await opened({ remarks });
    expect(pages).toHaveLength(2);
    expect(pages[1]?.text).toContain('Goed');
    expect(pages[1]?.text).not.toMatch(/long-gone|toString/u);
  });

  it.each([
    ['wide', 3_000, 500],
    ['tall', 200, 4_000],
    ['tiny', 1, 1],
  ])('keeps a page that is %s on the paper', async (_, width, height) => {
    const { pages } = await opened({ pages: [picture(width, height)] });
    const [page] = pages;
    expect(isNear(page?.colorAt(PAGE.width / 2, 60), [255, 255, 0])).toBe(true);
    expect(isNear(page?.colorAt(3, PAGE.height / 2), [255, 255, 255])).toBe(true);
  });

  it('takes what a volunteer writes as it is', async () => {
    const text = `${'x'.repeat(5_000)}\u0000\ud800 {{number}} <b>`;
    const { pages } = await opened({ pages: [], remarks: [remark(1, { text })], closing: text, reviewer: text });
    expect(pages.at(-1)?.text).toContain('{{number}} <b>');
  });

  it('is small enough to be sent: three pages full of words', async () => {
    const blocks = Array.from(
      { length: 60 },
      () => ({ kind: 'paragraph', text: 'Werken in de keuken van een school. '.repeat(3) }) as const,
    );
    const page = await pictureOf(await typeset(blocks));
    const content = await annotated(asked({ pages: [page, page, page], remarks: [remark(1, { text: 'Mooi' })] }));
    expect(content.length).toBeGreaterThan(100_000);
    expect(content.length).toBeLessThan(1_500_000);
  });

  it('rejects where a page is no picture', async () => {
    await expect(annotated(asked({ pages: [new Uint8Array([1, 2, 3])] }))).rejects.toThrow();
  });
});

/** The first page of a PDF as staff see it. */
async function pictureOf(content: Uint8Array): Promise<Uint8Array> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({ data: content, useSystemFonts: false, verbosity: 0 }).promise;
  const page = await pdf.getPage(1);
  const viewport = page.getViewport({ scale: 1_240 / PAGE.width });
  const canvas = createCanvas(viewport.width, viewport.height);
  await page.render({ canvas: null, canvasContext: canvas.getContext('2d') as never, viewport }).promise;
  await pdf.destroy();
  return canvas.toBuffer('image/webp', 80);
}
