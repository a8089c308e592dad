import type { Delivery } from '../../channel.ts';
import { type Meaning, meaningOf, titleOf } from './codes.ts';

/**
 * Why a call came to nothing. Meta refused it; or it never got there; or no answer came, so that Meta may or may not
 * have done what it was asked.
 *
 * @example { "kind": "refused", "status": 400, "code": 131047, "subcode": null, "transient": false, "retryAfter": null }
 */
export type Failure =
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** Meta's own number for what is wrong; null where it gave none. */
      readonly code: number | null;
      readonly subcode: number | null;
      /** Meta says itself that it passes. */
      readonly transient: boolean;
      /** Seconds that Meta asks to be left alone. */
      readonly retryAfter: number | null;
    }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'unanswered' };

export type Refusal = Failure & { readonly kind: 'refused' };

/** What a delivery becomes that did not go through. */
export type Undelivered = Exclude<Delivery, { readonly kind: 'sent' }>;

/** A call that failed. Says what and why in numbers, and neither the token nor a word or number of anybody. */
export class GraphFailure extends Error {
  readonly failure: Failure;

  constructor(call: string, failure: Failure) {
    super(`${call}: ${failure.kind === 'refused' ? nameOf(failure) : failure.kind}`);
    this.name = 'GraphFailure';
    this.failure = failure;
  }
}

const nameOf = ({ status, code }: Refusal): string =>
  code === null ? `server answered ${status}` : `${status}, ${titleOf(code)}`;

/** The failure behind an error; whatever is no failure of Meta's may have happened before or after it answered. */
export const failureOf = (error: unknown): Failure =>
  error instanceof GraphFailure ? error.failure : { kind: 'unanswered' };

/** What a refusal means; a code that is not known is judged by its HTTP status. */
export function meaningOfRefusal({ status, code, subcode, transient }: Refusal): Meaning {
  const known = code === null ? null : meaningOf(code, subcode);
  if (known !== null && !(known === 'refused' && transient)) return known;
  if (status === 429) return 'rate';
  if (transient || status === 408 || status >= 500) return 'busy';
  return status === 401 ? 'token' : 'refused';
}

/** True when nothing will go until somebody corrects token, account or templates: staff should hear of it. */
export const isForStaff = (failure: Failure): boolean =>
  failure.kind === 'refused' && ['token', 'account', 'template'].includes(meaningOfRefusal(failure));

export const isTokenRefused = (failure: Failure): boolean =>
  failure.kind === 'refused' && meaningOfRefusal(failure) === 'token';

/** True when Meta said clearly that it did not do it. After 5xx, as after no answer, it may have. */
export const isCertain = (failure: Failure): boolean =>
  failure.kind === 'unreachable' || (failure.kind === 'refused' && failure.status < 500);

/** Seconds after which trouble of the network or of Meta's servers may be over. */
const TROUBLE_SECONDS = 5;
/** What Meta counts to one person: a message every six seconds. */
const PAIR_SECONDS = 6;
/** A wrong token or a locked account is corrected by a person: no message should be given up meanwhile. */
const TOKEN_SECONDS = 300;
const ACCOUNT_SECONDS = 3_600;

const SECONDS: Readonly<Partial<Record<Meaning, number>>> = {
  busy: TROUBLE_SECONDS,
  rate: TROUBLE_SECONDS,
  pair: PAIR_SECONDS,
  token: TOKEN_SECONDS,
  account: ACCOUNT_SECONDS,
};

/**
 * What a failure means for the message. Meta's trouble and ours is waited out; what may not be said now is held until
 * the person writes; who cannot be reached is never written to again; and a message that Meta will not take as it is
 * will not be taken later.
 */
export function deliveryAfter(failure: Failure): Undelivered {
  if (failure.kind !== 'refused') return { kind: 'later', seconds: TROUBLE_SECONDS, why: failure.kind };
  const meaning = meaningOfRefusal(failure);
  const why = nameOf(failure);
  if (meaning === 'closed' || meaning === 'template') return { kind: 'held', why };
  if (meaning === 'gone' || meaning === 'refused') return { kind: 'never', why: meaning };
  return { kind: 'later', seconds: Math.max(SECONDS[meaning] ?? 0, failure.retryAfter ?? 0), why };
}

/** Codes of the network that come before anything was sent. */
const NOT_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** What became of a call that the network, and not Meta, failed; `fetch` has the code of Node.js in its cause. */
export function networkFailure(error: unknown): Failure {
  const code = (error as { cause?: { code?: unknown } } | null)?.cause?.code;
  return typeof code === 'string' && NOT_SENT.has(code) ? { kind: 'unreachable' } : { kind: 'unanswered' };
}
