import type { Domain, HelpPlace } from '../capabilities/social-map/facts.ts';
import { CRISIS_LINES } from '../engine/crisis.ts';
import { dueAfter, isStale } from '../hsds/map/due.ts';
import type { Index } from '../hsds/map/index-of.ts';
import { placesForAnybody } from '../hsds/map/place.ts';
import { idOf, type Row, textOf } from '../hsds/map/rows.ts';

/** The lines of the whole country, in the order in which they are printed. They are known by their numbers. */
const NATIONAL: readonly string[] = [
  CRISIS_LINES.emergency,
  CRISIS_LINES.suicidePreventionFree,
  CRISIS_LINES.veiligThuis,
  CRISIS_LINES.kindertelefoon,
];
const NATIONAL_NUMBERS: ReadonlySet<string> = new Set(Object.values(CRISIS_LINES));

/** A place to call in danger, with its numbers in the order of calling. */
export type CrisisPlace = { readonly place: HelpPlace; readonly numbers: readonly string[]; readonly isFree: boolean };

const slugOf = (service: Row): string => textOf(service, 'slug') ?? idOf(service);

/**
 * Whether somebody has looked at an entry within the last half year; older than this it sinks, and is no answer to a
 * crisis. `today` is a wall-clock date.
 */
export const isFresh = ({ checked }: Pick<HelpPlace, 'checked'>, today: string): boolean =>
  !isStale(dueAfter(checked), today);

/** What may hang on a wall: everything that is shown to anybody who asks, and never what is sensitive. */
export const placesOnPaper = (index: Index): readonly HelpPlace[] => placesForAnybody(index);

const rankOf = ({ numbers }: CrisisPlace): number => {
  const rank = NATIONAL.findIndex((number) => numbers.includes(number));
  return rank < 0 ? NATIONAL.length : rank;
};

/**
 * Whom to call in danger: the lines of the whole country first, then what was checked lately. One number stands on
 * paper once: the police of the quarter is called by 112, too.
 */
export function crisisPlaces(index: Index, today: string): readonly CrisisPlace[] {
  const shown = new Map(placesOnPaper(index).map((place) => [place.id, place]));
  const all = index.map.service
    .filter(({ crisis }) => crisis === true)
    .flatMap((service) => {
      const place = shown.get(slugOf(service));
      return place === undefined ? [] : [crisisPlace(index, service, place)];
    })
    .filter((one) => one.numbers.length > 0 && (rankOf(one) < NATIONAL.length || isFresh(one.place, today)))
    .sort((one, other) => rankOf(one) - rankOf(other) || one.place.id.localeCompare(other.place.id));
  return all.filter(({ numbers }, at) => !all.slice(0, at).some((before) => before.numbers.includes(numbers[0] ?? '')));
}

/** Of a line of the whole country, only the numbers that hold everywhere. */
function crisisPlace(index: Index, service: Row, place: HelpPlace): CrisisPlace {
  const own = index.hanging('phone', 'service_id', idOf(service)).flatMap((row) => textOf(row, 'number') ?? []);
  const national = own.filter((number) => NATIONAL_NUMBERS.has(number));
  const isFree = index.hanging('cost_option', 'service_id', idOf(service)).some(({ amount }) => amount === 0);
  return { place, numbers: national.length > 0 ? national : own.slice(0, 1), isFree };
}

/** How directly somebody is reached: a voice, a door, a page, a letter. */
const reachOf = ({ phone, address, website }: HelpPlace): number =>
  phone !== null ? 0 : address !== null ? 1 : website !== null ? 2 : 3;

/**
 * The places of a life domain, best first: checked lately, reached directly, made for this. Paper knows no hour, so
 * what is open now counts for nothing here.
 */
export function bestOnPaper(places: readonly HelpPlace[], domain: Domain, today: string): readonly HelpPlace[] {
  const ranks = (place: HelpPlace) => [
    isFresh(place, today) ? 0 : 1,
    reachOf(place),
    place.domains.indexOf(domain) * 10 + place.domains.length,
  ];
  const byRank = (one: number[], other: number[]) =>
    one.map((own, at) => own - (other[at] ?? 0)).find((by) => by !== 0) ?? 0;
  return places
    .filter(
      ({ domains, phone, address, website }) => domains.includes(domain) && (phone ?? address ?? website) !== null,
    )
    .sort((one, other) => byRank(ranks(one), ranks(other)) || one.id.localeCompare(other.id));
}
