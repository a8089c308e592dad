import { localTime } from '../../engine/weekly.ts';
import { districtOf } from './districts.ts';
import type { Domain, HelpPlace } from './facts.ts';
import { type Fit, fitOf, SKIPPED, type Told } from './fit.ts';
import { type Opening, openingOf } from './opening.ts';

/** More than three places is a list, and a list is what people could not use (document 002, interviews). */
export const MOST_PLACES = 3;
/** What she kept is erased after half a year: by then the map itself has been checked anew. */
export const KEPT_DAYS = 183;

/** Whether it is time that somebody looks at an entry again. `today` is a wall-clock date. */
const isStale = ({ checkDue }: HelpPlace, today: string): boolean => checkDue === null || checkDue < today;

/** Who looks for help, when, and what is known of her by now. */
export type Looking = {
  readonly domain: Domain;
  readonly told: Told;
  readonly language: string;
  /** An instant, and the zone in which it is read. */
  readonly now: string;
  readonly zone: string;
};

/** An old entry sinks; one for danger sinks deepest, for there an old number is worse than none. */
const staleness = (place: HelpPlace, today: string): number => (isStale(place, today) ? (place.crisis ? 2 : 1) : 0);

/** How well a place fits a domain: what it names first is what it is for, and who does one thing does it best. */
const fitness = ({ domains }: HelpPlace, domain: Domain): number => domains.indexOf(domain) * 10 + domains.length;

/** Open now, opening today, nobody told us, opening another day. */
const opening = (found: Opening, today: string): number => {
  if (found.kind === 'unknown') return 2;
  if (found.kind !== 'closed') return 0;
  return found.opens?.startsWith(today) ? 1 : 3;
};

const speaks = ({ languages }: HelpPlace, language: string): number => (languages.includes(language) ? 0 : 1);

/** In her part of town, nobody knows where, in another one. */
function distance({ address }: HelpPlace, district: string | undefined): number {
  const there = districtOf(address);
  if (there === null || district === undefined || district === SKIPPED) return 1;
  return there === district ? 0 : 2;
}

/** How directly somebody is reached: a voice now, then a door, then a page to read, then a letter. */
const reach = ({ phone, address, website }: HelpPlace): number =>
  phone !== null ? 0 : address !== null ? 1 : website !== null ? 2 : 3;

/** What is the same whatever she answers. */
type Standing = { readonly place: HelpPlace; readonly before: readonly number[]; readonly after: readonly number[] };

function standingOf(place: HelpPlace, { domain, language, now, zone }: Looking): Standing {
  const today = localTime(now, zone).slice(0, 10);
  return {
    place,
    before: [staleness(place, today), fitness(place, domain)],
    after: [opening(openingOf(place, now, zone), today), speaks(place, language)],
  };
}

/** Places that answer questions of a domain, worked out once for all that may be asked about them. */
export type Candidates = readonly Standing[];

/** All places of a domain, ready to be put in order under any answer. */
export const candidatesOf = (places: readonly HelpPlace[], looking: Looking): Candidates =>
  places.map((place) => standingOf(place, looking));

type Ranked = { readonly place: HelpPlace; readonly rank: readonly number[] };

const rankOf = ({ place, before, after }: Standing, { verdict, met }: Fit, district: string | undefined): Ranked => ({
  place,
  rank: [verdict === 'yes' ? 0 : 1, ...before, -met, ...after, distance(place, district), reach(place)],
});

function inOrder(one: Ranked, other: Ranked): number {
  for (const [at, own] of one.rank.entries()) {
    const by = own - (other.rank[at] ?? 0);
    if (by !== 0) return by;
  }
  const { place } = one;
  return (other.place.checked ?? '').localeCompare(place.checked ?? '') || (place.id < other.place.id ? -1 : 1);
}

/** How a place is taken to fit; the real one, or one that is assumed while it is weighed what to ask. */
type Fitting = (place: HelpPlace) => Fit;

function ranked(candidates: Candidates, fitting: Fitting, district: string | undefined): Ranked[] {
  return candidates.flatMap((standing) => {
    const fit = fitting(standing.place);
    return fit.verdict === 'no' ? [] : [rankOf(standing, fit, district)];
  });
}

/** The first three under an assumption, without putting all others in order as well. */
export function firstThree(candidates: Candidates, fitting: Fitting, district: string | undefined): HelpPlace[] {
  const best: Ranked[] = [];
  for (const one of ranked(candidates, fitting, district)) {
    const at = best.findIndex((known) => inOrder(one, known) < 0);
    best.splice(at < 0 ? best.length : at, 0, one);
    if (best.length > MOST_PLACES) best.pop();
  }
  return best.map(({ place }) => place);
}

/**
 * Best first: for her as far as is known, checked lately, made for this question, made for people like her, open now or
 * soon, in her language, near, reached directly. What is not for her is not there. The order is total, so pages never
 * overlap.
 */
export function bestFirst(candidates: Candidates, { told, language }: Looking): HelpPlace[] {
  const all = ranked(candidates, (place) => fitOf(place, told, language), told.district);
  return all.sort(inOrder).map(({ place }) => place);
}
