import type { Attendee, Occasion } from '../../engine/calendar.ts';
import type { Moment, Nudge } from '../../engine/capability.ts';
import { eveningOf, onTheEveningBefore, remindersOf } from '../../engine/reminding.ts';

const among = ({ kind, attendees }: Occasion, as: Attendee['as']): readonly Attendee[] =>
  kind === 'appointment' ? attendees.filter((one) => one.as === as) : [];

/** One message to a host, however many come: every visit of a day has the same key. */
function forHosts(occasion: Occasion): Nudge[] {
  const { state, starts } = occasion;
  const day = starts.slice(0, 10);
  if (state === 'cancelled' || among(occasion, 'visitor').every(({ absent }) => absent)) return [];
  return among(occasion, 'host').map(({ person }) => ({
    ...eveningOf(occasion),
    person,
    key: `appointments:host:${person}:${day}`,
    place: { room: 'appointments', step: 'host', data: { day } },
    why: `visits of ${day} (host)`,
  }));
}

/** What visitors are to hear before an appointment, and what the host is. */
export const appointmentsDue: readonly Moment[] = [
  ...remindersOf('appointments', (occasion) => among(occasion, 'visitor')),
  onTheEveningBefore(forHosts),
];
