import type { Inbound } from './inbound.ts';
import type { Language } from './language.ts';
import type { Data, Saying } from './saying.ts';

/** Everything a step may ask for. Effects are data: the commit applies them all, in one transaction, or none. */
export type Effect =
  /** Words for the person of this conversation. */
  | { readonly kind: 'say'; readonly saying: Saying }
  /**
   * A room's own record; the store of the same name applies it.
   * `{"kind":"record","name":"absence.report","data":{"reason":"ill",…}}`
   */
  | { readonly kind: 'record'; readonly name: string; readonly data: Data }
  /**
   * Somebody is to be spoken to, now or later: a colleague who has to hear of it, or this same person when the
   * quiet hours are over. `at` is an instant; the key makes a second one silent.
   */
  | {
      readonly kind: 'knock';
      readonly person: string;
      readonly at: string;
      readonly key: string;
      readonly inbound: Inbound;
    }
  /** A human is wanted; staff see since when and why. */
  | { readonly kind: 'want-human'; readonly why: 'asked' | 'crisis' }
  /** Everything that is kept of this person goes, in the same transaction as the word that says so. */
  | { readonly kind: 'forget' }
  /** Nothing is said, and staff can see why. `{"kind":"silent","because":"opted-out"}` */
  | { readonly kind: 'silent'; readonly because: string }
  /** What the centre knows of a person has changed: kept with the person, for reminders and for staff. */
  | {
      readonly kind: 'person';
      readonly language?: Language;
      readonly consent?: boolean;
      readonly stopped?: boolean;
      /** From which wall-clock time on she may be spoken to first: `"09:00"`. */
      readonly firstHour?: string;
      /** Whether what is said to her first tells nothing on a screen that somebody else may see. */
      readonly discreet?: boolean;
      /** The wall-clock day before which her Ramadan hours hold; null when it is over. */
      readonly ramadanUntil?: string | null;
    };

/** The effect that speaks; the words are found at delivery, in the language of the turn. */
export const say = (saying: Saying): Effect => ({ kind: 'say', saying });

/**
 * Declares a record that a room may ask for; the store of the same name applies it.
 *
 * @example
 * export const report = record<{ reason: string }>('absence.report');
 * report({ reason: 'ill' })   // → { kind: 'record', name: 'absence.report', data: { reason: 'ill' } }
 */
export function record<D extends Data>(name: string): RecordKind<D> {
  return Object.assign((data: D): Effect => ({ kind: 'record', name, data }), { record: name });
}

export type RecordKind<D extends Data> = { (data: D): Effect; readonly record: string };
