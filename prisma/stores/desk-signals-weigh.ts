import { createHash } from 'node:crypto';
import {
  type Course,
  isSignal,
  mayReport,
  type Turnout,
  verdictOf,
  warningsOf,
  weighedOn,
} from '../../bot/capabilities/absence/policy.ts';
import type { Decided, DecidedDay, Missed, Signal } from '../../bot/staff-signals-ports.ts';
import type { DecisionRow, MissedRow, Read } from './desk-signals-read.ts';

type PersonRow = Read['people'][number];

/** Somebody in a programme, weighed by its policy. */
export type Weighed = {
  readonly row: PersonRow;
  readonly signal: Signal;
  readonly stands: boolean;
  readonly uncounted: readonly (Missed & { readonly because: 'grace' | 'excused' })[];
  readonly decisions: readonly Decided[];
  readonly seen: string;
};

const turnoutOf = ({ occasion, day, registered, reason, late }: MissedRow): Turnout => ({
  ...{ occasion, day, registered },
  reported: reason === null ? null : { reason, late: late === true },
});

const missedOf = ({ occasion, day, title, registered, reason, late }: MissedRow, sees: boolean): Missed => ({
  ...{ occasion, day, title },
  state: registered ?? 'reported',
  reported: reason !== null && late !== true,
  reason: sees && reason !== 'none' ? reason : null,
});

const decidedOf = ({ id, kind, at, name, why, days }: DecisionRow): Decided => ({
  ...{ id, name, why },
  kind: kind as Decided['kind'],
  at: at.toISOString(),
  days: days as DecidedDay[],
});

/** Names how somebody stands, in a few letters. */
const seenOf = (missed: readonly Missed[], decisions: readonly Decided[]): string =>
  createHash('sha256')
    .update(JSON.stringify([missed.map(({ occasion }) => occasion), decisions.map(({ id }) => id)]))
    .digest('base64url')
    .slice(0, 16);

/** Weighs everybody who was read on a wall-clock day. `viewer` sees the reasons of those whose coach she is. */
export function weigh({ people, missed, decisions }: Read, today: string, viewer: string | null): Weighed[] {
  const missedBy = byCourse(missed);
  const decidedOn = byCourse(decisions);
  return people.map((row) => {
    const decided = (decidedOn.get(courseOf(row)) ?? []).map(decidedOf);
    return weighOne(row, missedBy.get(courseOf(row)) ?? [], decided, today, viewer);
  });
}

type Of = { readonly person: string; readonly programme: string };
const courseOf = ({ person, programme }: Of): string => `${person} ${programme}`;

function byCourse<Row extends Of>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const courses = new Map<string, Row[]>();
  for (const row of rows) courses.set(courseOf(row), [...(courses.get(courseOf(row)) ?? []), row]);
  return courses;
}

function weighOne(
  row: PersonRow,
  own: readonly MissedRow[],
  decisions: readonly Decided[],
  today: string,
  viewer: string | null,
): Weighed {
  const { person, programme, name, programmeName, policy, since } = row;
  const sees = viewer !== null && row.coaches.includes(viewer);
  const settled = decisions.map(({ kind, at, days }) => ({ kind, at, occasions: days.map((day) => day.occasion) }));
  const course: Course = { since, turnouts: own.map(turnoutOf), decisions: settled };
  const weighed = weighedOn(today, course, policy);
  const counted = new Set(weighed.map(({ occasion }) => occasion));
  const missed = own.filter(({ occasion }) => counted.has(occasion)).map((one) => missedOf(one, sees));
  return {
    row,
    signal: {
      ...{ person, programme, name, programmeName, missed },
      warnings: warningsOf(course),
      mayReport: mayReport(course, policy),
    },
    stands: isSignal(weighed, policy),
    uncounted: sees ? uncountedOf(own, row) : [],
    decisions,
    seen: seenOf(missed, decisions),
  };
}

/** What does not count, for the eyes of a coach. */
const uncountedOf = (own: readonly MissedRow[], { since, policy }: PersonRow): Weighed['uncounted'] =>
  own.flatMap((one) => {
    const because = verdictOf(turnoutOf(one), since, policy);
    return because === 'grace' || because === 'excused' ? [{ ...missedOf(one, true), because }] : [];
  });
