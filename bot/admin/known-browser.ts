import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

const COOKIE = 'buurtmus.known_browser';
const DAYS = 180 * 24 * 60 * 60;

/**
 * Remembers browsers that have signed in to an account, so that guesses of strangers never keep them out. The
 * cookie is a random name and a signature over name and account: it opens nothing and tells nothing.
 */
export function createKnownBrowsers(secret: string, secure: boolean) {
  const sign = (name: string, email: string): string =>
    createHmac('sha256', secret).update(`known browser\n${name}\n${email}`).digest('base64url');

  return {
    /** The name of this browser, where it has signed in to this account before. */
    nameOf(c: Context, email: string): string | null {
      const [name, signature] = (getCookie(c, COOKIE) ?? '').split('.');
      if (name === undefined || signature === undefined) return null;
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(name, email))];
      return given.length === right.length && timingSafeEqual(given, right) ? name : null;
    },
    remember(c: Context, email: string): void {
      const name = randomBytes(16).toString('base64url');
      const flags = { httpOnly: true, secure, sameSite: 'Lax', path: '/admin/sign-in', maxAge: DAYS } as const;
      setCookie(c, COOKIE, `${name}.${sign(name, email)}`, flags);
    },
  };
}
