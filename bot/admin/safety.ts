import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * Nothing from elsewhere, no script or style inside a page, in nobody's frame, in nobody's cache. The referrer
 * stays within the house; without any, browsers would hide the origin of our own forms as well.
 */
export const safeHeaders = (secure: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      mediaSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    xFrameOptions: 'DENY',
    referrerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    strictTransportSecurity: secure ? 'max-age=31536000' : false,
  });

export const notCached: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.res.headers.set('cache-control', 'no-store');
};

const READS = new Set(['GET', 'HEAD']);

/** The host of an origin, `"staff.example.org:8443"`; null for `"null"` and whatever else is none. */
const hostOf = (origin: string | undefined): string | null =>
  URL.canParse(origin ?? '') ? new URL(origin ?? '').host : null;

/**
 * Whatever changes something has to come from a page of our own. New browsers say so themselves; where they do not,
 * the origin has to be the house as it calls itself or as the browser called it. Without a word of either: no.
 */
export function fromOurOwnPages(publicUrl: string): MiddlewareHandler {
  const ours = hostOf(publicUrl);
  return async (c, next) => {
    if (READS.has(c.req.method)) return next();
    const site = c.req.header('sec-fetch-site');
    const origin = hostOf(c.req.header('origin'));
    const own =
      site === undefined ? origin !== null && [ours, c.req.header('host')].includes(origin) : site === 'same-origin';
    return own ? next() : c.text('Dit verzoek komt niet van deze site.', 403);
  };
}
