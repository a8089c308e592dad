import { question } from './fact.ts';
import type { Param, Params } from './saying.ts';

/** Names one thing that somebody is expected at: for herself, or with a child. */
export type About = { readonly occasion: string; readonly child: string | null };

/** A place as far as the centre has entered it; without a pin there may still be an address. */
type Spot = {
  readonly name: string;
  readonly address: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
};

/** Something that somebody is expected at, as it stands now and as far as she may know it. */
export type Expected = {
  readonly occasion: string;
  readonly kind: 'group-session' | 'appointment';
  readonly state: 'planned' | 'cancelled';
  /** Wall-clock time in the centre's zone. */
  readonly starts: string;
  readonly startsAt: string;
  readonly zone: string;
  readonly what: Param;
  /** The kind of an appointment: `"cv-desk"`. */
  readonly appointment: string | null;
  readonly place: string;
  readonly venue: Spot | null;
  readonly child: { readonly id: string; readonly name: string } | null;
  readonly absent: boolean;
  /** As in `Attendee`. */
  readonly said: readonly string[];
  /** Who sees to it that she can come: her coach or the teacher, or the host of an appointment. */
  readonly hearer: string | null;
};

/** What the person who talks is expected at there; null where she is not, or not any more. */
export const expected = question<About, Expected | null>('coming.expected');

/** What she is expected at in the next hours, soonest first, without what she has answered or will miss. */
export const ahead = question<{ hours: number }, readonly Expected[]>('coming.ahead');

/** From the evening on which she is reminded to the last hour of the next day. */
export const REMINDED = { hours: 30 };

/** The name alone, without what else was gathered on the way. */
export const about = ({ occasion, child }: About): About => ({ occasion, child });

/** How this is named. */
export const aboutOf = ({ occasion, child }: Expected): About => ({ occasion, child: child?.id ?? null });

/** The holes of every text about something: what, when, where, and for which child. */
export const paramsOf = ({ what, starts, place, child }: Expected): Params => ({
  what,
  day: starts,
  time: starts,
  place,
  ...(child === null ? {} : { child: child.name }),
});
