import type { Param } from './engine/saying.ts';

/** Why somebody stays away, as staff may see it: a code, or null where it is for her coach alone. */
type SeenReason = string | null;

/** Somebody does not come, or comes later, to something on a day. `starts` is wall-clock time: `"2026-11-24T14:00"`. */
export type Absent = {
  /** The day of the lesson, the match or the appointment, by id. */
  readonly occasion: string;
  readonly kind: 'match' | 'group-session' | 'appointment';
  readonly starts: string;
  /** The lesson, or the other half of the match. */
  readonly what: Param;
  /** Who reported it. */
  readonly person: string;
  readonly name: string | null;
  /** The child that does not come, where a guardian reported it. */
  readonly child: string | null;
  readonly late: boolean;
  readonly reason: SeenReason;
  readonly extent: 'once' | 'week' | 'open';
  readonly until: string | null;
  readonly reportedAt: string;
};

/** One day of something that a person was, or is, expected at. */
export type Turnout = {
  readonly occasion: string;
  readonly starts: string;
  readonly kind: Absent['kind'];
  readonly what: Param;
  /** As registered afterwards; null where nobody did. */
  readonly registered: 'present' | 'late' | 'absent' | 'no-show' | null;
  /** As reported beforehand; null where she said nothing. */
  readonly reported: { readonly late: boolean; readonly reason: SeenReason } | null;
};

/** What a person was expected at, in the order of time. */
export type History = {
  readonly person: string;
  readonly name: string | null;
  readonly turnouts: readonly Turnout[];
};

/** How often people of a programme stayed away for a reason in a month, and who: only to hide small numbers. */
export type Count = {
  /** `"2026-11"` */
  readonly month: string;
  /** Null where a report belongs to no programme. */
  readonly programme: string | null;
  readonly reason: string;
  readonly times: number;
  readonly people: readonly string[];
};

/** An account, and who its owner is among the people of the centre. */
export type LinkedAccount = { readonly id: string; readonly name: string };

/** Absence as staff look at it. `staff` is who looks: a reason is for the coach of that person alone. */
export type AbsenceDesk = {
  /** Who does not come, from one wall-clock date to another, in the order of time. */
  between(from: string, until: string, staff: string): Promise<readonly Absent[]>;
  /** Null where nobody has this id. */
  history(person: string, from: string, until: string, staff: string): Promise<History | null>;
  /** Absences by month, programme and reason, from one wall-clock date to another. */
  counts(from: string, until: string): Promise<readonly Count[]>;
  /** The account that is linked to a person, and those that are linked to nobody. */
  accounts(person: string): Promise<{ readonly linked: LinkedAccount | null; readonly free: readonly LinkedAccount[] }>;
  /** Links an account, or none, to a person. False where one of them is not there, or the account is somebody else's. */
  link(person: string, account: string | null): Promise<boolean>;
};
