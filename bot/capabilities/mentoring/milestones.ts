import { Temporal } from 'temporal-polyfill';

/** The steps on the way of a match, in their order (document 000). */
export const MILESTONES = ['agreement', 'plan', 'cv-and-letter', 'interim-evaluation', 'end-evaluation'] as const;
export type Milestone = (typeof MILESTONES)[number];

/** The mentor sees to the agreement; everything after it is the mentee's as well. */
export const isOfMentee = (milestone: Milestone): boolean => milestone !== 'agreement';

type Days = { readonly from: string; readonly until: string };

/** So long before the last day there is still a meeting left to look back in. */
const BEFORE_THE_END = { days: 14 };

const earlier = (one: Temporal.PlainDate, other: Temporal.PlainDate): Temporal.PlainDate =>
  Temporal.PlainDate.compare(one, other) < 0 ? one : other;

/**
 * The wall-clock day from which on a milestone is asked about: in week 1, 4 and 8, after four months, and before the
 * end. The days of a match are counted from its first one; six months is as long as it lasts unless staff extend it.
 *
 * @example dueFrom('plan', { from: '2026-10-11', until: '2027-03-28' }) // → '2026-11-01', the first day of week 4
 */
export function dueFrom(milestone: Milestone, { from, until }: Days): string {
  const first = Temporal.PlainDate.from(from);
  const days: Readonly<Record<Milestone, () => Temporal.PlainDate>> = {
    agreement: () => first,
    plan: () => first.add({ weeks: 3 }),
    'cv-and-letter': () => first.add({ weeks: 7 }),
    'interim-evaluation': () => first.add({ months: 4 }),
    'end-evaluation': () => earlier(first.add({ months: 6 }), Temporal.PlainDate.from(until)).subtract(BEFORE_THE_END),
  };
  return days[milestone]().toString();
}
