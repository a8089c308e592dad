import type { Attendee, Occasion } from '../../engine/calendar.ts';
import type { Moment, Nudge } from '../../engine/capability.ts';
import { afterEnd, onClock } from '../../engine/moments.ts';
import { CHECK_IN_AFTER_MINUTES, checkInAt, EVENING_BEFORE, MORNING, remindAt, SAME_DAY_FROM } from './rules.ts';

const isEarly = ({ starts }: Occasion): boolean => starts.slice(11) < SAME_DAY_FROM;

/** An early meeting is reminded of on the evening before it. */
const eveningBefore: Moment = {
  sweeps: (window, zone) => onClock({ days: 1, time: EVENING_BEFORE }, window, zone),
  nudges: (occasion) => (isEarly(occasion) ? reminders(occasion) : []),
};

/** Every other one on the morning of its day. */
const morning: Moment = {
  sweeps: (window, zone) => onClock({ days: 0, time: MORNING }, window, zone),
  nudges: (occasion) => (isEarly(occasion) ? [] : reminders(occasion)),
};

const afterwards: Moment = {
  sweeps: (window) => [afterEnd(CHECK_IN_AFTER_MINUTES, window)],
  nudges: (occasion) => checkIns(occasion),
};

/** What mentors and mentees are to hear because of their weekly meetings. */
export const mentoringDue: readonly Moment[] = [eveningBefore, morning, afterwards];

/** One half of a match, and the other. */
type Half = Attendee & { readonly as: 'mentor' | 'mentee' };
const halvesOf = ({ kind, attendees }: Occasion): readonly Half[] =>
  (kind === 'match' ? attendees : []).filter((one): one is Half => one.as === 'mentor' || one.as === 'mentee');

const isAnybodyAway = (occasion: Occasion): boolean => halvesOf(occasion).some(({ absent }) => absent);

/** Before: both hear of it. Who is absent hears nothing; the other hears that it does not take place. */
function reminders(occasion: Occasion): Nudge[] {
  const step = isAnybodyAway(occasion) ? 'reminder-absent' : 'reminder';
  const when = { at: remindAt(occasion.starts, occasion.zone), expires: occasion.startsAt };
  return halvesOf(occasion)
    .filter(({ absent }) => !absent)
    .map((half) => nudgeFor(occasion, half, step, when));
}

/** After: both are asked how it went, unless it was known beforehand that they would not meet. */
function checkIns(occasion: Occasion): Nudge[] {
  if (isAnybodyAway(occasion)) return [];
  return halvesOf(occasion).map((half) => nudgeFor(occasion, half, 'check-in', checkInAt(occasion.endsAt)));
}

function nudgeFor(occasion: Occasion, half: Half, step: string, when: { at: string; expires: string }): Nudge {
  const { series: match, day, starts, place } = occasion;
  const other = halvesOf(occasion).find(({ as }) => as !== half.as);
  const silent = silenceOf(occasion);
  return {
    ...when,
    person: half.person,
    key: `mentoring:${step}:${match}:${day}:${half.as}`,
    place: { room: 'mentoring', step, data: { match, starts, place, name: other?.name ?? '', as: half.as } },
    why: `${step} of the weekly meeting on ${starts.replace('T', ' ')} (${half.as})`,
    ...(silent === null ? {} : { silent }),
  };
}

/** Why nothing is said about a meeting that would have been. */
function silenceOf({ state, why, pausedUntil, day }: Occasion): string | null {
  if (state === 'cancelled') return why === null ? 'cancelled' : `holiday: ${why}`;
  return pausedUntil !== null && day < pausedUntil ? 'paused' : null;
}
