import type { Occasion } from '../../../engine/calendar.ts';
import type { Moment, Nudge } from '../../../engine/capability.ts';
import { AGAIN_AFTER_MINUTES, TWO_DAYS_AFTER_MINUTES } from '../rules.ts';
import { coordinatorNews } from './coordinator.ts';
import { halfOf, halvesOf, isAnybodyAway, meetingNudge, silenceOf } from './halves.ts';
import { againAt, silentAt, someTimeAfter } from './later.ts';

/** They would have met, and the mentor has not said how it went. */
const isUnanswered = (occasion: Occasion): boolean =>
  !isAnybodyAway(occasion) && halfOf(occasion, 'mentor')?.said.length === 0;

/** The mentor once more. A mentee is not asked again: she owes nobody an answer. */
const askedAgain: Moment = {
  sweeps: (window) => someTimeAfter(AGAIN_AFTER_MINUTES, window),
  nudges(occasion) {
    const when = { at: againAt(occasion), expires: silentAt(occasion) };
    if (!isUnanswered(occasion) || silenceOf(occasion, when.at) !== null) return [];
    return halvesOf(occasion)
      .filter(({ as }) => as === 'mentor')
      .map((mentor) => meetingNudge(occasion, mentor, 'check-in', when, true));
  },
};

/** Then the coordinator, unless the mentor could not be asked: silence of somebody who was not asked says nothing. */
const coordinatorHears: Moment = {
  sweeps: (window) => someTimeAfter(TWO_DAYS_AFTER_MINUTES, window),
  nudges: (occasion) => (isUnanswered(occasion) && occasion.course?.mentorReachable ? silentMentor(occasion) : []),
};

function silentMentor(occasion: Occasion): Nudge[] {
  const { series, day, starts } = occasion;
  const at = silentAt(occasion);
  if (silenceOf(occasion, at) !== null) return [];
  const words = { key: 'mentoring.silent-mentor', day: starts };
  return coordinatorNews(occasion, { at, key: `silent-mentor:${series}:${day}`, step: 'silent-mentor', words });
}

/** The ladder of silence: the mentor is asked once more, and then the coordinator hears of it. */
export const silenceDue: readonly Moment[] = [askedAgain, coordinatorHears];
