import { Temporal } from 'temporal-polyfill';
import type { Attendee, Occasion } from './calendar.ts';
import type { Moment, Nudge } from './capability.ts';
import { beforeStart, onClock } from './moments.ts';
import { dayAfter, instantOf } from './weekly.ts';

/** On the evening before, on the centre's clock: late enough to be remembered, early enough to arrange something. */
const EVENING = { days: 1, time: '18:00' };
/** Once more on the day itself, to whoever has not answered. */
const SOON_MINUTES = 120;
/** Later than this before the start nobody gets there any more by being reminded. */
const LATE_MINUTES = 30;

const minutesBefore = (instant: string, minutes: number): string =>
  Temporal.Instant.from(instant).subtract({ minutes }).toString();

/**
 * The instant of the reminder on the evening before.
 *
 * @example eveningBefore('2026-11-23T09:30', 'Europe/Amsterdam') // → '2026-11-22T17:00:00Z'
 */
export const eveningBefore = (starts: string, zone: string): string =>
  instantOf(`${dayAfter(starts.slice(0, 10), -EVENING.days)}T${EVENING.time}`, zone);

/** The instant of the second reminder. */
export const soonAt = (startsAt: string): string => minutesBefore(startsAt, SOON_MINUTES);

/** What is said on the evening before; from the second reminder on it would come too late. */
export const onTheEveningBefore = (nudges: Moment['nudges']): Moment => ({
  sweeps: (window, zone) => onClock(EVENING, window, zone),
  nudges,
});

/** Between when the reminder of the evening before is said. The second one takes its place, so nobody hears both at once. */
export const eveningOf = ({ starts, startsAt, zone }: Occasion): Pick<Nudge, 'at' | 'expires'> => ({
  at: eveningBefore(starts, zone),
  expires: soonAt(startsAt),
});

const soonOf = ({ startsAt }: Occasion): Pick<Nudge, 'at' | 'expires'> => ({
  at: soonAt(startsAt),
  expires: minutesBefore(startsAt, LATE_MINUTES),
});

/** Why nothing is said about something that would have been. */
function silenceOf({ state, why }: Occasion): string | null {
  if (state !== 'cancelled') return null;
  return why === null || why === 'centre' ? 'cancelled' : `holiday: ${why}`;
}

const hasAnswered = ({ absent, said }: Attendee): boolean => absent || said.length > 0;

/**
 * Two reminders of one thing, the day before at 18:00 and two hours before, to whoever is expected and has not
 * answered: steps `reminder` and `soon` of the room. A guardian hears one for each child.
 */
export const remindersOf = (
  room: string,
  reminded: (occasion: Occasion) => readonly Attendee[],
): readonly [Moment, Moment] => {
  const nudgesAt =
    (step: string, when: (occasion: Occasion) => Pick<Nudge, 'at' | 'expires'>) => (occasion: Occasion) =>
      reminded(occasion)
        .filter((attendee) => !hasAnswered(attendee))
        .map((attendee) => ({ ...nudgeFor(room, step, occasion, attendee), ...when(occasion) }));
  return [
    onTheEveningBefore(nudgesAt('reminder', eveningOf)),
    { sweeps: (window) => [beforeStart(SOON_MINUTES, window)], nudges: nudgesAt('soon', soonOf) },
  ];
};

function nudgeFor(room: string, step: string, occasion: Occasion, { person, as, child }: Attendee) {
  const { id, kind, series, day, starts } = occasion;
  const silent = silenceOf(occasion);
  return {
    person,
    // With the time at which it starts: moved to another day, it is worth a reminder again.
    key: `${room}:${step}:${series}:${day}:${starts}:${person}${child === null ? '' : `:${child.id}`}`,
    place: { room, step, data: { occasion: id, child: child?.id ?? null } },
    why: `${step} of the ${kind} on ${starts.replace('T', ' ')} (${as})`,
    ...(silent === null ? {} : { silent }),
  };
}
