import type { Occasion } from '../../../engine/calendar.ts';
import type { Window } from '../../../engine/capability.ts';
import { afterEnd } from '../../../engine/moments.ts';
import { AGAIN_AFTER_MINUTES, after, MOST_HOLIDAYS, onOpenDay, TWO_DAYS_AFTER_MINUTES } from '../rules.ts';

const DAY_MINUTES = 24 * 60;

/** Meetings that ended so long ago, or one or more holidays longer. */
export const someTimeAfter = (minutes: number, window: Window) =>
  Array.from({ length: MOST_HOLIDAYS + 1 }, (_, days) => afterEnd(minutes + days * DAY_MINUTES, window));

const openAfter = ({ endsAt, zone, course }: Occasion, minutes: number): string =>
  onOpenDay(after(endsAt, { minutes }), course?.closed ?? [], zone);

/** The instant at which a mentor is asked once more. */
export const againAt = (occasion: Occasion): string => openAfter(occasion, AGAIN_AFTER_MINUTES);

/** The instant at which milestones are asked about, and at which the coordinator hears of a week without a meeting. */
export const twoDaysAfter = (occasion: Occasion): string => openAfter(occasion, TWO_DAYS_AFTER_MINUTES);

/** The instant at which the coordinator hears of a mentor's silence: a day after he was asked again. */
export const silentAt = (occasion: Occasion): string =>
  onOpenDay(after(againAt(occasion), { minutes: DAY_MINUTES }), occasion.course?.closed ?? [], occasion.zone);
