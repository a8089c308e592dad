import { z } from 'zod';
import { MOST_PAGES, REFUSALS, type Reading } from '../reading.ts';
import { LENGTH } from './frame.ts';

/** Bytes that come out of one document at most: twelve pages as pictures, and their text. */
export const MOST_OUT = 48 * 1024 * 1024;

const thousandths = z.number().int().min(0).max(1000);
const line = z.strictObject({
  text: z.string().min(1).max(500),
  x: thousandths,
  y: thousandths,
  width: thousandths,
  height: thousandths,
});
const side = z.number().int().min(1).max(4000);
const page = z.strictObject({
  width: side,
  height: side,
  lines: z.array(line).max(300),
  bytes: z.number().int().min(1),
});
const head = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('read'),
    type: z.string().max(100),
    textFrom: z.enum(['text', 'none']),
    pictures: z.number().int().min(0).max(10_000),
    pages: z.array(page).min(1).max(MOST_PAGES),
  }),
  z.strictObject({ kind: z.literal('refused'), why: z.enum(REFUSALS) }),
]);

const isPicture = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';

/** A reading out of bytes; null where they are none. Never throws. */
export function unframed(bytes: Buffer): Reading | null {
  if (bytes.length < LENGTH) return null;
  const body = LENGTH + bytes.readUInt32BE(0);
  const said = head.safeParse(json(bytes.toString('utf8', LENGTH, body)));
  if (!said.success) return null;
  if (said.data.kind === 'refused') return said.data;
  let from = body;
  const pages = said.data.pages.map(({ bytes: length, ...rest }) => {
    const picture = bytes.subarray(from, from + length);
    from += length;
    return { ...rest, picture };
  });
  return from === bytes.length && pages.every(({ picture }) => isPicture(picture)) ? { ...said.data, pages } : null;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
