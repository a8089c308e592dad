import { Readable } from 'node:stream';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Multipart, readMultipart } from '../../../bot/channels/web/multipart.ts';

const MOST = 50_000;
const BOUNDARY = '----edge';
const TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

const streamOf = (pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> =>
  Readable.toWeb(Readable.from(pieces, { highWaterMark: 1 })) as NodeStream<Uint8Array> as ReadableStream<Uint8Array>;

/** A body in pieces of these sizes, over and over. */
function* cut(body: Uint8Array, sizes: readonly number[]): Generator<Uint8Array> {
  for (let from = 0, at = 0; from < body.length; at++) {
    const size = sizes[at % sizes.length] ?? 1;
    yield body.subarray(from, from + size);
    from += size;
  }
}

const read = (body: string | Uint8Array, type = TYPE, sizes = [65_536]): Promise<Multipart> =>
  readMultipart(streamOf(cut(Buffer.from(body), sizes)), type, MOST);

const part = (head: string, content: string): string => `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`;
const field = (name: string, content: string): string =>
  part(`Content-Disposition: form-data; name="${name}"`, content);
const file = (content: string, name = 'brief.pdf', more = ''): string =>
  part(`Content-Disposition: form-data; name="file"; filename="${name}"${more}`, content);
const END = `--${BOUNDARY}--\r\n`;
const kindOf = async (body: string, type = TYPE): Promise<string> => (await read(body, type)).kind;

describe('a form with a file', () => {
  it('is what a browser sends, in whatever pieces it comes', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 });
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(bytes, text, sizes, async (content, said, pieces) => {
        const form = new FormData();
        form.append('text', said);
        form.append('file', new Blob([content as Uint8Array<ArrayBuffer>]), 'صورة "1".jpg');
        const request = new Response(form);
        const body = new Uint8Array(await request.arrayBuffer());
        const result = await read(body, request.headers.get('content-type') ?? '', pieces);
        expect(result).toMatchObject({ kind: 'form', file: { name: 'صورة "1".jpg' } });
        if (result.kind !== 'form') return;
        expect(Buffer.from(result.file?.bytes ?? []).equals(content)).toBe(true);
        expect(result.fields.text).toBe(said.replace(/\r\n|\r|\n/gu, '\r\n'));
      }),
    );
  });

  it('holds what looks like its own edge, but for the edge itself', async () => {
    const tricky = `\r\n--${BOUNDARY.slice(0, -1)}X\r\n\r\n--\r\n----`;
    const result = await read(`${file(tricky)}${END}`, TYPE, [1]);
    expect(result.kind === 'form' && Buffer.from(result.file?.bytes ?? []).toString()).toBe(tricky);
  });

  it('may say its edge in quotation marks, and more beside it', async () => {
    const body = `${file('x')}${END}`;
    expect(await kindOf(body, `multipart/form-data; boundary="${BOUNDARY}"`)).toBe('form');
    expect(await kindOf(body, `Multipart/Form-Data; charset=utf-8; boundary=${BOUNDARY}`)).toBe('form');
  });

  it('may have no file in it, as of a field that nobody used', async () => {
    const result = await read(`${field('id', 'a')}${file('', '')}${END}`);
    expect(result).toEqual({ kind: 'form', fields: { id: 'a' }, file: null });
  });

  it('counts the first of two fields with one name, and knows no special ones', async () => {
    const result = await read(`${field('id', 'a')}${field('id', 'b')}${field('__proto__', 'x')}${file('x')}${END}`);
    expect(result.kind === 'form' && result.fields.id).toBe('a');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('a form that is too much', () => {
  it('is one with a file that is larger than allowed by one byte', async () => {
    expect(await kindOf(`${file('x'.repeat(MOST))}${END}`)).toBe('form');
    expect(await kindOf(`${file('x'.repeat(MOST + 1))}${END}`)).toBe('too-big');
  });

  it('is read to its end, so that the browser hears the answer, and not without end', async () => {
    let given = 0;
    const piece = new Uint8Array(1_048_576);
    async function* endless(pieces: number): AsyncGenerator<Uint8Array> {
      yield Buffer.from(file('').slice(0, -2));
      for (; given < pieces; given++) yield piece;
    }
    expect((await readMultipart(streamOf(endless(20)), TYPE, MOST)).kind).toBe('malformed');
    expect(given).toBe(20);
    given = 0;
    expect((await readMultipart(streamOf(endless(10_000)), TYPE, MOST)).kind).toBe('too-big');
    expect(given).toBeLessThan(70);
  });

  it('takes no more room for coming in a million crumbs', async () => {
    const body = Buffer.from(`${file('x'.repeat(MOST))}${END}`);
    const before = process.memoryUsage().arrayBuffers;
    const result = await read(body, TYPE, [1]);
    expect(result.kind).toBe('form');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * MOST);
  });
});

describe('no form at all', () => {
  it.each<[string, string, string?]>([
    ['nothing', ''],
    ['something else', '{"file":"x"}', 'application/json'],
    ['one without an edge', `${file('x')}${END}`, 'multipart/form-data'],
    ['one with an empty edge', `--\r\n\r\n----`, 'multipart/form-data; boundary='],
    ['one with an edge that is too long', '', `multipart/form-data; boundary=${'x'.repeat(71)}`],
    ['one that was cut off', file('half of it')],
    ['one that was cut off in its head', `--${BOUNDARY}\r\nContent-Disposition: form-data; name="fi`],
    ['one with two files', `${file('a')}${file('b')}${END}`],
    ['one of many parts', `${field('a', 'b').repeat(25)}${END}`],
    ['one with a field that never ends', `${field('text', 'x'.repeat(70_000))}${END}`],
    ['one with fields that never end', `${field('a', 'x'.repeat(20_000)).repeat(5)}${END}`],
    ['one with a head that never ends', `--${BOUNDARY}\r\nX: ${'x'.repeat(70_000)}`],
    ['one with a head that is too long', `${part(`X: ${'x'.repeat(5_000)}`, 'x')}${END}`],
    ['one with a part of no name', `${part('Content-Disposition: form-data', 'x')}${END}`],
    ['one with a part without a head', `--${BOUNDARY}\r\n\r\n\r\n\r\nx\r\n${END}`],
    ['one that goes on after its edge', `--${BOUNDARY}XX\r\n${END}`],
  ])('is %s', async (_, body, type) => {
    expect(await kindOf(body, type)).toBe('malformed');
  });

  it('never fails and never hangs, whatever comes', async () => {
    const words = fc.constantFrom(
      '\r\n',
      `--${BOUNDARY}`,
      '--',
      'Content-Disposition: form-data',
      '; name="a"',
      'x',
      '"',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), async (parts, size) => {
        const { kind } = await read(parts.join(''), TYPE, [size]);
        expect(['form', 'malformed']).toContain(kind);
      }),
    );
  });
});
