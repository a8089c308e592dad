import { childFinder, planChildren } from './children.ts';
import { type ComingEnrolment, planEnrolments } from './enrolments.ts';
import { type ComingEntry, type Named, nameOfEntry, planEntries } from './entries.ts';
import type { Problem, Upload, Warning } from './given.ts';
import { warnOfHours } from './hours.ts';
import type { Changes, Known } from './known.ts';
import { type ComingMatch, planMatches } from './matches.ts';
import { type ComingPerson, type Directory, directoryOf, personDifferences, planPeople } from './people.ts';
import { type Difference, type Outcome, planningOf } from './planning.ts';
import { type Findings, readRows } from './rows.ts';
import { planSessions, sessionFinder, titleOf } from './sessions.ts';

/** What an import would do, for somebody to look at; nothing has been done yet. */
export type Plan = {
  /** What becomes of every row that can be understood. */
  readonly outcomes: readonly Outcome[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  readonly changes: Changes;
};

type Coming<Item> = { readonly after: Item; readonly fields: readonly Difference[] | null };

/** What has to be written: what is new, and what is not as it was. */
const written = <Item>(coming: readonly Coming<Item>[]): Item[] =>
  coming.filter(({ fields }) => fields === null || fields.length > 0).map(({ after }) => after);

/** A row of somebody says two things: who she is, and in which programme she takes part. */
function outcomeOf({ row, before, after }: ComingPerson, enrolments: ReadonlyMap<number, ComingEnrolment>): Outcome {
  const enrolment = enrolments.get(row.at);
  const added: Difference[] =
    enrolment?.fields === null ? [{ field: 'programme', from: null, to: enrolment.after.programmeId }] : [];
  const fields = before && [...personDifferences(before, after), ...(enrolment?.fields ?? added)];
  return { kind: 'people', where: row.where, name: after.name, fields };
}

const nameOfMatch = (directory: Directory, { mentorId, menteeId }: ComingMatch['after']): string =>
  `${directory.byId(mentorId)?.name ?? ''} · ${directory.byId(menteeId)?.name ?? ''}`;

/** Problems where staff look for them: sheet by sheet, from top to bottom. */
function inOrder<Found extends Problem | Warning>(found: readonly Found[], { given }: Upload): Found[] {
  const sheets = new Map([...new Set(given.map(({ where }) => where.sheet))].map((sheet, at) => [sheet, at]));
  const placeOf = ({ where }: Found) => (where === null ? -1 : (sheets.get(where.sheet) ?? 0));
  return found.toSorted(
    (one, other) => placeOf(one) - placeOf(other) || (one.where?.row ?? 0) - (other.where?.row ?? 0),
  );
}

/**
 * Compares a file with what the house knows. Pure: the same file, the same house and the same day make the same plan,
 * to the letter. `today` is a wall-clock date.
 */
export function plan(known: Known, upload: Upload, today: string): Plan {
  const findings: Findings = { problems: [...upload.problems], warnings: [...upload.warnings] };
  const planning = planningOf(known, today, upload.given, findings);
  const rows = readRows(upload.given, findings);

  const people = planPeople(planning, rows('people'));
  const directory = directoryOf(planning, people);
  const enrolments = planEnrolments(planning, directory, people);
  const children = planChildren(planning, directory, rows('children'));
  const matches = planMatches(planning, directory, rows('matches'));
  const sessions = planSessions(planning, directory, rows('sessions'));
  const named: Named = {
    directory,
    children: childFinder(planning, children),
    sessions: sessionFinder(planning, sessions),
  };
  const entries = planEntries(planning, named, rows('entries'));
  warnOfHours(planning, named, entries);

  const enrolmentAt = new Map(enrolments.map((one) => [one.row.at, one]));
  const titleAt = ({ after }: ComingEntry) => titleOf(named.sessions.byId(after.sessionId) ?? { title: {} });
  return {
    outcomes: [
      ...people.map((one) => outcomeOf(one, enrolmentAt)),
      ...children.map(({ row, after, fields }) => ({ kind: row.kind, where: row.where, name: after.name, fields })),
      ...matches.map(({ row, after, fields }) => ({
        kind: row.kind,
        where: row.where,
        name: nameOfMatch(directory, after),
        fields,
      })),
      ...sessions.map(({ row, after, fields }) => ({ kind: row.kind, where: row.where, name: titleOf(after), fields })),
      ...entries.map((one) => ({
        kind: one.row.kind,
        where: one.row.where,
        name: nameOfEntry(named, one.after, titleAt(one)),
        fields: one.fields,
      })),
    ],
    problems: inOrder(findings.problems, upload),
    warnings: inOrder(findings.warnings, upload),
    changes: {
      people: written(
        people.map(({ before, after }) => ({ after, fields: before && personDifferences(before, after) })),
      ).map(({ spoken: _, ...person }) => person),
      enrolments: written(enrolments),
      children: written(children),
      matches: written(matches),
      sessions: written(sessions),
      entries: written(entries),
    },
  };
}
