import type { Known } from './known.ts';
import { plain } from './plain.ts';

type Named = { readonly id: string; readonly name: string };

/** One of a few, by id or name; the only one there is where nothing is said. Null where that is none, or several. */
export function oneOf<Item extends Named>(items: readonly Item[], said: string | null | undefined): Item | null {
  if (said === null || said === undefined) return items.length === 1 ? (items[0] ?? null) : null;
  const found = items.filter(({ id, name }) => plain(id) === plain(said) || plain(name) === plain(said));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What could have been said. */
export const namesOf = (items: readonly Named[]): string => items.map(({ name }) => name).join(', ');

/** The venues of a centre, and those of no centre. */
export const venuesOf = ({ venues }: Known, centreId: string) =>
  venues.filter((venue) => venue.centreId === null || venue.centreId === centreId);
