import { LANGUAGES } from '../../engine/language.ts';
import { groupBy } from './group.ts';
import { identify, tellTwice } from './identify.ts';
import type { KnownSession } from './known.ts';
import type { Directory } from './people.ts';
import { type Difference, differences, newRef, type Planning, refer } from './planning.ts';
import { finder } from './recognise.ts';
import type { Row } from './rows.ts';
import { programmeOf, SERIES_FIELDS, seriesOf, venueNames } from './series.ts';

/** A group session as it will be; `fields` as of an outcome. */
export type ComingSession = {
  readonly row: Row<'sessions'>;
  readonly after: KnownSession;
  readonly fields: readonly Difference[] | null;
};

/** What a session is called: in Dutch, as staff know it. */
export const titleOf = ({ title }: Pick<KnownSession, 'title'>): string => title.nl ?? Object.values(title)[0] ?? '';

/** Its name in every language that anybody has given; an empty cell takes one away, but never the Dutch one. */
function titlesOf({ values }: Row<'sessions'>, before: KnownSession | null): KnownSession['title'] {
  const said = values as Readonly<Record<string, string | null | undefined>>;
  const titles = LANGUAGES.flatMap((code) => {
    const cell = code === 'nl' ? (values.title ?? undefined) : said[`title_${code}`];
    const title = cell === undefined ? before?.title[code] : cell;
    return title === undefined || title === null ? [] : [[code, title] as const];
  });
  return Object.fromEntries(titles);
}

function sessionOf(
  planning: Planning,
  directory: Directory,
  row: Row<'sessions'>,
  programmeId: string,
  before: KnownSession | null,
): ComingSession | null {
  if (row.isBroken) return null;
  const centreId = planning.known.programmes.find(({ id }) => id === programmeId)?.centreId ?? '';
  const teacher = refer(planning, row, 'teacher', row.values.teacher, (said) => directory.find(centreId, said));
  const series = seriesOf(planning, row, programmeId, before);
  if (series === null || teacher === false) return null;
  const after: KnownSession = {
    ...series,
    id: before?.id ?? newRef(row),
    programmeId,
    externalId: row.values.externalId ?? before?.externalId ?? null,
    title: titlesOf(row, before),
    audience: row.values.audience ?? before?.audience ?? 'people',
    teacherId: teacher === undefined ? (before?.teacherId ?? null) : teacher,
    rests: row.values.rests ?? before?.rests ?? true,
  };
  return { row, after, fields: before && sessionDifferences(planning, directory, before, after) };
}

function sessionDifferences(planning: Planning, directory: Directory, before: KnownSession, after: KnownSession) {
  const titles = LANGUAGES.map((code) => [
    code === 'nl' ? 'title' : `title_${code}`,
    ({ title }: KnownSession) => title[code] ?? null,
  ]);
  return differences(before, after, {
    externalId: ({ externalId }) => externalId,
    ...Object.fromEntries(titles),
    ...SERIES_FIELDS(venueNames(planning)),
    audience: ({ audience }) => audience,
    teacher: ({ teacherId }) => directory.byId(teacherId)?.name ?? null,
    rests: ({ rests }) => (rests ? 'yes' : 'no'),
  });
}

/** Which lessons and activities there are, where and when. */
export function planSessions(
  planning: Planning,
  directory: Directory,
  rows: readonly Row<'sessions'>[],
): ComingSession[] {
  const here = groupBy(planning.known.sessions, ({ programmeId }) => programmeId);
  const coming = identify<Row<'sessions'>, KnownSession>(planning, rows, {
    of: (row) => programmeOf(planning, row),
    items: (programme) => here.get(programme) ?? [],
    name: titleOf,
    column: 'title',
  })
    .map(({ row, scope, before }) => sessionOf(planning, directory, row, scope, before))
    .filter((one) => one !== null);
  tellTwice(planning, coming);
  return coming;
}

/** Finds a session by number or Dutch title, among those of a programme, or of all. */
export function sessionFinder({ known }: Planning, coming: readonly ComingSession[]) {
  const sessions = new Map(known.sessions.map((session) => [session.id, session]));
  for (const { after } of coming) sessions.set(after.id, after);
  const named = [...sessions.values()].map((session) => ({ ...session, name: titleOf(session) }));
  const everywhere = finder(named);
  const finders = new Map(
    [...groupBy(named, ({ programmeId }) => programmeId)].map(([id, here]) => [id, finder(here)]),
  );
  return {
    find: (programmeId: string | null, said: string) =>
      programmeId === null ? everywhere(said) : (finders.get(programmeId)?.(said) ?? ({ wrong: 'not-there' } as const)),
    byId: (id: string) => sessions.get(id),
  };
}
