import type { Occasion } from '../../../engine/calendar.ts';
import type { Moment, Nudge } from '../../../engine/capability.ts';
import { dayAfter } from '../../../engine/weekly.ts';
import { dueFrom, isOfMentee, MILESTONES, type Milestone } from '../milestones.ts';
import { after, TWO_DAYS_AFTER_MINUTES, WEEK } from '../rules.ts';
import { type Half, halvesOf, silenceOf } from './halves.ts';
import { someTimeAfter, twoDaysAfter } from './later.ts';

/** Whoever has not met for so long has heard from the coordinator: a milestone of weeks ago is not the question. */
const ASKED_WITHIN_DAYS = 35;

/** Milestones that this meeting brings up: it is the first that was not cancelled since their week, and they are not done. */
const broughtUpBy = ({ day, course }: Occasion): Milestone[] =>
  MILESTONES.filter((milestone) => {
    if (course === undefined || course.done.includes(milestone)) return false;
    const from = dueFrom(milestone, course);
    const isFirst = course.before.every((earlier) => earlier.day < from || earlier.state === 'cancelled');
    return from <= day && day < dayAfter(from, ASKED_WITHIN_DAYS) && isFirst;
  });

function milestoneNudge(occasion: Occasion, half: Half, milestone: Milestone, at: string): Nudge {
  const { series: match } = occasion;
  const { as, person } = half;
  const name = halvesOf(occasion).find((one) => one.as !== as)?.name ?? '';
  return {
    at,
    expires: after(at, WEEK),
    person,
    key: `mentoring:milestone:${match}:${milestone}:${as}`,
    place: { room: 'mentoring', step: 'milestone', data: { match, milestone, name, as } },
    why: `milestone ${milestone} (${as})`,
  };
}

/** Two days after the meeting of its week, when how it went has been asked and answered. */
function milestonesAfter(occasion: Occasion): Nudge[] {
  const at = twoDaysAfter(occasion);
  if (silenceOf(occasion, at) !== null) return [];
  return broughtUpBy(occasion).flatMap((milestone) =>
    halvesOf(occasion)
      .filter(({ as }) => as === 'mentor' || isOfMentee(milestone))
      .map((half) => milestoneNudge(occasion, half, milestone, at)),
  );
}

/** The steps on the way of a match, each at its time. */
export const milestonesDue: readonly Moment[] = [
  { sweeps: (window) => someTimeAfter(TWO_DAYS_AFTER_MINUTES, window), nudges: milestonesAfter },
];
