import type { Param } from './saying.ts';

/** Somebody who is expected at an occasion, and as what. */
export type Attendee = {
  readonly person: string;
  readonly name: string;
  readonly as: 'mentor' | 'mentee' | 'participant' | 'guardian' | 'teacher' | 'visitor' | 'host';
  /** The child whom a guardian brings; null where somebody comes for herself. */
  readonly child: { readonly id: string; readonly name: string } | null;
  /** Has reported that she, or her child, does not come. */
  readonly absent: boolean;
  /**
   * What was said about her coming, or the child's, since it was last changed: `"coming"`, `"childcare"`. Of a meeting
   * of a match, how it went as she says: `"good"`.
   */
  readonly said: readonly string[];
};

/** A place to find on a map. */
export type Venue = {
  readonly name: string;
  readonly address: string;
  readonly latitude: number;
  readonly longitude: number;
};

/** An earlier day of a match, and what is known of it. */
export type Earlier = Pick<Occasion, 'day' | 'state'> & {
  /** One of the two was reported absent. */
  readonly away: boolean;
  /** How it went, as either of them says. */
  readonly said: readonly string[];
};

/** What a match is beyond one of its days. Days are wall-clock dates. */
export type Course = {
  readonly from: string;
  /** Its last day: an end that staff have set, where there is one. */
  readonly until: string;
  /** What became of the mentee; null as long as nobody has said. */
  readonly outcome: string | null;
  /** Milestones that are done. */
  readonly done: readonly string[];
  /** Its last days before this one, newest first, at most four. Public holidays are passed over. */
  readonly before: readonly Earlier[];
  /** Public holidays in the two weeks from this one on. */
  readonly closed: readonly string[];
  /** The mentor can be asked something: has a chat, wants messages, is in no crisis, and no human is talking there. */
  readonly mentorReachable: boolean;
};

/**
 * One day of something that people come to: of a match, a lesson, an activity, or an appointment by itself.
 *
 * @example { "id": "9c2e…", "kind": "match", "series": "4f1c…", "day": "2026-11-24", "starts": "2026-11-24T14:00",
 *   "startsAt": "2026-11-24T13:00:00Z", "endsAt": "2026-11-24T14:00:00Z", "zone": "Europe/Amsterdam",
 *   "what": { "content": {} }, "place": "De Mussen, kamer 3", "venue": null, "state": "planned", "why": null,
 *   "movedFrom": null, "coordinator": null, "pausedUntil": null, "attendees": […] }
 */
export type Occasion = {
  readonly id: string;
  readonly kind: 'match' | 'group-session' | 'appointment';
  readonly series: string;
  /** The wall-clock day on which its rule planned it: its name, also after it was moved. */
  readonly day: string;
  /** Wall-clock time in the centre's zone, kept over both changes of the clock. */
  readonly starts: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  /** Which lesson, which kind of appointment; for a match nothing beyond who meets. */
  readonly what: Param;
  readonly place: string;
  readonly venue: Venue | null;
  readonly state: 'planned' | 'cancelled';
  /** Why it does not take place: the name of a holiday, or a word for it; null while it does. */
  readonly why: string | null;
  /** Wall-clock time at which it would have been, where it was moved. */
  readonly movedFrom: string | null;
  /** Who looks after a match. */
  readonly coordinator: string | null;
  /** No nudges before this wall-clock day: "not this week". */
  readonly pausedUntil: string | null;
  readonly attendees: readonly Attendee[];
  /** Of a match, only in a sweep of ends or closes. */
  readonly course?: Course;
  /** Of a lesson, only in a sweep of ends: who look after those who are expected, in no order. */
  readonly coaches?: readonly string[];
  /** Only in a sweep of changes: when staff changed it last, and who had been told of it by then. */
  readonly changed?: { readonly at: string; readonly heard: readonly string[] };
};

/**
 * Occasions that start, end, or were changed between two instants: from inclusive, until exclusive. `close` is the last
 * occasion of each match that closes between them, at the midnight after its last day. A match has no occasions after it.
 */
export type Sweep = {
  readonly by: 'start' | 'end' | 'change' | 'close';
  readonly from: string;
  readonly until: string;
};

/** Where the next part of a sweep begins; opaque. */
export type Cursor = string;

/** The timetable of everybody, part by part, so that a city needs no more memory than a street. */
export type Calendar = {
  page(
    sweep: Sweep,
    after: Cursor | null,
  ): Promise<{ readonly occasions: readonly Occasion[]; readonly next: Cursor | null }>;
};
