import type { childFinder } from './children.ts';
import { namesOf, oneOf } from './frame.ts';
import { groupBy } from './group.ts';
import { type KnownEntry, type KnownSession, overlaps } from './known.ts';
import type { Directory } from './people.ts';
import { type Difference, differences, newRef, type Planning, refer } from './planning.ts';
import type { Row } from './rows.ts';
import type { sessionFinder } from './sessions.ts';

/** A lesson in somebody's timetable as it will be; `fields` as of an outcome. */
export type ComingEntry = {
  readonly row: Row<'entries'>;
  readonly after: KnownEntry;
  readonly fields: readonly Difference[] | null;
};

/** Whom and what the rows may name. */
export type Named = {
  readonly directory: Directory;
  readonly children: ReturnType<typeof childFinder>;
  readonly sessions: ReturnType<typeof sessionFinder>;
};

/** Which lesson a row is about; null where it names none, which is told. */
function sessionIn(planning: Planning, { sessions }: Named, row: Row<'entries'>): KnownSession | null {
  const { programmes } = planning.known;
  const { programme: said, session } = row.values;
  const programme = said ? oneOf(programmes, said) : null;
  if (said && programme === null) planning.tell(row, 'programme', 'not-there', namesOf(programmes));
  if (!session) planning.tell(row, 'session', 'empty');
  if (!session || (said && programme === null)) return null;
  const found = refer(planning, row, 'session', session, (name) => sessions.find(programme?.id ?? null, name));
  return typeof found === 'string' ? (sessions.byId(found) ?? null) : null;
}

type Attendee = { readonly personId: string | null; readonly childId: string | null };

/** Who comes: a person or a child, as the session is for. Null where that cannot be, which is told. */
function attendeeIn(planning: Planning, named: Named, row: Row<'entries'>, session: KnownSession): Attendee | null {
  const centreId = planning.known.programmes.find(({ id }) => id === session.programmeId)?.centreId ?? '';
  const { person: saidPerson = null, child: saidChild = null } = row.values;
  const isForChildren = session.audience === 'children';
  const [mine, other] = isForChildren ? (['child', 'person'] as const) : (['person', 'child'] as const);
  if (row.values[other]) {
    planning.tell(row, other, row.values[mine] ? 'both' : 'other-audience');
    return null;
  }
  if (!row.values[mine]) planning.tell(row, mine, 'empty');
  const person = refer(planning, row, 'person', saidPerson, (said) => named.directory.find(centreId, said));
  const child = refer(planning, row, 'child', saidChild, (said) => named.children.find(centreId, said));
  const found = isForChildren ? child : person;
  if (typeof found !== 'string') return null;
  return isForChildren ? { personId: null, childId: found } : { personId: found, childId: null };
}

const keyOf = ({ sessionId, personId, childId }: Omit<KnownEntry, 'id' | 'from' | 'until'>): string =>
  `${sessionId} ${personId ?? childId}`;

/** The entry that a row is about: of the same first day, or those whose days it shares, for nobody comes twice at once. */
function entriesMeant(mine: readonly KnownEntry[], { from, until }: { from: string; until: string | null }) {
  const same = mine.filter((entry) => entry.from === from);
  return same.length > 0 ? same : mine.filter((entry) => overlaps(entry, { from, until }));
}

function planEntry(
  planning: Planning,
  named: Named,
  known: ReadonlyMap<string, readonly KnownEntry[]>,
  row: Row<'entries'>,
): ComingEntry | null {
  const session = row.isBroken ? null : sessionIn(planning, named, row);
  const attendee = session && attendeeIn(planning, named, row, session);
  if (session === null || attendee === null) return null;
  const mine = known.get(keyOf({ sessionId: session.id, ...attendee })) ?? [];
  const days = { from: row.values.from ?? session.from, until: row.values.until ?? null };
  const [before = null, ...more] = entriesMeant(mine, days);
  if (more.length > 0) planning.tell(row, 'from', 'ambiguous');
  if (days.until !== null && days.until < days.from) planning.tell(row, 'until', 'before-from');
  const after: KnownEntry = {
    ...attendee,
    id: before?.id ?? newRef(row),
    sessionId: session.id,
    from: days.from,
    until: row.values.until === undefined ? (before?.until ?? null) : row.values.until,
  };
  return {
    row,
    after,
    fields: before && differences(before, after, { from: ({ from }) => from, until: ({ until }) => until }),
  };
}

/** Who comes to which lesson, from when to when. */
export function planEntries(planning: Planning, named: Named, rows: readonly Row<'entries'>[]): ComingEntry[] {
  const known = groupBy(planning.known.entries, keyOf);
  const coming = rows.map((row) => planEntry(planning, named, known, row)).filter((one) => one !== null);
  for (const mine of groupBy(coming, ({ after }) => keyOf(after)).values()) {
    const sorted = mine.toSorted((one, other) => one.after.from.localeCompare(other.after.from));
    for (const [at, { row, after }] of sorted.entries()) {
      const before = sorted[at - 1];
      if (before !== undefined && overlaps(before.after, after)) planning.tell(row, 'from', 'twice');
    }
  }
  return coming;
}

/** What an entry is called: who comes to what. */
export const nameOfEntry = ({ directory, children }: Named, { personId, childId }: KnownEntry, title: string): string =>
  `${directory.byId(personId)?.name ?? children.byId(childId)?.name ?? ''} · ${title}`;
