import type { Extent, Reason } from '../../bot/capabilities/absence/facts.ts';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { dayAfter } from '../../bot/engine/weekly.ts';
import { EXTENTS, isOfferedHelp, type Plan, REASONS, type Step, scriptOf } from './script.ts';

/** Somebody who reports an absence, and exactly what has to be known of it afterwards. */
export type Mentee = {
  readonly id: string;
  readonly chat: number;
  readonly language: Language;
  readonly code: string | null;
  readonly match: string;
  readonly mentor: Hearer;
  readonly coordinator: Hearer;
  /** The first day on which they meet. */
  readonly meets: string;
  readonly script: readonly Step[];
  /** Types the number of a choice; the others press its button. */
  readonly types: boolean;
  /** Presses again when no answer comes. */
  readonly impatient: boolean;
  readonly report: { readonly reason: Reason; readonly extent: Extent; readonly from: string; readonly until: string };
  readonly asks: boolean;
};

/** Somebody who has to hear of it; without a chat she cannot be reached. */
export type Hearer = { readonly id: string; readonly chat: number | null };

const COORDINATORS = 10;
/** Days from today until the first meeting: far enough that midnight changes nothing and no reminder is due. */
const SOONEST = 3;
const SPREAD = 3;

const idOf = (kind: number, number: number): string =>
  `00000000-0000-4000-8000-${kind}${String(number).padStart(11, '0')}`;

/** The people, each with a way of her own through the same conversation. `today` is a wall-clock date. */
export const castOf = (people: number, today: string): readonly Mentee[] =>
  Array.from({ length: people }, (_, n) => menteeOf(n, today));

function menteeOf(n: number, today: string): Mentee {
  const plan = planOf(n);
  const meets = dayAfter(today, SOONEST + (n % SPREAD));
  return {
    id: idOf(1, n),
    chat: 1_000_000 + n,
    language: LANGUAGES[n % LANGUAGES.length] as Language,
    code: plan.code,
    match: idOf(4, n),
    mentor: { id: idOf(2, n), chat: n % 10 === 0 ? 2_000_000 + n : null },
    coordinator: coordinatorOf(n % COORDINATORS),
    meets,
    script: scriptOf(plan),
    types: n % 5 === 0,
    impatient: n % 5 !== 0 && n % 2 === 0,
    report: reportOf(plan, meets),
    asks: plan.asks,
  };
}

/** Every other one has a chat, in which she hears of many reports. */
const coordinatorOf = (n: number): Hearer => ({ id: idOf(3, n), chat: n % 2 === 0 ? 3_000_000 + n : null });

function planOf(n: number): Plan {
  const reason = 1 + (n % REASONS.length);
  const extent = 1 + ((n >> 1) % EXTENTS.length);
  return {
    code: n % 3 === 0 ? `survival-${n}` : null,
    hasty: n % 3 === 1,
    wavers: n % 30 === 3,
    // Longer than once is from the next meeting on.
    meeting: extent === 1 ? 1 + (n % 2) : 1,
    reason,
    extent,
    asks: n % 12 === 2 && isOfferedHelp(reason),
  };
}

function reportOf({ meeting, reason, extent }: Plan, meets: string): Mentee['report'] {
  const from = dayAfter(meets, (meeting - 1) * 7);
  const why = REASONS[reason - 1] as Reason;
  const howLong = EXTENTS[extent - 1] as Extent;
  const until = { once: from, week: dayAfter(from, 7 - weekdayOf(from)), open: '' }[howLong];
  return { reason: why, extent: howLong, from, until };
}

/** 1 is Monday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;
