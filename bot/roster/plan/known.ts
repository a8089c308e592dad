import type { Role } from '../../engine/person.ts';

/** Somebody or something by its id, or by the name that it has until it is written: `"+people:3"`. */
export type Ref = string;

export type KnownPerson = {
  readonly id: Ref;
  readonly centreId: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly language: string | null;
  readonly roles: readonly Role[];
  readonly consented: boolean;
  /** Has written: from then on her language is her own to choose. */
  readonly spoken: boolean;
};

/** Days are wall-clock dates, both inclusive; without `until` it is open. */
export type KnownEnrolment = {
  readonly id: Ref;
  readonly programmeId: string;
  readonly personId: Ref;
  readonly coachId: Ref | null;
  readonly from: string;
  readonly until: string | null;
};

export type KnownChild = {
  readonly id: Ref;
  readonly centreId: string;
  readonly externalId: string | null;
  readonly name: string;
  readonly guardians: readonly KnownGuardian[];
};
export type KnownGuardian = { readonly personId: Ref; readonly weekdays: readonly number[] };

/** When and where a match or a session takes place. */
export type Series = {
  readonly rule: string;
  readonly start: string;
  readonly minutes: number;
  readonly place: string;
  readonly venueId: string | null;
  readonly from: string;
  readonly until: string;
};

export type KnownMatch = Series & {
  readonly id: Ref;
  readonly programmeId: string;
  readonly externalId: string | null;
  readonly mentorId: Ref;
  readonly menteeId: Ref;
  readonly coordinatorId: Ref | null;
};

export type KnownSession = Series & {
  readonly id: Ref;
  readonly programmeId: string;
  readonly externalId: string | null;
  readonly title: Readonly<Record<string, string>>;
  readonly audience: 'people' | 'children';
  readonly teacherId: Ref | null;
  readonly rests: boolean;
};

export type KnownEntry = {
  readonly id: Ref;
  readonly sessionId: Ref;
  readonly personId: Ref | null;
  readonly childId: Ref | null;
  readonly from: string;
  readonly until: string | null;
};

/** What the house knows of its centres, as far as an import can change it or has to compare with it. */
export type Known = {
  readonly centres: readonly { readonly id: string; readonly name: string }[];
  readonly programmes: readonly { readonly id: string; readonly centreId: string; readonly name: string }[];
  readonly venues: readonly { readonly id: string; readonly centreId: string | null; readonly name: string }[];
  readonly people: readonly KnownPerson[];
  readonly enrolments: readonly KnownEnrolment[];
  readonly children: readonly KnownChild[];
  /** Those that have not been ended. */
  readonly matches: readonly KnownMatch[];
  readonly sessions: readonly KnownSession[];
  readonly entries: readonly KnownEntry[];
};

/** Rows to be written whole: new ones, and others in the place of those of the same id. */
export type Changes = {
  readonly people: readonly Omit<KnownPerson, 'spoken'>[];
  readonly enrolments: readonly KnownEnrolment[];
  /** With all of their guardians: whoever is not named is none any more. */
  readonly children: readonly KnownChild[];
  readonly matches: readonly KnownMatch[];
  readonly sessions: readonly KnownSession[];
  readonly entries: readonly KnownEntry[];
};

/** Whether two stretches of days have one in common. */
export const overlaps = (
  one: { readonly from: string; readonly until: string | null },
  other: { readonly from: string; readonly until: string | null },
): boolean => one.from <= (other.until ?? '9999') && other.from <= (one.until ?? '9999');
