import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { CookieOptions } from 'hono/utils/cookie';

/** Whoever has written before: the secret in her cookie, and the address made of it. */
export type Visitor = { readonly token: string; readonly address: string };

const COOKIE = 'buurtmus';
/** 192 random bits, as base64url: nobody guesses into somebody's conversation. */
const TOKEN_BYTES = 24;
const TOKEN = /^[\w-]{32,64}$/u;
/** A programme takes six months; whoever writes again keeps her conversation for as long again. */
const KEPT_SECONDS = 180 * 24 * 60 * 60;

const hashed = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The address is a hash: whoever reads the database cannot speak in anybody's name. */
const visitorOf = (token: string): Visitor => ({ token, address: hashed(token) });

const newSeed = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** In a frame on a centre's own site the cookie has to be allowed there, and only there. */
const cookieFor = (secure: boolean, embedded: boolean): CookieOptions => ({
  ...(secure ? { prefix: 'host' } : {}),
  ...(secure && embedded ? { sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
  httpOnly: true,
  secure,
  path: '/',
  maxAge: KEPT_SECONDS,
});

/**
 * Knows visitors by a cookie that only the server reads. A newcomer has none: her page carries a `seed`, and her
 * first post makes the visitor of it. A first post that is tried again therefore makes the same visitor, and an
 * invitation that the lost one used up is still hers.
 *
 * `secret` proves, for a browser that does not say where a form came from, that it came from a page of ours; it is the
 * same in every process.
 */
export function createVisitors(publicUrl: string, secret: string) {
  const secure = publicUrl.startsWith('https:');
  return {
    newSeed,
    known(c: Context): Visitor | null {
      const token = (secure ? getCookie(c, COOKIE, 'host') : getCookie(c, COOKIE)) ?? '';
      return TOKEN.test(token) ? visitorOf(token) : null;
    },
    fromSeed: (seed = ''): Visitor => visitorOf(hashed(`visitor ${TOKEN.test(seed) ? seed : newSeed()}`)),
    remember(c: Context, { token }: Visitor, embedded: boolean): void {
      setCookie(c, COOKIE, token, cookieFor(secure, embedded));
    },
    proofFor: (visitor: Visitor | null): string =>
      createHmac('sha256', secret)
        .update(visitor?.address ?? 'newcomer')
        .digest('base64url'),
  };
}

export type Visitors = ReturnType<typeof createVisitors>;
