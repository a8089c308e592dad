import type { Attendee, Occasion } from '../../bot/engine/calendar.ts';
import { instantOf } from '../../bot/engine/weekly.ts';

export const ZONE = 'Europe/Amsterdam';

/** Somebody who is expected, by name: a participant unless told otherwise. */
export const expects = (person: string, more: Partial<Attendee> = {}): Attendee => ({
  person,
  name: person,
  as: 'participant',
  child: null,
  absent: false,
  said: [],
  ...more,
});

export const withChild = (person: string, child: string, more: Partial<Attendee> = {}): Attendee =>
  expects(person, { as: 'guardian', child: { id: child, name: child }, ...more });

/** A lesson of an hour at a wall-clock time. */
export function lessonAt(starts: string, more: Partial<Occasion> = {}): Occasion {
  const startsAt = instantOf(starts, ZONE);
  return {
    id: 'occasion',
    kind: 'group-session',
    series: 'series',
    day: starts.slice(0, 10),
    starts,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 3_600_000).toISOString(),
    zone: ZONE,
    what: { content: { nl: 'Naailes' } },
    place: 'lokaal 1',
    venue: null,
    state: 'planned',
    why: null,
    movedFrom: null,
    coordinator: null,
    pausedUntil: null,
    attendees: [expects('selam')],
    ...more,
  };
}
