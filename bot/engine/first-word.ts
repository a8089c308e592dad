import { Temporal } from 'temporal-polyfill';
import { isBefore } from './instant.ts';
import type { Person } from './person.ts';
import { firstLoudMoment } from './quiet-hours.ts';
import type { Session } from './session.ts';

/** A conversation in which somebody was here less than this ago is running; a nudge does not talk into it. */
const RUNNING_MINUTES = 10;

/** Why somebody is not spoken to first. */
export type Silence = 'no-consent' | 'opted-out' | 'staff-hold' | 'crisis' | 'too-late' | 'unreachable';

/** May we speak first, at this instant? Now, later, or not at all; always with the reason. */
export type FirstWord =
  | { readonly kind: 'now' }
  | { readonly kind: 'later'; readonly at: string; readonly because: 'quiet-hours' | 'running-conversation' }
  | { readonly kind: 'never'; readonly because: Silence };

const never = (because: Silence): FirstWord => ({ kind: 'never', because });

/**
 * Whether the bot may speak first to somebody who did not ask for it. One rule for reminders, nudges and news, for
 * the worker that sends and for `npm run due` that only tells.
 *
 * Where nothing arrives, nothing is said first. News ("your mentee cannot come") is needed by somebody who would otherwise stand before a closed door: it keeps
 * consent and quiet hours, and does not wait for a conversation to end. A nudge waits, and is dropped where it
 * would come too late, in a crisis, or while a human is talking.
 */
export function firstWord(
  what: { readonly kind: 'news' } | { readonly kind: 'nudge-due'; readonly expires: string; readonly news?: true },
  session: Session,
  person: Person,
  now: string,
): FirstWord {
  if (session.consent !== 'given') return never('no-consent');
  if (session.stopped) return never('opted-out');
  if (person.unreachable !== undefined) return never('unreachable');
  const mayWait = what.kind === 'nudge-due' && what.news !== true;
  if (mayWait) {
    if (!isBefore(now, what.expires)) return never('too-late');
    if (session.desk.state === 'staff') return never('staff-hold');
    if (session.desk.why === 'crisis') return never('crisis');
  }
  const loud = firstLoudMoment(now, person);
  if (loud !== now) return { kind: 'later', at: loud, because: 'quiet-hours' };
  const rest = mayWait ? restOf(session, now) : now;
  return isBefore(now, rest) ? { kind: 'later', at: rest, because: 'running-conversation' } : { kind: 'now' };
}

/** The instant from which on a conversation that waits for an answer counts as resting. */
const restOf = (session: Session, now: string): string =>
  session.place === null || session.seen === null
    ? now
    : Temporal.Instant.from(session.seen).add({ minutes: RUNNING_MINUTES }).toString();
