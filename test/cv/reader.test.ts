import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { createReader } from '../../bot/cv/reader/index.ts';
import type { Reading } from '../../bot/cv/reading.ts';
import { documents, type Generated } from './documents/index.ts';
import { IN_PHOTOS } from './documents/photos.ts';
import { endless } from './documents/raw.ts';

const run = promisify(execFile);
const all = await documents();
const named = (name: string): Generated => {
  const found = all.find((document) => document.name === name);
  if (found === undefined) throw new Error(`no document ${name}`);
  return found;
};

type Read = Extract<Reading, { kind: 'read' }>;
const pagesOf = (reading: Reading | undefined): Read['pages'] => (reading?.kind === 'read' ? reading.pages : []);
const textOf = (reading: Reading | undefined): string =>
  pagesOf(reading)
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('\n');

/** Ids of the processes that read documents for this one, as the machine lists them. */
async function readers(): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,ppid=,args=']);
  return stdout
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? [])
    .filter(([, , parent, args]) => Number(parent) === process.pid && args?.includes('/bot/cv/reader/entry.ts'))
    .map(([, pid]) => Number(pid));
}

const aReader = async (): Promise<number> => {
  await expect.poll(readers).toHaveLength(1);
  return (await readers())[0] ?? 0;
};

describe('every document that somebody may hand in', () => {
  const readings = new Map<string, Reading>();
  let atOnce = 0;

  beforeAll(async () => {
    const read = createReader({ timeoutMs: 60_000 });
    const look = setInterval(async () => {
      atOnce = Math.max(atOnce, (await readers()).length);
    }, 500);
    await Promise.all(all.map(async ({ name, content }) => readings.set(name, await read(content))));
    clearInterval(look);
  }, 180_000);

  it.each(all)('$name', ({ name, expects }) => {
    const reading = readings.get(name);
    if (expects.kind === 'refused') {
      expect(reading).toEqual(expects);
      return;
    }
    expect(reading).toMatchObject({ kind: 'read', pictures: expects.pictures ?? 0 });
    expect(reading).toHaveProperty('textFrom', expects.text === null ? 'none' : 'text');
    expect(pagesOf(reading)).toHaveLength(expects.pages);
    expect(textOf(reading)).toContain(expects.text ?? '');
  });

  it('is shown as pictures made here, no larger than a screen needs', async () => {
    const pages = [...readings.values()].flatMap(pagesOf);
    expect(pages.length).toBeGreaterThan(30);
    for (const { picture, width, height } of pages) {
      expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width, height });
      expect(Math.max(width, height)).toBeLessThanOrEqual(2000);
    }
  });

  it('has its lines on its pages, and nothing in them that cannot be kept', () => {
    for (const { lines } of [...readings.values()].flatMap(pagesOf)) {
      for (const { text, x, y, width, height } of lines) {
        expect(text).not.toMatch(/\p{Cc}/u);
        expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1000);
      }
    }
  });

  it('tells of lines where they stand', () => {
    const lines = pagesOf(readings.get('cv-skia.pdf')).flatMap((page) => page.lines);
    const [name, work] = ['Elif Demirtepe', 'Werkervaring'].map((text) => lines.find((line) => line.text === text));
    // Two centimetres of white to the left of it, and as much above it.
    expect(name?.x).toBeCloseTo((56.7 / 595) * 1000, -1);
    expect(name?.y).toBeGreaterThan(60);
    expect(work?.y).toBeGreaterThan((name?.y ?? 0) + 40);
  });

  it('loses who made a photo, and where; and stands upright', async () => {
    const { content } = named('foto-met-plaats.jpg');
    const sent = await sharp(content).metadata();
    expect(Buffer.from(content).includes(IN_PHOTOS.artist)).toBe(true);
    expect(sent.exif?.length).toBeGreaterThan(100);
    expect(sent.width).toBeGreaterThan(sent.height);

    const [page] = pagesOf(readings.get('foto-met-plaats.jpg'));
    const kept = await sharp(page?.picture).metadata();
    expect(kept).not.toHaveProperty('exif');
    expect(kept).not.toHaveProperty('xmp');
    expect(Buffer.from(page?.picture ?? []).includes('Telefoon')).toBe(false);
    expect(kept.width).toBeLessThan(kept.height);
  });

  it('keeps what stands above the page, and lists, tables and headings of Word', () => {
    const lines = textOf(readings.get('cv-docx.docx')).split('\n');
    expect(lines).toEqual([
      'Den Haag · 06 12345678 · elif.demirtepe@example.org',
      'Elif Demirtepe',
      'Ik ben rustig en ik werk graag samen met anderen. Ik leer elke week Nederlands in het buurthuis.',
      'mijn pagina',
      'Werkervaring',
      '2019 - 2023 Schoonmaakster in kantoren bij Glans BV, Den Haag',
      '2014 - 2018 Keukenhulp in een restaurant in Izmir',
      'Opleiding',
      '2010 - 2014 Mbo zorg en welzijn',
      'Talen',
      '• Turks',
      '• Nederlands',
      '• Engels',
    ]);
  });

  it('is read two at a time', () => expect(atOnce).toBe(2));

  it('leaves no process behind', async () => expect(await readers()).toEqual([]));
});

describe('a document that never ends', () => {
  it('is refused when its time is over; its process knew nothing of the house, and is gone', async () => {
    process.env.CV_READER_SECRET = 'only-the-house-knows';
    const reading = createReader({ timeoutMs: 8_000 })(endless());
    const pid = await aReader();
    const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
    const limits = readFileSync(`/proc/${pid}/limits`, 'utf8');
    delete process.env.CV_READER_SECRET;
    expect(await reading).toEqual({ kind: 'refused', why: 'unsafe' });
    expect(await readers()).toEqual([]);
    expect(environment).not.toContain('only-the-house-knows');
    expect(limits).toMatch(/Max cpu time\s+60 /u);
    expect(limits).toMatch(/Max data size\s+\d+ /u);
    expect(limits).toMatch(/Max core file size\s+0 /u);
  });

  it('is refused when something ends its process', async () => {
    const reading = createReader({ timeoutMs: 60_000 })(endless());
    const pid = await aReader();
    // It has come to the document as soon as it has worked for a while.
    await expect.poll(() => cpuSeconds(pid)).toBeGreaterThan(2);
    process.kill(pid, 'SIGSEGV');
    expect(await reading).toEqual({ kind: 'refused', why: 'unsafe' });
  });
});

/** Work that a process has done, in seconds, as Linux counts it. */
function cpuSeconds(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = after.split(' ').map(Number);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) / 100;
}

describe('a machine that cannot start the process', () => {
  it('says nothing about the document: it rejects, and the document can be tried again', async () => {
    const { content } = named('cv-pdfkit.pdf');
    await expect(createReader({ timeoutMs: 1 })(content)).rejects.toThrow('did not start');
  });
});
