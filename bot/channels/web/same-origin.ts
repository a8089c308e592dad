import { timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';

const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).host : null);

function equal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/**
 * Whether a post comes from a page of ours, so that no other site can write in somebody's name. Today's browsers
 * say so themselves; older ones name the origin; and one that names none, because our pages send no referrer,
 * has to bring the proof that only our own form holds.
 */
export function isFromOurPage(c: Context, publicUrl: string, proof: { given: string; expected: string }): boolean {
  const site = c.req.header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('origin');
  if (origin !== undefined && origin !== 'null') {
    const host = hostOf(origin);
    return host !== null && (host === hostOf(publicUrl) || host === c.req.header('host'));
  }
  return equal(proof.given, proof.expected);
}
