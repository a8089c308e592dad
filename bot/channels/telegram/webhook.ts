import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from './limits.ts';
import type { Take } from './receiving.ts';

/** Where Telegram brings updates to, under PUBLIC_URL. */
export const WEBHOOK_PATH = '/telegram/webhook';
const SECRET_HEADER = 'X-Telegram-Bot-Api-Secret-Token';

/**
 * The door through which Telegram brings updates. It answers 200 only when the update is safe: whatever else it
 * answers makes Telegram bring it again.
 *
 * 401 wrong or missing secret, before anything is read · 413 too long · 400 no JSON · 503 the house cannot take it
 */
export function webhookRoutes(secret: string, take: Take): Hono {
  const isSecret = comparer(secret);
  const routes = new Hono();
  routes.use(WEBHOOK_PATH, async (context, next) => {
    if (!isSecret(context.req.header(SECRET_HEADER) ?? '')) return context.body(null, 401);
    return next();
  });
  const limited = bodyLimit({ maxSize: LIMITS.webhookBody.value, onError: (context) => context.body(null, 413) });
  routes.post(WEBHOOK_PATH, limited, async (context) => {
    const update: unknown = await context.req.json().catch(() => undefined);
    if (update === undefined) return context.body(null, 400);
    return take(update).then(
      () => context.body(null, 200),
      () => context.body(null, 503),
    );
  });
  return routes;
}

/** Compares in a time that tells nothing: of the content by comparing whole, of the length by comparing digests. */
function comparer(secret: string): (candidate: string) => boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const wanted = digest(secret);
  return (candidate) => timingSafeEqual(digest(candidate), wanted);
}
