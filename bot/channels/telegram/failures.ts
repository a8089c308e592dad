import type { Delivery } from '../channel.ts';

/**
 * Why a call came to nothing. Telegram refused it; or it never got there; or no answer came, so that Telegram may
 * or may not have done what it was asked.
 *
 * @example { "kind": "refused", "code": 429, "description": "Too Many Requests: retry after 7", "retryAfter": 7 }
 */
export type Failure =
  | {
      readonly kind: 'refused';
      readonly code: number;
      readonly description: string;
      /** Seconds; only a 429 has them. */
      readonly retryAfter: number | null;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unanswered' };

/** A call that failed. Says what and why, and neither the token nor a word of the message: it may be logged. */
export class TelegramFailure extends Error {
  readonly failure: Failure;

  constructor(method: string, failure: Failure) {
    super(`${method}: ${failure.kind === 'refused' ? `${failure.code} ${failure.description}` : failure.kind}`);
    this.name = 'TelegramFailure';
    this.failure = failure;
  }
}

/** The failure behind an error; whatever is no failure of Telegram's may have happened before or after it answered. */
export const failureOf = (error: unknown): Failure =>
  error instanceof TelegramFailure ? error.failure : { kind: 'unanswered' };

/**
 * A "no" as a library reads it. Above 500 it comes from something in front of Telegram, in whatever words: nobody
 * knows whether Telegram itself heard of the call.
 */
export const refusal = (code: number, description: string, retryAfter: number | undefined): Failure =>
  code > 500 ? { kind: 'unanswered' } : { kind: 'refused', code, description, retryAfter: retryAfter ?? null };

/** True when Telegram does not know the token: no call will do anything until somebody corrects it. */
export const isTokenRefused = (failure: Failure): boolean =>
  failure.kind === 'refused' && (failure.code === 401 || failure.code === 404);

/** True when another process polls, or a webhook is set, for the same bot. */
export const isConflict = (failure: Failure): boolean => failure.kind === 'refused' && failure.code === 409;

/** How long Telegram asks to be left alone, in milliseconds; 0 where it does not ask. */
export const restAfter = (failure: Failure): number =>
  failure.kind === 'refused' && failure.code === 429 ? Math.max(1, Math.ceil(failure.retryAfter ?? 1)) * 1_000 : 0;

/** Why a message has to wait for its place in the rate: nothing is wrong with it, and nothing was tried. */
export const OVER_THE_RATE = 'rate';

/** Codes of the network that come before anything was sent. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** What became of a call that the network, and not Telegram, failed. `code` as Node.js names it: `ECONNRESET`. */
export const networkFailure = (code: unknown): Failure =>
  typeof code === 'string' && NOT_SENT.has(code) ? { kind: 'unreachable' } : { kind: 'unanswered' };

/** Seconds after which trouble of the network or of Telegram's servers may be over. */
const TROUBLE_SECONDS = 5;
/** A wrong token is corrected by a person: no message should be given up meanwhile. */
const TOKEN_SECONDS = 300;

const NEVER: readonly { readonly pattern: RegExp; readonly why: 'blocked' | 'gone' | 'refused' }[] = [
  { pattern: /user is deactivated|USER_DEACTIVATED/u, why: 'gone' },
  { pattern: /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|CHAT_ID_INVALID/u, why: 'gone' },
  { pattern: /can't send messages to bots/u, why: 'refused' },
  // "bot was blocked by the user", "bot can't initiate conversation with a user", "bot was kicked"
  { pattern: /^Forbidden/u, why: 'blocked' },
];

/**
 * What a failure means for the message. Telegram's trouble and ours is waited out; a person who is not there any
 * more, or does not want the bot, is never written to again; and a message that Telegram will not take as it is
 * will not be taken later.
 */
export function deliveryAfter(failure: Failure): Delivery {
  if (failure.kind !== 'refused') return { kind: 'later', seconds: TROUBLE_SECONDS, why: failure.kind };
  const { code, description, retryAfter } = failure;
  if (code === 429) return { kind: 'later', seconds: Math.max(1, Math.ceil(retryAfter ?? 1)), why: OVER_THE_RATE };
  if (isTokenRefused(failure)) return { kind: 'later', seconds: TOKEN_SECONDS, why: 'token refused' };
  if (code !== 400 && code !== 403 && code !== 413) {
    return { kind: 'later', seconds: TROUBLE_SECONDS, why: `server answered ${code}` };
  }
  return { kind: 'never', why: NEVER.find(({ pattern }) => pattern.test(description))?.why ?? 'refused' };
}
