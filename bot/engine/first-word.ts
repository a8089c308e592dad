import { Temporal } from 'temporal-polyfill';
import { isBefore } from './instant.ts';
import type { Person } from './person.ts';
import { firstLoudMoment } from './quiet-hours.ts';
import type { Session } from './session.ts';
import { VEIL } from './veil.ts';

/** A conversation in which somebody was here less than this ago is running; a nudge does not talk into it. */
const RUNNING_MINUTES = 10;

/** Why somebody is not spoken to first. */
export type Silence = 'no-consent' | 'opted-out' | 'staff-hold' | 'crisis' | 'too-late' | 'unreachable';

/** May we speak first, at this instant? Now, later, or not at all; always with the reason. */
export type FirstWord =
  | { readonly kind: 'now' }
  | {
      readonly kind: 'later';
      readonly at: string;
      readonly because: 'quiet-hours' | 'running-conversation' | 'unread';
    }
  | { readonly kind: 'never'; readonly because: Silence };

const never = (because: Silence): FirstWord => ({ kind: 'never', because });

type What =
  | { readonly kind: 'news'; readonly urgent?: true }
  | { readonly kind: 'nudge-due'; readonly expires: string; readonly news?: true };

/**
 * Whether the bot may speak first to somebody who did not ask for it. One rule for reminders, nudges and news, for
 * the worker that sends and for `npm run due` that only tells.
 *
 * Where nothing arrives, nothing is said first. News ("your mentee cannot come") is needed by somebody who would
 * otherwise stand before a closed door: it keeps consent and quiet hours, and does not wait for a conversation to end. A
 * nudge waits, and is dropped where it would come too late, while a case of danger is open, or while a human is talking.
 * What is urgent waits for no hour.
 */
export function firstWord(what: What, session: Session, person: Person, now: string): FirstWord {
  const silence = silenceOf(what, session, person, now);
  if (silence !== null) return never(silence);
  if (what.kind === 'news' && what.urgent) return { kind: 'now' };
  const unread = unreadUntil(session, now);
  if (unread !== null) return { kind: 'later', at: unread, because: 'unread' };
  const loud = firstLoudMoment(now, person);
  if (loud !== now) return { kind: 'later', at: loud, because: 'quiet-hours' };
  const rest = isNudge(what) ? restOf(session, now) : now;
  return isBefore(now, rest) ? { kind: 'later', at: rest, because: 'running-conversation' } : { kind: 'now' };
}

/** A nudge may be dropped, and news may not: nor may news that a room gathers when it is said. */
const isNudge = (what: What): what is Extract<What, { kind: 'nudge-due' }> =>
  what.kind === 'nudge-due' && what.news !== true;

/** Why it is not said at all; null where it may be. */
function silenceOf(what: What, session: Session, person: Person, now: string): Silence | null {
  if (session.consent !== 'given') return 'no-consent';
  if (session.stopped) return 'opted-out';
  if (person.unreachable !== undefined) return 'unreachable';
  if (!isNudge(what)) return null;
  if (!isBefore(now, what.expires)) return 'too-late';
  if (session.desk.state === 'staff') return 'staff-hold';
  return person.inCrisis ? 'crisis' : null;
}

/** The instant from which on a conversation that waits for an answer counts as resting. */
const restOf = (session: Session, now: string): string =>
  session.place === null || session.seen === null
    ? now
    : Temporal.Instant.from(session.seen).add({ minutes: RUNNING_MINUTES }).toString();

/** Behind a word that she has not asked to see yet, the next one waits so long. */
const UNREAD_HOURS = 3;

/** Discreet, one word at a time waits to be read: another one would take its place. */
const unreadUntil = ({ asked }: Session, now: string): string | null =>
  asked?.saying.key === VEIL ? Temporal.Instant.from(now).add({ hours: UNREAD_HOURS }).toString() : null;
