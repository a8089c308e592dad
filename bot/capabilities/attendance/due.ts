import { Temporal } from 'temporal-polyfill';
import type { Occasion } from '../../engine/calendar.ts';
import type { Moment, Nudge } from '../../engine/capability.ts';
import { afterEnd } from '../../engine/moments.ts';
import { AFTER_MINUTES, EXPIRES } from './rules.ts';

/** Who says who was there: the teacher or the host; where nobody teaches, the coaches. A match has its check-in. */
function registrars({ kind, attendees, coaches = [] }: Occasion): readonly string[] {
  if (kind === 'match') return [];
  const leading = attendees.filter(({ as }) => as === 'teacher' || as === 'host').map(({ person }) => person);
  return leading.length > 0 || kind === 'appointment' ? leading : coaches;
}

const isExpected = ({ as, absent }: Occasion['attendees'][number]): boolean =>
  as !== 'teacher' && as !== 'host' && !absent;

function askedAfter(occasion: Occasion): readonly Nudge[] {
  const { id, kind, state, starts, endsAt, attendees } = occasion;
  if (state === 'cancelled' || !attendees.some(isExpected)) return [];
  const at = Temporal.Instant.from(endsAt).add({ minutes: AFTER_MINUTES });
  return registrars(occasion).map((person) => ({
    person,
    at: at.toString(),
    expires: at.add(EXPIRES).toString(),
    key: `attendance:register:${id}:${starts}:${person}`,
    place: { room: 'attendance', step: 'register', data: { occasion: id } },
    why: `who was there at the ${kind} on ${starts.replace('T', ' ')}`,
  }));
}

/** Shortly after the end somebody who was there is asked who else was. */
export const attendanceDue: readonly Moment[] = [
  { sweeps: (window) => [afterEnd(AFTER_MINUTES, window)], nudges: askedAfter },
];
