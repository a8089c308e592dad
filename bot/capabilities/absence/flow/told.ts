import type { Meaning } from '../../../engine/understanding.ts';
import { dayAfter, localTime, nextWeekday } from '../../../engine/weekly.ts';
import { type Circumstances, type Extent, type Occasion, REASONS, type Reason } from '../facts.ts';

/** Whom an absence is about: the person who talks, a child by its id, or all of them. */
export type Who = 'own' | 'all' | string;

/** What she has said already, in her own words or by a choice. */
export type Told = {
  readonly reason?: Reason;
  /** `today`, `tomorrow`, or a weekday. */
  readonly day?: string;
  readonly extent?: Extent;
  readonly late?: boolean;
  /** A child was spoken of: `"ابني مريض"`. */
  readonly child?: boolean;
  readonly who?: Who;
  /** What her report depends on: asked once, together with what she has before her. */
  readonly known?: Circumstances;
};

/** What will be reported as soon as the reason is known. */
export type Chosen = {
  readonly chosen: readonly Occasion[];
  readonly extent: Extent;
  readonly late?: boolean;
  readonly reason?: Reason;
  readonly known?: Circumstances;
};

/** What is reported of these; who said more than that is asked no more. */
export const reporting = (chosen: readonly Occasion[], { reason, extent = 'once', late, known }: Told): Chosen => ({
  chosen,
  extent: late ? 'once' : extent,
  ...(late ? { late } : {}),
  ...(reason === undefined ? {} : { reason }),
  ...(known === undefined ? {} : { known }),
});

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const EXTENTS = ['open', 'week'] as const;

/** The one day that was named. Who says good morning does not speak of tomorrow, and two days are none. */
function dayOf(hints: readonly string[]): string | undefined {
  const named = ['today', 'tomorrow', ...WEEKDAYS].filter((day) => hints.includes(day));
  const meant = hints.includes('good-morning') ? named.filter((day) => day !== 'tomorrow') : named;
  return meant.length === 1 ? meant[0] : undefined;
}

/** A child that is ill keeps its mother at home; everything else is her own reason also where a child comes up. */
function reasonOf(hints: readonly string[]): Reason | undefined {
  const reason = REASONS.find((one) => one === hints.find((hint) => REASONS.some((known) => known === hint)));
  return reason === 'ill' && hints.includes('child') ? 'child-ill' : reason;
}

/**
 * What somebody told when she said that she cannot come.
 *
 * @example toldBy({ intent: 'absence', hints: ['ill', 'today'] }) // → { reason: 'ill', day: 'today' }
 */
export function toldBy({ hints = [] }: Meaning): Told {
  const [reason, day] = [reasonOf(hints), dayOf(hints)];
  const extent = EXTENTS.find((one) => hints.includes(one));
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(day === undefined ? {} : { day }),
    ...(extent === undefined ? {} : { extent }),
    ...(hints.includes('late') ? { late: true } : {}),
    ...(hints.includes('child') ? { child: true } : {}),
  };
}

/** The wall-clock date that is meant by a word for a day; a weekday is the next one, today included. */
function dateOf(day: string, today: string): string {
  if (day === 'today') return today;
  if (day === 'tomorrow') return dayAfter(today, 1);
  return nextWeekday(today, WEEKDAYS.indexOf(day as (typeof WEEKDAYS)[number]) + 1);
}

const isAbout = (who: Who | undefined, { child }: Occasion): boolean =>
  who === undefined || who === 'all' || (who === 'own' ? child === null : child?.id === who);

/** What of somebody's occasions is meant by what she told, and whether a day settles which. */
export type Meant = { readonly occasions: readonly Occasion[]; readonly byDay: boolean };

/** Whoever comes later speaks of today, as long as something is planned today. */
export function meantBy(all: readonly Occasion[], told: Told, now: string, zone: string): Meant {
  const hers = all.filter((occasion) => isAbout(told.who, occasion));
  const day = told.day ?? (told.late ? 'today' : undefined);
  if (day === undefined) return { occasions: hers, byDay: false };
  const date = dateOf(day, localTime(now, zone).slice(0, 10));
  const then = hers.filter(({ starts }) => starts.slice(0, 10) === date);
  return then.length === 0 ? { occasions: hers, byDay: false } : { occasions: then, byDay: true };
}

/** Those whom occasions are about, each once: herself first, as null. */
export function subjectsOf(occasions: readonly Occasion[]): Occasion['child'][] {
  const children = occasions.flatMap(({ child }) => (child === null ? [] : [child]));
  const each = [...new Map(children.map((child) => [child.id, child])).values()];
  return occasions.some(({ child }) => child === null) ? [null, ...each] : each;
}
