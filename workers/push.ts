import webPush from 'web-push';
import type { Pushed, Pusher } from '../bot/crisis/push.ts';

/** The pair of keys by which push services and browsers know this house. */
export type PushKeys = { readonly publicKey: string; readonly privateKey: string };

/** A new pair (VAPID, RFC 8292). */
export const newPushKeys = (): PushKeys => webPush.generateVAPIDKeys();

/** A phone that is off for longer than this rings for nothing: by then somebody else has been alerted. */
const TTL_SECONDS = 3_600;
const TIMEOUT_MS = 10_000;

/** All that a lock screen and a push service come to see. Staff find the rest in the view, signed in. */
const WORDS = {
  alarm: { body: 'Iemand heeft u nodig', url: '/admin/crises' },
  test: { body: 'Dit is een proef: meldingen werken hier', url: '/admin/account' },
} as const;

/**
 * Rings devices by web push, encrypted for each (RFC 8291). `keys` are read when first needed; `contact` is where a push
 * service finds whoever runs this house: a `mailto:` or the address of the site.
 */
export function createPusher(keys: () => Promise<PushKeys>, contact: string): Pusher {
  let known: Promise<PushKeys> | null = null;
  const pair = (): Promise<PushKeys> => {
    known ??= keys().catch((error) => {
      known = null;
      throw error;
    });
    return known;
  };
  return {
    publicKey: async () => (await pair()).publicKey,
    async push({ endpoint, p256dh, auth }, what, topic) {
      try {
        const { publicKey, privateKey } = await pair();
        const payload = JSON.stringify({ title: 'Buurtmus', ...WORDS[what], tag: topic });
        const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
          vapidDetails: { subject: contact, publicKey, privateKey },
          TTL: TTL_SECONDS,
          urgency: 'high',
          topic,
        });
        return await send(endpoint, headers as Record<string, string>, body);
      } catch {
        return 'later';
      }
    },
  };
}

async function send(endpoint: string, headers: Record<string, string>, body: Buffer): Promise<Pushed> {
  const { 'Content-Length': _, ...sent } = headers;
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: sent,
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (answer.ok) return 'sent';
  return answer.status === 404 || answer.status === 410 ? 'gone' : 'later';
}
