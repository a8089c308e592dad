import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LIMITS } from './limits.ts';
import type { Take } from './receiving.ts';
import { isSame, signatureOf } from './signature.ts';

/** Where Meta brings what happens, under PUBLIC_URL. */
const WEBHOOK_PATH = '/whatsapp/webhook';
const SIGNATURE_HEADER = 'X-Hub-Signature-256';

export type Secrets = {
  /** Of the app at Meta; with it Meta signs what it brings. */
  readonly appSecret: string;
  /** What we chose ourselves and typed in at Meta: it shows that both mean the same house. */
  readonly verifyToken: string;
};

/**
 * The door through which Meta brings messages and news of ours. It answers 200 only when all of it is safe: whatever
 * else it answers makes Meta bring it again, for a week.
 *
 * 413 too long · 401 no signature, or not Meta's · 400 no JSON · 500 the house cannot take it
 */
export function webhookRoutes({ appSecret, verifyToken }: Secrets, take: Take): Hono {
  const routes = new Hono();
  routes.get(WEBHOOK_PATH, (context) => {
    const { 'hub.mode': mode, 'hub.verify_token': token = '', 'hub.challenge': challenge = '' } = context.req.query();
    const isMeta = isSame(token, verifyToken) && mode === 'subscribe';
    return isMeta && /^[\w-]{1,256}$/u.test(challenge) ? context.text(challenge) : context.body(null, 403);
  });
  const limited = bodyLimit({ maxSize: LIMITS.webhookBody.value, onError: (context) => context.body(null, 413) });
  routes.post(WEBHOOK_PATH, limited, async (context) => {
    const signature = context.req.header(SIGNATURE_HEADER);
    if (signature === undefined) return context.body(null, 401);
    const raw = new Uint8Array(await context.req.arrayBuffer());
    if (!isSame(signature, signatureOf(raw, appSecret))) return context.body(null, 401);
    const body = jsonIn(raw);
    if (body === undefined) return context.body(null, 400);
    return take(body).then(
      () => context.body(null, 200),
      () => context.body(null, 500),
    );
  });
  return routes;
}

function jsonIn(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(raw));
  } catch {
    return undefined;
  }
}
