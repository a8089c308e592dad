import type { Role } from '../../engine/person.ts';
import { groupBy } from './group.ts';
import { type KnownMatch, overlaps, type Series } from './known.ts';
import type { Directory } from './people.ts';
import { type Difference, differences, newRef, type Planning, refer } from './planning.ts';
import type { Row } from './rows.ts';
import { monthsAfter, programmeOf, SERIES_FIELDS, seriesOf, venueNames } from './series.ts';

/** A match as it will be; `fields` as of an outcome. */
export type ComingMatch = {
  readonly row: Row<'matches'>;
  readonly after: KnownMatch;
  readonly fields: readonly Difference[] | null;
};

/** A match lasts at most so long (document 000), unless its row says that it was extended: then at most twice. */
const MOST_MONTHS = 6;

type Halves = {
  readonly mentorId: string;
  readonly menteeId: string;
  readonly coordinatorId: string | null | undefined;
};

/** Who meets whom; null where that cannot be, which is told. */
function halvesOf(
  planning: Planning,
  directory: Directory,
  row: Row<'matches'>,
  centreId: string,
  before: KnownMatch | null,
): Halves | null {
  const named = (column: 'mentor' | 'mentee' | 'coordinator') =>
    refer(planning, row, column, row.values[column], (said) => directory.find(centreId, said));
  const [mentor, mentee, coordinator] = [named('mentor'), named('mentee'), named('coordinator')];
  if (mentor === false || mentee === false || coordinator === false) return null;
  const [mentorId, menteeId] = [mentor ?? before?.mentorId, mentee ?? before?.menteeId];
  if (mentorId === undefined) planning.tell(row, 'mentor', 'empty');
  if (menteeId === undefined) planning.tell(row, 'mentee', 'empty');
  if (mentorId === undefined || menteeId === undefined) return null;
  if (mentorId === menteeId) {
    planning.tell(row, 'mentee', 'same-person');
    return null;
  }
  const coordinatorId = coordinator === undefined ? before?.coordinatorId : coordinator;
  return { mentorId, menteeId, coordinatorId };
}

/** Matches by number and by who meets, within their programme. */
type Matches = {
  numbered(row: Row<'matches'>, programme: string): KnownMatch | null;
  between(halves: Halves, programme: string): readonly KnownMatch[];
};

function matchesOf({ known }: Planning): Matches {
  const numbers = groupBy(known.matches, ({ programmeId, externalId }) => externalId && `${programmeId} ${externalId}`);
  const pairs = groupBy(
    known.matches,
    ({ programmeId, mentorId, menteeId }) => `${programmeId} ${mentorId} ${menteeId}`,
  );
  return {
    numbered: ({ values }, programme) => numbers.get(`${programme} ${values.externalId}`)?.[0] ?? null,
    between: ({ mentorId, menteeId }, programme) => pairs.get(`${programme} ${mentorId} ${menteeId}`) ?? [],
  };
}

/** Of matches between the same two, those that a row may be about: in the same days, and of no other number. */
const sameDays = (mine: readonly KnownMatch[], { values }: Row<'matches'>): readonly KnownMatch[] =>
  mine.filter(
    (one) =>
      (one.externalId === null || !values.externalId) &&
      overlaps(one, { from: values.from ?? '0000', until: values.until ?? null }),
  );

function isTooLong({ values }: Row<'matches'>, { from, until }: Series): boolean {
  return until > monthsAfter(from, values.extended ? 2 * MOST_MONTHS : MOST_MONTHS);
}

function planMatch(
  planning: Planning,
  directory: Directory,
  matches: Matches,
  row: Row<'matches'>,
): ComingMatch | null {
  const programmeId = programmeOf(planning, row);
  if (programmeId === null || row.isBroken) return null;
  const centreId = planning.known.programmes.find(({ id }) => id === programmeId)?.centreId ?? '';
  const numbered = matches.numbered(row, programmeId);
  const halves = halvesOf(planning, directory, row, centreId, numbered);
  if (halves === null) return null;
  const meant = numbered === null ? sameDays(matches.between(halves, programmeId), row) : [numbered];
  const [before = null, ...more] = meant;
  if (more.length > 0) planning.tell(row, 'externalId', 'ambiguous');
  const series = more.length > 0 ? null : seriesOf(planning, row, programmeId, before);
  if (series === null) return null;
  if (isTooLong(row, series)) planning.tell(row, 'until', 'six-months');
  const after: KnownMatch = {
    ...series,
    id: before?.id ?? newRef(row),
    programmeId,
    externalId: row.values.externalId ?? before?.externalId ?? null,
    mentorId: halves.mentorId,
    menteeId: halves.menteeId,
    coordinatorId: halves.coordinatorId === undefined ? (before?.coordinatorId ?? null) : halves.coordinatorId,
  };
  warnOfRoles(planning, directory, row, after);
  return { row, after, fields: before && matchDifferences(planning, directory, before, after) };
}

function matchDifferences(planning: Planning, directory: Directory, before: KnownMatch, after: KnownMatch) {
  const nameOf = (id: string | null) => directory.byId(id)?.name ?? null;
  return differences(before, after, {
    externalId: ({ externalId }) => externalId,
    mentor: ({ mentorId }) => nameOf(mentorId),
    mentee: ({ menteeId }) => nameOf(menteeId),
    coordinator: ({ coordinatorId }) => nameOf(coordinatorId),
    ...SERIES_FIELDS(venueNames(planning)),
  });
}

function warnOfRoles({ warn }: Planning, directory: Directory, { where }: Row<'matches'>, match: KnownMatch): void {
  const has = (id: string | null, role: Role) => {
    const person = directory.byId(id);
    if (person !== undefined && !person.roles.includes(role)) warn('no-role', where, person.name, role);
  };
  has(match.mentorId, 'mentor');
  has(match.menteeId, 'mentee');
  has(match.coordinatorId, 'coordinator');
}

type Seen = { readonly match: KnownMatch; readonly row: Row<'matches'> | null };

/** Those of a file that share days with another of the same people: known already, or further up in the file. */
const seconds = (mine: readonly Seen[]): Seen[] =>
  mine.filter(({ match, row }, at) => {
    const isFirst = (one: Seen, other: number) => one.match !== match && (one.row === null || other < at);
    return row !== null && mine.some((one, other) => isFirst(one, other) && overlaps(one.match, match));
  });

/** A mentor has one mentee at a time, and a mentee one mentor: more is told, and the centre decides. */
function warnOfSeconds(planning: Planning, directory: Directory, coming: readonly ComingMatch[]): void {
  const all = new Map<string, Seen>(planning.known.matches.map((match) => [match.id, { match, row: null }]));
  for (const { after, row } of coming) all.set(after.id, { match: after, row });
  for (const role of ['mentor', 'mentee'] as const) {
    const halves = groupBy(all.values(), ({ match }) => match[`${role}Id`]);
    for (const { match, row } of [...halves.values()].flatMap(seconds)) {
      if (row !== null) planning.warn('second-match', row.where, directory.byId(match[`${role}Id`])?.name ?? '', role);
    }
  }
}

/** Tells of rows that are about the same match: by number, or between the same two in the same days. */
function tellOfSame(planning: Planning, coming: readonly ComingMatch[]): void {
  const pairs = groupBy(coming, ({ after }) => `${after.mentorId} ${after.menteeId}`);
  for (const mine of pairs.values()) {
    for (const [at, { row, after }] of mine.entries()) {
      if (mine.slice(0, at).some((one) => overlaps(one.after, after))) planning.tell(row, 'mentee', 'twice');
    }
  }
  const numbers = groupBy(coming, ({ after }) => after.externalId && `${after.programmeId} ${after.externalId}`);
  for (const [, ...more] of numbers.values()) for (const { row } of more) planning.tell(row, 'externalId', 'twice');
}

/** Who meets whom, where and when. */
export function planMatches(planning: Planning, directory: Directory, rows: readonly Row<'matches'>[]): ComingMatch[] {
  const matches = matchesOf(planning);
  const coming = rows.map((row) => planMatch(planning, directory, matches, row)).filter((one) => one !== null);
  tellOfSame(planning, coming);
  warnOfSeconds(planning, directory, coming);
  return coming;
}
