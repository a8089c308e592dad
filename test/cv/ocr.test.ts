import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createReader } from '../../bot/cv/reader/index.ts';
import type { Reading } from '../../bot/cv/reading.ts';
import { scanned } from './documents/kit.ts';
import { screenshot } from './documents/photos.ts';

/** As in `.env`; on most machines it is on the path. */
const TESSERACT = process.env.TESSERACT_PATH ?? 'tesseract';
const languages = spawnSync(TESSERACT, ['--list-langs'], { encoding: 'utf8' }).stdout ?? '';
const isThere = /^nld$/mu.test(languages) && /^eng$/mu.test(languages);

const linesOf = (reading: Reading) => (reading.kind === 'read' ? reading.pages.map(({ lines }) => lines) : []);

describe.skipIf(!isThere)(`photos with words on them (needs tesseract with nld and eng: TESSERACT_PATH)`, () => {
  const read = createReader({ timeoutMs: 60_000, tesseract: TESSERACT });

  it('are read, and it is said that this is a guess', async () => {
    const reading = await read(await screenshot());
    expect(reading).toMatchObject({ kind: 'read', textFrom: 'ocr' });
    const [lines = []] = linesOf(reading);
    const work = lines.find(({ text }) => text === 'Werkervaring');
    expect(lines.map(({ text }) => text).join('\n')).toContain('Schoonmaakster in kantoren bij Glans BV');
    // Two centimetres from the left of A4.
    expect(work?.x).toBeCloseTo((56.7 / 595) * 1000, -1);
  });

  it('are read page by page where a scanner made a PDF of them', async () => {
    const pages = linesOf(await read(await scanned()));
    expect(pages).toHaveLength(2);
    for (const lines of pages) expect(lines.map(({ text }) => text)).toContain('Werkervaring');
  });
});

describe('a program for OCR', () => {
  const folder = mkdtempSync(join(tmpdir(), 'buurtmus-ocr-'));
  const program = (name: string, script: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o700);
    return path;
  };
  const by = async (tesseract: string): Promise<Reading> =>
    createReader({ timeoutMs: 15_000, tesseract })(await screenshot());

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('gets a picture made here and its languages, and nothing of the house', async () => {
    const seen = join(folder, 'seen');
    const row = '5\\t1\\t1\\t1\\t1\\t1\\t120\\t170\\t240\\t34\\t91\\tWerk\\n';
    const smear = '5\\t1\\t1\\t1\\t1\\t2\\t400\\t170\\t9\\t34\\t4\\t|\\n';
    const path = program(
      'says',
      `{ echo "$@"; head -c 4; echo; env; } > ${seen}; cat > /dev/null; printf '${row}${smear}'`,
    );
    const reading = await by(path);
    expect(linesOf(reading)).toEqual([[{ text: 'Werk', x: 100, y: 100, width: 200, height: 20 }]]);
    const [args, picture, ...environment] = readFileSync(seen, 'utf8').split('\n');
    expect(args).toBe('stdin stdout -l nld+eng tsv');
    expect(picture).toBe('RIFF');
    expect(environment.join('\n')).not.toContain('DATABASE');
    expect(environment).toContain('OMP_THREAD_LIMIT=1');
  });

  it.each([
    ['fails', 'exit 1'],
    ['talks nonsense', 'cat > /dev/null; echo nonsense'],
    ['is not there', ''],
  ])('that %s leaves the photo without text', async (name, script) => {
    const path = script === '' ? join(folder, 'nobody') : program(name.replaceAll(' ', '-'), script);
    expect(await by(path)).toMatchObject({ kind: 'read', textFrom: 'none', pages: [{ lines: [] }] });
  });
});
