import type { MiddlewareHandler } from 'hono';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Everything from our own origin, nothing inline, and a frame only where a centre shows the chat on its own site. */
const policy = (frames: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    // What somebody is about to send is shown to her first, out of her own phone.
    "img-src 'self' blob:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames}`,
  ].join('; ');

/**
 * The headers of everything that this channel answers. `embedders` are the sites that may show `?embed` in a frame:
 * `["https://www.demussen.nl"]`, or `["*"]`.
 */
export function safely(publicUrl: string, embedders: readonly string[]): MiddlewareHandler {
  const [alone, framed] = [policy("'none'"), policy(embedders.join(' '))];
  return async (c, next) => {
    const embedded = c.req.query('embed') !== undefined;
    c.header('Content-Security-Policy', embedded ? framed : alone);
    if (!embedded) {
      c.header('X-Frame-Options', 'DENY');
      c.header('Cross-Origin-Resource-Policy', 'same-origin');
    }
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    if (publicUrl.startsWith('https:')) c.header('Strict-Transport-Security', `max-age=${YEAR_SECONDS}`);
    c.header('Cache-Control', 'no-store');
    await next();
  };
}
