import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing: of the content by comparing whole, of the length by comparing digests. */
export const isSame = (candidate: string, wanted: string): boolean =>
  timingSafeEqual(digest(candidate), digest(wanted));

/** `X-Hub-Signature-256` of a body, byte for byte as it came: `"sha256=9f2c…"`. */
export const signatureOf = (body: Uint8Array, appSecret: string): string =>
  `sha256=${createHmac('sha256', appSecret).update(body).digest('hex')}`;
