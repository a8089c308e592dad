import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPdf } from '../../bot/paper/press/pdf.ts';
import { chromiumPath } from '../setup/browser.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { documentIn, paperIn } from './made.ts';

const POINTS_A_MILLIMETRE = 72 / 25.4;

/** Width and height of each page, in whole millimetres. */
const pagesIn = (pdf: Uint8Array): string[] =>
  [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/gu),
  ].map(([, ...sides]) => sides.map((side) => Math.round(Number(side) / POINTS_A_MILLIMETRE)).join('x'));

let print: ReturnType<typeof createPdf>;
beforeAll(async () => {
  print = createPdf(await chromiumPath());
});

describe('a PDF', () => {
  it('of the poster is one sheet of A3, with its fonts in it', async () => {
    const pdf = await print(documentIn('poster', paperIn('ar')));
    expect(pagesIn(pdf)).toEqual(['297x420']);
    const text = Buffer.from(pdf).toString('latin1');
    for (const font of ['NotoSansArabic', 'NotoSans-', 'NotoEmoji']) expect(text).toContain(font);
  });

  it('of the booklet is whole sheets of A5, page by page', async () => {
    const pages = pagesIn(await print(documentIn('booklet', paperIn('ti'))));
    expect(new Set(pages)).toEqual(new Set(['148x210']));
    expect(pages.length % 4).toBe(0);
  });

  it('runs nothing and asks nobody, whatever stands in the page', async () => {
    const page = '<body><script>document.body.append("x".repeat(1e6))</script><img src="http://127.0.0.1:1/x"></body>';
    const [quiet, loud] = [await print('<body></body>'), await print(page)];
    expect(Math.abs(loud.length - quiet.length)).toBeLessThan(4_000);
  });

  it('that fails does not stop the next one', async () => {
    const broken = createPdf('/nowhere/chromium');
    await expect(broken('')).rejects.toThrow();
    await expect(broken('')).rejects.toThrow();
    expect(pagesIn(await print('<body>goed</body>'))).toHaveLength(1);
  });
});

describe('npm run paper', () => {
  let fresh: Fresh;
  let folder: string;
  beforeAll(async () => {
    fresh = await freshDatabase();
    folder = await mkdtemp(join(tmpdir(), 'buurtmus-paper-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
    await fresh.drop();
  });

  const run = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const main = join(import.meta.dirname, '..', '..', 'bot', 'paper', 'main.ts');
    const env = {
      ...process.env,
      DATABASE_URL: fresh.url,
      SEED: 'empty',
      PUPPETEER_EXECUTABLE_PATH: await chromiumPath(),
    };
    return promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...args], { env }).then(
      ({ stdout }) => ({ code: 0, said: stdout }),
      ({ code, stderr }) => ({ code, said: stderr }),
    );
  };

  it('writes the same as a file', { timeout: 90_000 }, async () => {
    const out = join(folder, 'poster.pdf');
    const { code, said } = await run('--language', 'ar', '--kind', 'poster', '--centre', 'de-mussen', '--out', out);
    expect([code, said.trim()]).toEqual([0, out]);
    expect(pagesIn(await readFile(out))).toEqual(['297x420']);
  });

  it('says what it does not understand', { timeout: 90_000 }, async () => {
    const out = join(folder, 'x.pdf');
    for (const [args, why] of [
      [['--language', 'fr', '--kind', 'poster', '--out', out], '--language is one of'],
      [['--language', 'nl', '--kind', 'leaflet', '--out', out], '--kind is one of'],
      [['--language', 'nl', '--kind', 'poster'], '--out says'],
      [['--colour', 'red'], 'cannot be understood'],
      [['--language', 'nl', '--kind', 'poster', '--out', out, '--centre', 'x'], 'There is no centre x'],
    ] as const) {
      const { code, said } = await run(...args);
      expect(code).toBeGreaterThan(0);
      expect(said).toContain(why);
    }
  });
});
