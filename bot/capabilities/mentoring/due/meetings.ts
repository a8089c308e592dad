import type { Occasion } from '../../../engine/calendar.ts';
import type { Moment, Nudge } from '../../../engine/capability.ts';
import { afterEnd, onClock } from '../../../engine/moments.ts';
import { CHECK_IN_AFTER_MINUTES, checkInAt, EVENING_BEFORE, MORNING, remindAt, SAME_DAY_FROM } from '../rules.ts';
import { halvesOf, isAnybodyAway, meetingNudge } from './halves.ts';
import { againAt } from './later.ts';

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

/** What both halves hear around their weekly meeting. */
export const meetingsDue: readonly Moment[] = [eveningBefore, morning, afterwards];

/** Before: both hear of it. Who is absent hears nothing; the other hears that it does not take place. */
function reminders(occasion: Occasion): Nudge[] {
  const step = isAnybodyAway(occasion) ? 'reminder-absent' : 'reminder';
  const when = { at: remindAt(occasion.starts, occasion.zone), expires: occasion.startsAt };
  return halvesOf(occasion)
    .filter(({ absent }) => !absent)
    .map((half) => meetingNudge(occasion, half, step, when));
}

/**
 * After: both are asked how it went, unless it was known beforehand that they would not meet. To a mentor who could not
 * be asked so long, the second question is the first: he does not hear both at once.
 */
function checkIns(occasion: Occasion): Nudge[] {
  if (isAnybodyAway(occasion)) return [];
  const { at, expires } = checkInAt(occasion.endsAt);
  const untilAgain = { mentor: againAt(occasion), mentee: expires };
  return halvesOf(occasion)
    .filter(({ said }) => said.length === 0)
    .map((half) => meetingNudge(occasion, half, 'check-in', { at, expires: untilAgain[half.as] }));
}
