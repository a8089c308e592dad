import { Temporal } from 'temporal-polyfill';
import type { Domain, HelpPlace, Hours } from './facts.ts';

/** More than three places is a list, and a list is what people could not use (document 002, interviews). */
export const MOST_PLACES = 3;

export type Opening = 'always' | 'open' | 'closed' | 'unknown';

/**
 * Whether a place answers at this instant, on the clock of its own town.
 *
 * @example hours Mon-Fri 08:30-17:00, Tuesday 16:59 → 'open'; 17:00 → 'closed'
 */
export function openingOf({ hours }: Pick<HelpPlace, 'hours'>, now: string, zone: string): Opening {
  if (hours === null) return 'unknown';
  if (hours === 'always') return 'always';
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const isOpen = ({ days, from, until }: Hours) => days.includes(local.dayOfWeek) && from <= time && time < until;
  return hours.some(isOpen) ? 'open' : 'closed';
}

const BY_OPENING: Readonly<Record<Opening, number>> = { always: 0, open: 0, unknown: 1, closed: 2 };

/** How directly somebody is reached: a voice now, then a door, then a page to read, then a letter. */
const reach = ({ phone, address, website }: HelpPlace): number =>
  phone !== null ? 0 : address !== null ? 1 : website !== null ? 2 : 3;

/** How well a place fits a domain: what it names first is what it is for, and who does one thing does it best. */
const fitness = ({ domains }: HelpPlace, domain: Domain): number => domains.indexOf(domain) * 10 + domains.length;

/**
 * Best first: reached directly, made for this question, open now, checked most recently. The order is total, so
 * pages never overlap.
 */
export function bestFirst(places: readonly HelpPlace[], domain: Domain, now: string, zone: string): HelpPlace[] {
  const rank = (place: HelpPlace) => [reach(place), fitness(place, domain), BY_OPENING[openingOf(place, now, zone)]];
  const byRank = (one: number[], other: number[]) =>
    one.map((own, at) => own - (other[at] ?? 0)).find((by) => by !== 0) ?? 0;
  return [...places].sort(
    (one, other) =>
      byRank(rank(one), rank(other)) ||
      (other.checked ?? '').localeCompare(one.checked ?? '') ||
      one.id.localeCompare(other.id),
  );
}
