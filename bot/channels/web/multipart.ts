import { createPile } from './pile.ts';

/** A file as it came: nothing about it is true until somebody has looked. */
export type Came = { readonly name: string; readonly bytes: Uint8Array };

/** A form with a file in it. `too-big`: there was more of the file than was allowed. `malformed`: no form at all. */
export type Multipart =
  | { readonly kind: 'form'; readonly fields: Readonly<Record<string, string>>; readonly file: Came | null }
  | { readonly kind: 'too-big' | 'malformed' };

/** More parts, longer heads or longer fields than any page of ours sends. */
const MOST_PARTS = 24;
const HEAD_BYTES = 4 * 1024;
const FIELD_BYTES = 64 * 1024;
/** So much is read to its end, and thrown away, so that whoever sent too much still hears why. */
const MOST_READ = 64 * 1024 * 1024;

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const BOUNDARY =
  /^multipart\/form-data\s*;(?:[^"]*;)?\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([^\s;",]{1,70}))\s*(?:;|$)/iu;
const NAME = /[;\s]name="([^"]{0,200})"/iu;
const FILE_NAME = /[;\s]filename="([^"]*)"/iu;

/** Where the bytes of a part go; null where they are not wanted. */
type Part = { readonly name: string; readonly fileName: string | null };

/** Browsers write a quotation mark or a line end in a name as `%22`, `%0D` or `%0A`. */
const unescaped = (text: string): string => text.replace(/%22/gu, '"').replace(/%0[AD]/giu, ' ');

function partOf(head: string): Part | null {
  const disposition = /^content-disposition:[ \t]*form-data([^\r\n]*)$/imu.exec(head)?.[1];
  const name = NAME.exec(disposition ?? '')?.[1];
  if (disposition === undefined || name === undefined) return null;
  const fileName = FILE_NAME.exec(disposition)?.[1];
  return { name: unescaped(name), fileName: fileName === undefined ? null : unescaped(fileName) };
}

/** What has been read so far, and what it has come to. */
function createForm(most: number) {
  const fields: Record<string, string> = Object.create(null);
  const file = createPile(most);
  let came: { name: string } | null = null;
  let part: Part | null = null;
  let field = createPile(FIELD_BYTES);
  let parts = 0;
  let filled = 0;
  const isFile = () => part?.fileName !== null && part?.fileName !== '';
  return {
    /** False: no part of ours looks like this. */
    begin(head: string): boolean {
      part = partOf(head);
      if (part === null || ++parts > MOST_PARTS) return false;
      if (isFile() && came !== null) return false;
      if (isFile()) came = { name: part.fileName as string };
      field = createPile(FIELD_BYTES - filled);
      return true;
    },
    add: (bytes: Buffer): void => (isFile() ? file : field).add(bytes),
    end(): void {
      if (part === null || isFile()) return;
      filled += field.whole().length;
      if (part.fileName === null) fields[part.name] ??= field.whole().toString('utf8');
    },
    result(): Multipart {
      if (field.isOver()) return { kind: 'malformed' };
      if (file.isOver()) return { kind: 'too-big' };
      return { kind: 'form', fields: { ...fields }, file: came === null ? null : { ...came, bytes: file.whole() } };
    },
  };
}

type Form = ReturnType<typeof createForm>;
type State = 'before' | 'edge' | 'head' | 'body' | 'done' | 'broken';

/** Cuts a stream into parts at its boundary, however it comes in pieces. */
function createCutter(boundary: string, form: Form) {
  const edge = Buffer.from(`\r\n--${boundary}`, 'latin1');
  // The first boundary has no line before it.
  let pending: Buffer = Buffer.from('\r\n');
  let state: State = 'before';

  const untilEdge = (): boolean => {
    const at = pending.indexOf(edge);
    const until = at < 0 ? Math.max(0, pending.length - edge.length + 1) : at;
    if (state === 'body') form.add(pending.subarray(0, until));
    pending = pending.subarray(at < 0 ? until : at + edge.length);
    if (at < 0) return false;
    if (state === 'body') form.end();
    state = 'edge';
    return true;
  };
  const afterEdge = (): boolean => {
    if (pending.length < 2) return false;
    const next = pending.toString('latin1', 0, 2);
    state = next === '--' ? 'done' : next === '\r\n' ? 'head' : 'broken';
    return true;
  };
  const untilHead = (): boolean => {
    // The line end of the boundary still stands before the head, so that a head of no lines has an end too.
    const at = pending.indexOf(END_OF_HEAD);
    if (at < 0 && pending.length <= HEAD_BYTES) return false;
    state = at >= 0 && at <= HEAD_BYTES && form.begin(pending.toString('utf8', 2, at)) ? 'body' : 'broken';
    pending = pending.subarray(at + END_OF_HEAD.length);
    return true;
  };
  const step = (): boolean => {
    if (state === 'before' || state === 'body') return untilEdge();
    if (state === 'edge') return afterEdge();
    return state === 'head' && untilHead();
  };
  return {
    cut(chunk: Uint8Array): void {
      pending = state === 'done' || state === 'broken' ? pending.subarray(0, 0) : Buffer.concat([pending, chunk]);
      while (step());
    },
    isWhole: () => state === 'done',
  };
}

/**
 * Reads a form with a file as it comes, holding never more of the file than `most` bytes. A body that is too long, or
 * is no form, is read on to its end all the same: a browser that is still sending would not hear what we have to say.
 */
export async function readMultipart(
  body: ReadableStream<Uint8Array> | null,
  contentType: string,
  most: number,
): Promise<Multipart> {
  const [, quoted, bare] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  const form = createForm(most);
  const cutter = boundary === undefined ? null : createCutter(boundary, form);
  let read = 0;
  for await (const chunk of body ?? []) {
    read += chunk.length;
    if (read > MOST_READ) return { kind: 'too-big' };
    cutter?.cut(chunk);
  }
  return cutter?.isWhole() ? form.result() : { kind: 'malformed' };
}
