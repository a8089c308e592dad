import type { Earlier, Occasion } from '../../../engine/calendar.ts';
import type { Moment, Nudge } from '../../../engine/capability.ts';
import { TWO_DAYS_AFTER_MINUTES } from '../rules.ts';
import { coordinatorNews } from './coordinator.ts';
import { halvesOf, isAnybodyAway, isHoliday, silenceOf } from './halves.ts';
import { someTimeAfter, twoDaysAfter } from './later.ts';

/** So many weeks in a row without a meeting are worth a word (people-and-rules.md, "Mentor sessions and nudges"). */
const WEEKS = 2;
/** Of more than these the first is not seen any more; by then it has been said. */
const MOST_WEEKS = 4;

/**
 * It did not take place: it was cancelled by hand or skipped, somebody was reported absent, or somebody says so and
 * nobody says otherwise. Where nobody said a word it is not known, and the ladder of silence sees to that.
 */
const wasMissed = ({ state, away, said }: Omit<Earlier, 'day'>): boolean =>
  state === 'cancelled' || away || (said.length > 0 && said.every((face) => face === 'not-met'));

/**
 * Days without a meeting up to this one, newest first. A public holiday is passed over: on it the centre is closed and
 * nobody stayed away, so it is no sign of a match in trouble; and it is no meeting either, so the weeks before and
 * after it stand in a row.
 */
function missedInARow(occasion: Occasion): string[] {
  const { day, state, course } = occasion;
  const said = halvesOf(occasion).flatMap((half) => half.said);
  const all = [{ day, state, away: isAnybodyAway(occasion), said }, ...(course?.before ?? [])];
  const met = all.findIndex((one) => !wasMissed(one));
  return all.slice(0, met < 0 ? all.length : met).map((one) => one.day);
}

/** Once for all weeks in a row, by the day of the first: also where the second is known of later than this. */
function noMeetings(occasion: Occasion): Nudge[] {
  const { series, day } = occasion;
  const at = twoDaysAfter(occasion);
  if (isHoliday(occasion) || silenceOf(occasion, at) === 'ended') return [];
  const days = missedInARow(occasion);
  const first = days.at(-1);
  if (first === undefined || days.length < WEEKS || days.length > MOST_WEEKS) return [];
  const words = { key: 'mentoring.no-meetings', day };
  return coordinatorNews(occasion, { at, key: `no-meetings:${series}:${first}`, step: 'no-meetings', words });
}

/** Two weeks in a row without a meeting: the coordinator hears of it. */
export const weeksDue: readonly Moment[] = [
  { sweeps: (window) => someTimeAfter(TWO_DAYS_AFTER_MINUTES, window), nudges: noMeetings },
];
