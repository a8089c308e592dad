import type { Reading } from '../reading.ts';

/**
 * How a reading comes out of the process that read it: one byte as soon as that is awake, then the length of a head,
 * the head as JSON, and the pictures of all pages one behind the other. Whoever takes it looks at all of it anew: the
 * process has had a hostile document in its hands.
 */
export const AWAKE = 0x06;
export const LENGTH = 4;

/** A reading as bytes. */
export function framed(reading: Reading): Uint8Array {
  if (reading.kind === 'refused') return parts(reading, []);
  const pages = reading.pages.map(({ picture, ...rest }) => ({ ...rest, bytes: picture.length }));
  return parts(
    { ...reading, pages },
    reading.pages.map(({ picture }) => picture),
  );
}

function parts(said: unknown, pictures: readonly Uint8Array[]): Uint8Array {
  const json = Buffer.from(JSON.stringify(said));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, ...pictures]);
}
