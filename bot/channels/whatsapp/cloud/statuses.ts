import { type Fields, fieldsOf, listOf, textOf, wholeOf } from '../../fields.ts';
import { titleOf } from './codes.ts';
import { deliveryAfter, type Undelivered } from './failures.ts';
import { LIMITS } from './limits.ts';
import { refIn } from './plan.ts';

/** How far a message has come. `read` also where a voice note was played. */
export type State = 'sent' | 'delivered' | 'read' | 'failed';

/** What Meta tells of a message of ours. It keeps no order: `delivered` may come after `read`. */
export type News = {
  /** By which Meta knows it, and the outbox from `Delivery`. */
  readonly platformId: string;
  /** The message by our own name for it, `Spoken.ref`; null where Meta did not bring it back. */
  readonly ref: string | null;
  readonly state: State;
  /** Why it failed, in words for staff, and what that means for the message; null where it did not. */
  readonly why: string | null;
  readonly delivery: Undelivered | null;
  /** An instant. */
  readonly at: string;
};

/** The news with the reference that was given along to that one part of it. */
export type Status = { readonly news: News; readonly reference: string | null };

const STATES: Readonly<Record<string, State>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
};

/** A raw status; null for one that says nothing of a message of ours. Never throws, whatever comes. */
export function parseStatus(status: Fields): Status | null {
  const { id, status: name, timestamp, biz_opaque_callback_data, errors } = status;
  const platformId = textOf(id);
  const state = Object.hasOwn(STATES, textOf(name) ?? '') ? STATES[textOf(name) ?? ''] : undefined;
  if (platformId === null || platformId === '' || platformId.length > 256 || state === undefined) return null;
  const reference = referenceIn(biz_opaque_callback_data);
  const { why, delivery } = state === 'failed' ? failureIn(listOf(errors)) : NO_FAILURE;
  const ref = reference === null ? null : refIn(reference);
  return { news: { platformId, ref, state, why, delivery, at: instantOf(timestamp) }, reference };
}

const NO_FAILURE = { why: null, delivery: null };

/** What Meta calls a failure here is final for this sending; whether it is for the message, the code tells. */
function failureIn([error = {}]: readonly Fields[]): { why: string; delivery: Undelivered } {
  const code = wholeOf(error.code);
  const refusal = {
    kind: 'refused',
    status: 400,
    code,
    subcode: wholeOf(error.error_subcode),
    transient: fieldsOf(error).is_transient === true,
    retryAfter: null,
  } as const;
  return { why: code === null ? 'failed' : titleOf(code), delivery: deliveryAfter(refusal) };
}

function referenceIn(value: unknown): string | null {
  const text = textOf(value);
  return text === null || text === '' || text.length > LIMITS.opaque.value ? null : text;
}

/** The last instant that a date can hold. */
const MOST_SECONDS = 8_640_000_000_000;

const instantOf = (timestamp: unknown): string =>
  new Date(Math.min(wholeOf(timestamp) ?? 0, MOST_SECONDS) * 1_000).toISOString();
