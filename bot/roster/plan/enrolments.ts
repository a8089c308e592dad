import { namesOf, oneOf } from './frame.ts';
import { groupBy } from './group.ts';
import { type KnownEnrolment, overlaps, type Ref } from './known.ts';
import type { ComingPerson, Directory } from './people.ts';
import { type Difference, differences, newRef, type Planning, refer } from './planning.ts';
import type { Row } from './rows.ts';

/** An enrolment as it will be; `fields` as of an outcome. */
export type ComingEnrolment = {
  readonly row: Row<'people'>;
  readonly after: KnownEnrolment;
  readonly fields: readonly Difference[] | null;
};

type Stretch = { readonly from: string; readonly until: string | null };

/** The enrolment that a row speaks of: of the same first day, or the one whose days it shares; else the newest. */
function enrolmentMeant(mine: readonly KnownEnrolment[], from: string | null, until: string | null) {
  if (from === null) return mine.toSorted((one, other) => other.from.localeCompare(one.from)).slice(0, 1);
  const same = mine.filter((one) => one.from === from);
  const stretch: Stretch = { from, until };
  return same.length > 0 ? same : mine.filter((one) => overlaps(one, stretch));
}

/** The programme of a row; null where she takes part in none, false where that is told. */
function programmeOf(planning: Planning, { row, after }: ComingPerson): string | null | false {
  const { programme, coach, from, until } = row.values;
  if (!programme && !coach && !from && !until) return null;
  const here = planning.known.programmes.filter(({ centreId }) => centreId === after.centreId);
  const found = oneOf(here, programme);
  if (found === null) planning.tell(row, 'programme', programme ? 'not-there' : 'empty', namesOf(here));
  return found?.id ?? false;
}

/** An enrolment as a row says it and otherwise as it is; who is new begins today, unless it is said. */
const enrolmentOf = (
  { today }: Planning,
  { row, after: person }: ComingPerson,
  programmeId: string,
  coach: Ref | null | undefined,
  before: KnownEnrolment | null,
): KnownEnrolment => ({
  id: before?.id ?? newRef(row, 'enrolment'),
  programmeId,
  personId: person.id,
  coachId: coach === undefined ? (before?.coachId ?? null) : coach,
  from: row.values.from ?? before?.from ?? today,
  until: row.values.until === undefined ? (before?.until ?? null) : row.values.until,
});

/** What a row says of the programme that somebody takes part in; null where it says nothing, or nothing that can be. */
function planEnrolment(
  planning: Planning,
  directory: Directory,
  coming: ComingPerson,
  known: readonly KnownEnrolment[],
): ComingEnrolment | null {
  const { row, after: person } = coming;
  const programmeId = row.isBroken ? null : programmeOf(planning, coming);
  if (programmeId === null || programmeId === false) return null;
  const coach = refer(planning, row, 'coach', row.values.coach, (said) => directory.find(person.centreId, said));
  if (coach === false) return null;
  warnOfRole(planning, directory, coming, coach ?? null);
  const mine = known.filter((one) => one.programmeId === programmeId);
  const [before, ...more] = enrolmentMeant(mine, row.values.from ?? null, row.values.until ?? null);
  if (more.length > 0) {
    planning.tell(row, 'from', 'ambiguous');
    return null;
  }
  const after = enrolmentOf(planning, coming, programmeId, coach, before ?? null);
  if (after.until !== null && after.until < after.from) planning.tell(row, 'until', 'before-from');
  return { row, after, fields: before === undefined ? null : enrolmentDifferences(directory, before, after) };
}

/** In which programmes the people of a file take part, and with which coach. */
export function planEnrolments(
  planning: Planning,
  directory: Directory,
  coming: readonly ComingPerson[],
): ComingEnrolment[] {
  const known = groupBy(planning.known.enrolments, ({ personId }) => personId);
  return coming
    .map((one) => planEnrolment(planning, directory, one, known.get(one.after.id) ?? []))
    .filter((one) => one !== null);
}

function warnOfRole({ warn }: Planning, directory: Directory, { row }: ComingPerson, coachId: string | null): void {
  const coach = directory.byId(coachId);
  const mayCoach = coach?.roles.some((role) => role === 'coach' || role === 'coordinator') ?? true;
  if (!mayCoach) warn('no-role', row.where, coach?.name ?? '', 'coach');
}

const enrolmentDifferences = (directory: Directory, before: KnownEnrolment, after: KnownEnrolment) =>
  differences(before, after, {
    coach: ({ coachId }) => directory.byId(coachId)?.name ?? null,
    from: ({ from }) => from,
    until: ({ until }) => until,
  });
