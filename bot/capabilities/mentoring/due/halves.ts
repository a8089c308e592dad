import type { Attendee, Occasion } from '../../../engine/calendar.ts';
import type { Nudge } from '../../../engine/capability.ts';
import { localTime } from '../../../engine/weekly.ts';

/** One half of a match. */
export type Half = Attendee & { readonly as: 'mentor' | 'mentee' };

/** Both halves of a match; nobody where it is something else. */
export const halvesOf = ({ kind, attendees }: Occasion): readonly Half[] =>
  (kind === 'match' ? attendees : []).filter((one): one is Half => one.as === 'mentor' || one.as === 'mentee');

/** The one who is this half. */
export const halfOf = (occasion: Occasion, as: Half['as']): Half | undefined =>
  halvesOf(occasion).find((half) => half.as === as);

/** It is known that one of them does not come. */
export const isAnybodyAway = (occasion: Occasion): boolean => halvesOf(occasion).some(({ absent }) => absent);

/** Words for why a day is cancelled; anything else in `why` is the name of a holiday. */
const BY_HAND = [null, 'centre', 'skipped'];

/** It does not take place because the country is closed. */
export const isHoliday = ({ state, why }: Occasion): boolean => state === 'cancelled' && !BY_HAND.includes(why);

/** Why nothing is said at an instant about a day that would have been; null where something is. */
export function silenceOf(occasion: Occasion, at: string): string | null {
  const { state, why, pausedUntil, day, course, zone } = occasion;
  if (course !== undefined && course.until < localTime(at, zone).slice(0, 10)) return 'ended';
  if (state === 'cancelled') return isHoliday(occasion) ? `holiday: ${why}` : 'cancelled';
  return pausedUntil !== null && day < pausedUntil ? 'paused' : null;
}

type When = Pick<Nudge, 'at' | 'expires'>;

/** Words about one meeting to one of its halves, at a step of this room; `again` is the second time of the same. */
export function meetingNudge(occasion: Occasion, half: Half, step: string, when: When, again = false): Nudge {
  const { series: match, day, starts, place } = occasion;
  const name = halvesOf(occasion).find(({ as }) => as !== half.as)?.name ?? '';
  const silent = silenceOf(occasion, when.at);
  const called = again ? `${step}-again` : step;
  const data = { match, day, starts, place, name, as: half.as, again };
  return {
    ...when,
    person: half.person,
    key: `mentoring:${called}:${match}:${day}:${half.as}`,
    place: { room: 'mentoring', step, data },
    why: `${called} of the weekly meeting on ${starts.replace('T', ' ')} (${half.as})`,
    ...(silent === null ? {} : { silent }),
  };
}
