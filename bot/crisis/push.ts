/** What a browser gives us so that we can ring it: where, and the keys by which it alone reads what it is told. */
export type Subscription = { readonly endpoint: string; readonly p256dh: string; readonly auth: string };

/** What became of a push: taken by its service; the device has gone for ever; or it may be tried again. */
export type Pushed = 'sent' | 'gone' | 'later';

/** Rings the devices of staff. Nothing personal goes along: the push service is somebody else's. */
export type Pusher = {
  /** The key by which browsers know that it is we who ring. */
  publicKey(): Promise<string>;
  /** `topic` names what it is about: a second push of the same topic takes the place of the first. Never rejects. */
  push(to: Subscription, what: 'alarm' | 'test', topic: string): Promise<Pushed>;
};

/** The push services of the browsers there are; a subscription anywhere else is none. */
const SERVICES = [
  'fcm.googleapis.com',
  '.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
] as const;

const LONGEST = 1_000;
const KEY = /^[\w-]{60,120}$/u;
const AUTH = /^[\w-]{16,64}$/u;

/**
 * A subscription as a browser sent it; null where it is none. We call the address that stands in it, so it has to be
 * one of a push service: `also` names further hosts.
 */
export function subscriptionOf(sent: unknown, also: readonly string[] = []): Subscription | null {
  const { endpoint, keys } = (sent ?? {}) as { endpoint?: unknown; keys?: { p256dh?: unknown; auth?: unknown } };
  const { p256dh, auth } = keys ?? {};
  if (typeof endpoint !== 'string' || typeof p256dh !== 'string' || typeof auth !== 'string') return null;
  if (endpoint.length > LONGEST || !URL.canParse(endpoint) || !KEY.test(p256dh) || !AUTH.test(auth)) return null;
  const { protocol, host } = new URL(endpoint);
  const isService = SERVICES.some((one) => (one.startsWith('.') ? host.endsWith(one) : host === one));
  return (isService && protocol === 'https:') || also.includes(host) ? { endpoint, p256dh, auth } : null;
}
