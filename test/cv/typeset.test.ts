import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, PAGE, printable, typeset, wrap } from '../../bot/cv/typeset/index.ts';
import { measure } from '../../bot/cv/typeset/text.ts';
import { openedPdf } from './opened.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const STYLE = { size: 10, leading: 14, weight: 400, color: '#000' } as const;
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const opened = async (blocks: readonly Block[], options = {}) => openedPdf(await typeset(blocks, options));
/** Everything that is set stands on the paper. */
const isOnPaper = ({ x, y, width }: { x: number; y: number; width: number }): boolean =>
  x >= -1 && x + width <= PAGE.width + 1 && y > 0 && y < PAGE.height;

const SCRIPTS: readonly (readonly [string, string, string])[] = [
  ['Latin', 'Żółw, çiğ köfte, één', 'NotoSans'],
  ['Cyrillic', 'Готвач в училище', 'NotoSans'],
  ['Arabic', 'عملت في مطبخ مدرسة', 'NotoSansArabic'],
  ['Ethiopic', 'ኣብ ቤት ትምህርቲ ሰሪሐ።', 'NotoSansEthiopic'],
];

describe('a text on paper', () => {
  it.each(SCRIPTS)('is set in fonts of its own: %s', async (_, text, font) => {
    const { pages } = await opened([
      { kind: 'heading', text },
      { kind: 'paragraph', text },
    ]);
    expect([...new Set(pages[0]?.fonts)].toSorted()).toEqual([`${font}-Bold`, `${font}-Regular`]);
  });

  it.each(SCRIPTS.filter(([name]) => name !== 'Arabic'))('can be copied from it: %s', async (_, text) => {
    expect((await opened([paragraph(text)])).pages[0]?.text).toContain(text);
  });

  it('joins Arabic letters, begins it on the right, and keeps a number in it as it was', async () => {
    const { pages } = await opened([paragraph('عملت من 2015 إلى 2019')]);
    const [page] = pages;
    expect(page?.text).toMatch(/[\uFB50-\uFDFF\uFE70-\uFEFC]/u);
    expect(page?.text).toContain('2015');
    const right = Math.max(...(page?.pieces ?? []).map(({ x, width }) => x + width));
    expect(right).toBeCloseTo(PAGE.width - PAGE.margin, 0);
  });

  it('needs no font of the machine', async () => {
    const text = JSON.stringify([{ kind: 'title', text: 'Ab عم ትግ' }]);
    const script = `
      import { GlobalFonts } from '@napi-rs/canvas';
      const known = GlobalFonts.families.filter(({ family }) => family.startsWith('Noto Sans')).length;
      const { typeset } = await import('./bot/cv/typeset/index.ts');
      console.log(known, Buffer.from(await typeset(${text})).toString('base64'));`;
    // Fonts of a home are read by the canvas; there are none in this one.
    const env = { ...process.env, HOME: '/nonexistent', FONTCONFIG_FILE: '/dev/null' };
    const args = ['--import', 'tsx', '--input-type=module', '-e', script];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: ROOT, env });
    const [known, content = ''] = stdout.trim().split(' ');
    expect(known).toBe('0');
    const { pages } = await openedPdf(Buffer.from(content, 'base64'));
    expect(pages[0]?.fonts.toSorted()).toEqual(['NotoSans-Bold', 'NotoSansArabic-Bold', 'NotoSansEthiopic-Bold']);
  });
});

describe('a document', () => {
  it('says its title and nothing else about itself', async () => {
    const { info } = await opened([paragraph('x')], { title: 'CV \u0000van\nHuda' });
    const { Title, Author, Creator, CreationDate, Subject } = info;
    expect({ Title, Author, Creator, CreationDate, Subject }).toEqual({ Title: 'CV van Huda' });
  });

  it('is a white page where there is nothing to set', async () => {
    for (const blocks of [[], [{ kind: 'space', points: 1e9 }], [paragraph('')]] as const)
      expect((await opened(blocks)).pages).toHaveLength(1);
  });

  it('turns the page when one is full, with a heading above what it belongs to', async () => {
    const blocks = Array.from({ length: 60 }, (_, at): Block[] => [
      { kind: 'heading', text: `Kop ${at}` },
      paragraph(`Tekst ${at}`),
    ]).flat();
    const header = (page: number, pages: number) => `Blad ${page} van ${pages}`;
    const { pages } = await opened(blocks, { header });
    expect(pages.length).toBeGreaterThan(3);
    for (const [at, { text, size }] of pages.entries()) {
      expect(text).toContain(`Blad ${at + 1} van ${pages.length}`);
      expect([...text.matchAll(/Kop (\d+)/gu)].map(([, n]) => n)).toEqual(
        [...text.matchAll(/Tekst (\d+)/gu)].map(([, n]) => n),
      );
      expect([size.width, size.height].map(Math.round)).toEqual([595, 842]);
    }
  });

  it('stops where it is told to', async () => {
    const blocks = Array.from({ length: 2_000 }, (_, at) => paragraph(`Regel ${at}`));
    expect((await opened(blocks, { mostPages: 3 })).pages).toHaveLength(3);
  });

  it('sets cells beside each other, from the right in a document that runs to the left', async () => {
    const row: Block = { kind: 'row', cells: ['een', 'twee woorden'], widths: [1, 3] };
    const across = async (direction: 'ltr' | 'rtl') => {
      const { pages } = await opened([row], { direction });
      const at = (word: string) => pages[0]?.pieces.find(({ text }) => text.startsWith(word))?.x ?? 0;
      return at('een') - at('twee');
    };
    expect(await across('ltr')).toBeLessThan(0);
    expect(await across('rtl')).toBeGreaterThan(0);
  });

  it('marks items with what it is told', async () => {
    const { pages } = await opened([
      { kind: 'item', text: 'Koken' },
      { kind: 'item', text: 'Naaien', mark: '12' },
    ]);
    expect(pages[0]?.text).toMatch(/•.*12/su);
  });
});

const HOSTILE: readonly (readonly [string, string])[] = [
  ['without a blank', 'x'.repeat(10_000)],
  ['without a blank, in Arabic', 'م'.repeat(10_000)],
  ['of marks', `a${'\u0301'.repeat(10_000)}`],
  ['of pictures', '👩‍👩‍👧‍👦'.repeat(1_000)],
  ['of one long word of Arabic', '﷽'.repeat(200)],
  ['of controls', '\u0000\u0007\u001B[31m\u202Erev\uFFF9x'.repeat(500)],
  ['of half letters', '\ud800\udc00\ud800x\udfff'.repeat(500)],
  ['of blanks', ' \t\u3000'.repeat(3_000)],
  ['of line ends', '\r\n\v\f\u2028'.repeat(300)],
];

describe('hostile text', () => {
  it.each(HOSTILE)('%s ends and fits, as any kind of block', async (_, text) => {
    const kinds = (['title', 'heading', 'paragraph', 'quiet', 'item'] as const).map((kind): Block => ({ kind, text }));
    const rows: Block[] = [
      { kind: 'row', cells: [text, 'b', text] },
      { kind: 'item', text: 'x', mark: text.slice(0, 500) },
    ];
    const { pages } = await opened([...kinds, ...rows], { mostPages: 10, header: () => text.slice(0, 2_000) });
    for (const { pieces } of pages) expect(pieces.filter((piece) => !isOnPaper(piece))).toEqual([]);
  });

  it('of half a million letters takes no longer than a document', async () => {
    const began = performance.now();
    await typeset([paragraph('x'.repeat(500_000))], { mostPages: 13 });
    // A second here; on a machine that does other things as well, some more.
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  it('of any kind is broken into lines that fit, and loses nothing that can be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 60, max: 400 }), (text, width) => {
        const lines = wrap(text, STYLE, width);
        for (const line of lines) {
          const isOneLetter = [...new Intl.Segmenter().segment(line)].length === 1;
          if (!isOneLetter) expect(measure(line, STYLE)).toBeLessThanOrEqual(width * 1.05);
        }
        const seen = (value: string) => value.replaceAll(/[ \n]/gu, '');
        expect(seen(lines.join(''))).toBe(seen(printable(text)));
      }),
      { numRuns: 300 },
    );
  });
});
