import type { Client } from './client.ts';
import type { Mark } from './mark.ts';
import type { Pace } from './pace.ts';
import type { PairingDesk } from './pairing.ts';
import type { Broken } from './tame.ts';
import { createWatchdog, type Watchdog, within } from './waiting.ts';

/** How the life of a client ended, and so what is done next. */
export type End =
  /** The house itself wanted it: it stops, restarts at night, or may not hold the session any more. */
  | { readonly kind: 'wanted' }
  /** No fresh code came while nobody paired. */
  | { readonly kind: 'stale' }
  /** Somebody unlinked this device on the telephone. */
  | { readonly kind: 'logged-out' }
  /** WhatsApp does not let the number in: it is banned, or the version is too old. */
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'trouble'; readonly what: string; readonly error: unknown };

export type LifeParts = {
  readonly pairing: PairingDesk;
  readonly mark: Mark;
  readonly pace: Pace;
  /** The client can be used. Told again after a reload of the page, on the same client. */
  readonly onReady: (client: Client, justPaired: boolean) => void;
  /** A QR code is shown; the number may be paired by a code as well. */
  readonly onQr: (client: Client) => void;
};

/** States in which WhatsApp wants nothing of this number or this version; waiting changes little. */
const REFUSED = new Set(['TOS_BLOCK', 'SMB_TOS_BLOCK', 'PROXYBLOCK', 'DEPRECATED_VERSION']);
/** Two unanswered questions in a row: the page hangs. */
const MOST_MISSED = 2;

/**
 * Watches one client until its life ends, and says how. Nothing is taken for granted: a client is expected to give a
 * sign of life again and again until it is ready, because the library may stop at any point without a word; and when
 * it is ready it is asked now and then whether it still is. Never rejects.
 */
export function live(client: Client, parts: LifeParts, signal: AbortSignal): { ended: Promise<End>; broken: Broken } {
  const watchdog = createWatchdog();
  const heart = createWatchdog();
  let finish = (_: End): void => {};
  const ended = new Promise<End>((resolve) => {
    finish = resolve;
  }).finally(() => {
    watchdog.leave();
    heart.leave();
  });
  const broken: Broken = (what, error) => finish({ kind: 'trouble', what, error });
  follow(client, parts, {
    end: (how) => finish(how),
    expect: (milliseconds, what) => watchdog.expect(milliseconds, () => broken(what, null)),
    expectCode: (milliseconds) => watchdog.expect(milliseconds, () => finish({ kind: 'stale' })),
    ready() {
      watchdog.rest();
      beat(client, parts.pace, heart, () => broken('the page of WhatsApp hangs', null));
    },
  });
  watchdog.expect(parts.pace.opening, () => broken('WhatsApp does not open', null));
  const stop = (): void => finish({ kind: 'wanted' });
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return { ended, broken };
}

/** Asks the page again and again whether it is alive. */
function beat(client: Client, pace: Pace, heart: Watchdog, hangs: () => void, missed = 0): void {
  const again = (misses: number): void => (misses < MOST_MISSED ? beat(client, pace, heart, hangs, misses) : hangs());
  heart.expect(pace.heartbeat, () => {
    within(pace.call, client.getState()).then(
      () => again(0),
      () => again(missed + 1),
    );
  });
}

type Course = {
  readonly end: (how: End) => void;
  /** The next sign of life has to come within this time. */
  readonly expect: (milliseconds: number, what: string) => void;
  /** The next code has to come within this time. */
  readonly expectCode: (milliseconds: number) => void;
  readonly ready: () => void;
};

/** What the events of the library mean for the course of a life. */
function follow(client: Client, parts: LifeParts, { end, expect, expectCode, ready }: Course): void {
  const { pairing, mark, pace, onReady, onQr } = parts;
  let justPaired = false;
  let isKnown = false;
  client.on('qr', (qr) => {
    justPaired = true;
    pairing.qr(qr, mark.known);
    if (pairing.now.state !== 'pairing-code') expectCode(pace.qr);
    onQr(client);
  });
  client.on('code', (code) => {
    pairing.code(code);
    expectCode(pace.code);
  });
  client.on('authenticated', () => {
    // From here on the page tells of new messages, while older ones may be missing still.
    mark.hold();
    isKnown = true;
    expect(pace.ready, 'WhatsApp never got ready after it knew us');
  });
  // It also comes later, whenever the connection was away for a moment; then it says nothing.
  client.on('loading_screen', () => {
    if (!isKnown) expect(pace.opening, 'WhatsApp does not open');
  });
  client.on('ready', () => {
    ready();
    pairing.paired();
    onReady(client, justPaired);
  });
  client.on('auth_failure', () => end({ kind: 'trouble', what: 'WhatsApp did not take the session', error: null }));
  client.on('disconnected', (reason: string) => {
    if (reason === 'LOGOUT') end({ kind: 'logged-out' });
    else if (REFUSED.has(reason)) end({ kind: 'refused', why: reason });
    else end({ kind: 'trouble', what: `WhatsApp closed the connection: ${reason}`, error: null });
  });
}
