import { namesOf, oneOf } from './frame.ts';
import { groupBy } from './group.ts';
import { identify, tellTwice } from './identify.ts';
import type { Kind } from './kinds.ts';
import type { KnownPerson, Ref } from './known.ts';
import { differences, newRef, type Planning } from './planning.ts';
import { finder } from './recognise.ts';
import type { Row } from './rows.ts';

/** A row of somebody, as she will be. `before` is how she is known; null where she is new. */
export type ComingPerson = {
  readonly row: Row<'people'>;
  readonly before: KnownPerson | null;
  readonly after: KnownPerson;
};

/** Everybody as they will be, to be named by other rows. */
export type Directory = {
  find(centreId: string, said: string): ReturnType<ReturnType<typeof finder<KnownPerson>>>;
  byId(ref: Ref | null): KnownPerson | undefined;
};

/** The centre of a row; null where none is meant, which is told. */
export function centreOf(planning: Planning, row: Row<Kind> & { values: { centre?: string | null | undefined } }) {
  const { centres } = planning.known;
  const centre = oneOf(centres, row.values.centre);
  const isTold = row.isBroken && row.values.centre === undefined;
  if (centre === null && !isTold)
    planning.tell(row, 'centre', row.values.centre ? 'not-there' : 'empty', namesOf(centres));
  return centre?.id ?? null;
}

/** Her language is her own to choose once she has written; before, staff say in which one she is invited. */
function languageOf({ warn }: Planning, { where, values }: Row<'people'>, before: KnownPerson | null): string | null {
  const said = values.language ?? null;
  if (before === null || said === null) return said ?? before?.language ?? null;
  if (!before.spoken || said === before.language) return said;
  warn('own-language', where, before.name);
  return before.language;
}

function personOf(planning: Planning, row: Row<'people'>, centreId: string, before: KnownPerson | null): KnownPerson {
  const { externalId, name, roles, consent } = row.values;
  return {
    id: before?.id ?? newRef(row),
    centreId,
    externalId: externalId ?? before?.externalId ?? null,
    name: name ?? before?.name ?? '',
    language: languageOf(planning, row, before),
    roles: roles ?? before?.roles ?? ['resident'],
    // Who has agreed takes it back herself; a file never does.
    consented: consent === true || (before?.consented ?? false),
    spoken: before?.spoken ?? false,
  };
}

/** Who the rows are, and what they make of them. */
export function planPeople(planning: Planning, rows: readonly Row<'people'>[]): ComingPerson[] {
  const here = groupBy(planning.known.people, ({ centreId }) => centreId);
  const coming = identify(planning, rows, {
    of: (row) => centreOf(planning, row),
    items: (centre) => here.get(centre) ?? [],
    name: ({ name }) => name,
    column: 'name',
  }).map(({ row, scope, before }) => ({ row, before, after: personOf(planning, row, scope, before) }));
  tellTwice(planning, coming);
  return coming;
}

/** Everybody whom the house knows or will know. */
export function directoryOf({ known }: Planning, coming: readonly ComingPerson[]): Directory {
  const people = new Map(known.people.map((person) => [person.id, person]));
  for (const { after } of coming) people.set(after.id, after);
  const centres = groupBy(people.values(), ({ centreId }) => centreId);
  const finders = new Map([...centres].map(([id, here]) => [id, finder(here)]));
  return {
    find: (centreId, said) => finders.get(centreId)?.(said) ?? { wrong: 'not-there' },
    byId: (ref) => (ref === null ? undefined : people.get(ref)),
  };
}

/** What of a person herself would become something else. */
export const personDifferences = (before: KnownPerson, after: KnownPerson) =>
  differences(before, after, {
    externalId: (person) => person.externalId,
    name: (person) => person.name,
    language: (person) => person.language,
    roles: (person) => person.roles.join(','),
    consent: (person) => (person.consented ? 'yes' : 'no'),
  });
