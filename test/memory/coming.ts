import { freeSlots, hosted } from '../../bot/capabilities/appointments/facts.ts';
import type { Attendee, Occasion } from '../../bot/engine/calendar.ts';
import { ahead, type Expected, expected } from '../../bot/engine/coming.ts';
import { isBefore } from '../../bot/engine/instant.ts';
import { dayAfter, instantOf } from '../../bot/engine/weekly.ts';
import type { TurnRecord, Verdict } from '../../bot/ports.ts';
import { type Answer, answering, surveying } from '../../prisma/stores/answer.ts';
import { occasionsBetween } from './calendar.ts';
import type { State } from './state.ts';

const ZONE = 'Europe/Amsterdam';
const COMES = ['participant', 'guardian', 'visitor'];

/** The day of an occasion: at the end of its name, or where the appointment went. */
function dayOf({ world, moved }: State, occasion: string): string {
  const meeting = world.appointments.find(({ id }) => id === occasion);
  return (moved.get(occasion)?.starts ?? meeting?.starts)?.slice(0, 10) ?? occasion.slice(-10);
}

const onDay = (state: State, day: string): Occasion[] => occasionsBetween(state, { from: day, until: day });

function hearerOf({ world }: State, { kind, attendees, series }: Occasion, one: Attendee): string | null {
  if (kind === 'appointment') return attendees.find(({ as }) => as === 'host')?.person ?? null;
  const programme = world.lessons.find(({ id }) => id === series)?.programmeId;
  const enrolment = world.enrolments.find(
    ({ personId, programmeId }) => personId === one.person && programmeId === programme,
  );
  const teacher = attendees.find(({ as }) => as === 'teacher')?.person ?? null;
  return one.child === null ? (enrolment?.coachId ?? teacher) : teacher;
}

function spotOf({ world }: State, { series, kind }: Occasion): Expected['venue'] {
  const slot = [...world.lessons, ...world.activities, ...world.appointments].find(({ id }) => id === series);
  const found = world.venues.find(({ id }) => id === slot?.venueId);
  if (found === undefined || kind === 'match') return null;
  const { name, address, latitude, longitude } = found;
  return { name, address, latitude, longitude };
}

const kindOf = ({ world }: State, series: string) => world.appointments.find(({ id }) => id === series)?.kind ?? null;

const hers = (state: State, occasions: readonly Occasion[], person: string): Expected[] =>
  occasions.flatMap((occasion) => {
    const { id, kind, series, state: stands, starts, startsAt, zone, what, place } = occasion;
    if (kind === 'match') return [];
    return occasion.attendees
      .filter((one) => one.person === person && COMES.includes(one.as))
      .map((one) => ({
        ...{ occasion: id, kind, state: stands, starts, startsAt, zone, what, place },
        appointment: kindOf(state, series),
        venue: spotOf(state, occasion),
        child: one.child,
        absent: one.absent,
        said: one.said,
        hearer: hearerOf(state, occasion, one),
      }));
  });

const isSoon = ({ startsAt, state, absent, said }: Expected, now: string, hours: number): boolean =>
  isBefore(now, startsAt) &&
  Date.parse(startsAt) < Date.parse(now) + hours * 3_600_000 &&
  state === 'planned' &&
  !absent &&
  said.length === 0;

/** The memory twin of `prisma/stores/coming.ts` and `appointments.ts`, as far as they answer. */
export const comingAnswers = (state: State): Answer[] => [
  answering(expected, async ({ occasion, child }, { id }) => {
    const found = hers(state, onDay(state, dayOf(state, occasion)), id).find(
      (one) => one.occasion === occasion && (one.child?.id ?? null) === child,
    );
    return found ?? null;
  }),
  answering(ahead, async ({ hours }, { id }, now) => {
    const from = now.slice(0, 10);
    const soon = occasionsBetween(state, { from, until: dayAfter(from, 2) });
    return hers(state, soon, id).filter((one) => isSoon(one, now, hours));
  }),
  surveying(freeSlots, async ({ kind, days, most }, now) => {
    const until = dayAfter(now.slice(0, 10), days);
    return state.world.slots
      .filter((slot) => slot.kind === kind && !state.taken.has(slot.id))
      .filter(({ starts }) => isBefore(now, instantOf(starts, ZONE)) && starts.slice(0, 10) <= until)
      .slice(0, most)
      .map(({ id, starts, place, hostId }) => ({ id, starts, place, host: hostId }));
  }),
  answering(hosted, async ({ day }, { id }) =>
    onDay(state, day)
      .filter(({ kind }) => kind === 'appointment')
      .filter(({ attendees }) => attendees.some(({ as, person }) => as === 'host' && person === id))
      .flatMap(({ starts, attendees }) => attendees.map((one) => ({ ...one, time: starts.slice(11) })))
      .filter(({ as, absent }) => as === 'visitor' && !absent)
      .map(({ time, name }) => ({ time, name })),
  ),
];

type Move = { readonly occasion: string; readonly slot: string };

/** Why an appointment cannot be moved. */
export function refusesMove(state: State, { before, at }: TurnRecord, { occasion, slot }: Move): Verdict | null {
  const effect = 'appointments.move';
  const told = hers(state, onDay(state, dayOf(state, occasion)), before.person.id).find(
    (one) => one.occasion === occasion,
  );
  if (told === undefined || !isBefore(at, told.startsAt)) return { kind: 'refused', effect, reason: 'gone' };
  return state.taken.has(slot) ? { kind: 'refused', effect, reason: 'taken' } : null;
}

/** The appointment at its new time; the old one is free again, and what was said about it counts no more. */
export function applyMove(state: State, { occasion, slot }: Move): void {
  for (const [id, by] of [...state.taken]) if (by === occasion) state.taken.delete(id);
  state.taken.set(slot, occasion);
  const found = state.world.slots.find(({ id }) => id === slot);
  if (found !== undefined) state.moved.set(occasion, found);
  const kept = state.answers.filter((answer) => answer.occasion !== occasion);
  state.answers.splice(0, state.answers.length, ...kept);
}
