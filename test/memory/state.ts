import type { Report } from '../../bot/capabilities/absence/facts.ts';
import type { State as Attendance } from '../../bot/capabilities/attendance/facts.ts';
import type { Face } from '../../bot/capabilities/mentoring/facts.ts';
import type { Domain, HelpPlace, Outcome } from '../../bot/capabilities/social-map/facts.ts';
import type { Person } from '../../bot/engine/person.ts';
import { DEFAULT_QUIET_HOURS } from '../../bot/engine/quiet-hours.ts';
import type { Conversation, OpenKnock, TurnRecord } from '../../bot/ports.ts';
import type { FreeTime } from '../../prisma/seed/week.ts';
import type { World } from '../../prisma/seed/world.ts';
import type { Submission } from './cv-desk.ts';

/** Everything that the stores keep, in the memory of one test: the reference that PostgreSQL is held against. */
export type State = {
  readonly world: World;
  readonly places: readonly HelpPlace[];
  readonly people: Map<string, Person>;
  /** By conversation id. */
  readonly conversations: Map<string, Conversation>;
  readonly turns: TurnRecord[];
  readonly absences: (Report & { person: string; reportedAt: string })[];
  /** When somebody was last asked whether something makes it hard to come, by person. */
  readonly helpOffered: Map<string, string>;
  /** What the centre has settled about itself. */
  readonly settings: { asksReason: boolean };
  /** By `match day person`. */
  readonly checkIns: Map<string, Face>;
  readonly nextSteps: Map<string, string>;
  /** What became of matches, by id: days that were skipped, milestones, and how one ended. */
  readonly courses: Map<string, MatchCourse>;
  readonly answers: { occasion: string; person: string; attendee: string; said: string }[];
  /** The appointment that took a free time, and where an appointment went. */
  readonly taken: Map<string, string>;
  readonly moved: Map<string, FreeTime>;
  /** By key; those that are done stay, so that the same word is never said twice. */
  readonly knocks: Map<string, OpenKnock & { readonly done: boolean }>;
  readonly asked: Map<Domain, number>;
  /** Places that somebody kept, sent or wants to be reminded of. */
  readonly referrals: {
    person: string;
    place: string;
    domain: Domain;
    createdAt: string;
    timesAsked: number;
    outcome: Outcome | null;
  }[];
  /** What people handed in at the CV desk, or are about to; and how many numbers were drawn for it. */
  readonly submissions: Submission[];
  readonly drawn: { count: number };
  /** Who was there, by `occasion attendee`. */
  readonly attendance: Map<string, Attendance>;
};

export type MatchCourse = {
  readonly skipped: readonly string[];
  readonly done: readonly string[];
  readonly endedOn: string | null;
  readonly outcome: string | null;
};

export function newState(world: World, places: State['places']): State {
  const people = world.people.map(({ id, name, language, roles }): [string, Person] => [
    id,
    {
      id,
      name,
      language,
      roles,
      zone: 'Europe/Amsterdam',
      quiet: DEFAULT_QUIET_HOURS,
      consented: true,
      stopped: false,
    },
  ]);
  return {
    world,
    places,
    people: new Map(people),
    conversations: new Map(),
    turns: [],
    absences: [],
    helpOffered: new Map(),
    settings: { asksReason: true },
    checkIns: new Map(),
    nextSteps: new Map(),
    courses: new Map(),
    answers: [],
    taken: new Map(),
    moved: new Map(),
    knocks: new Map(),
    asked: new Map(),
    referrals: [],
    submissions: [],
    drawn: { count: 0 },
    attendance: new Map(),
  };
}
