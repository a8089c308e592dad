import { record } from '../../engine/effect.ts';
import { question } from '../../engine/fact.ts';

/** One half of a match. Source: document 000, a mentor has one mentee at a time and they meet every week. */
export type Half = { readonly person: string; readonly name: string; readonly as: 'mentor' | 'mentee' };

/**
 * One weekly meeting of a match on a certain day.
 *
 * @example { "match": "4f1c…", "starts": "2026-11-24T14:00", "startsAt": "2026-11-24T13:00:00Z",
 *            "endsAt": "2026-11-24T14:00:00Z", "zone": "Europe/Amsterdam", "place": "De Mussen, kamer 3",
 *            "halves": […], "absent": "mentee", "holiday": null }
 */
export type Meeting = {
  readonly match: string;
  /** Wall-clock time in the centre's zone, kept over both changes of the clock. */
  readonly starts: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly place: string;
  readonly halves: readonly [Half, Half];
  /** Who has reported absent for it, or null. */
  readonly absent: 'mentor' | 'mentee' | null;
  /** The name of the public holiday on this day, or null. */
  readonly holiday: string | null;
};

/** Every meeting of every match that begins in this window, one day added on both sides. */
export const meetings = question<{ from: string; until: string }, readonly Meeting[]>('mentoring.meetings');

/** Four answers to "how did it go?": three faces, and that it did not take place. */
export const FACES = ['good', 'so-so', 'hard', 'not-met'] as const;
export type Face = (typeof FACES)[number];

/** How a meeting went, as one half of the match says; the last word of a person about a day counts. */
export const checkIn = record<{ readonly match: string; readonly day: string; readonly face: Face }>(
  'mentoring.check-in',
);
