import {
  type Missed,
  type mark,
  missed,
  notMet,
  type Register,
  register,
} from '../../bot/capabilities/attendance/facts.ts';
import type { Attendee, Occasion } from '../../bot/engine/calendar.ts';
import type { TurnRecord, Verdict } from '../../bot/ports.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import { occasionsBetween } from './calendar.ts';
import type { State } from './state.ts';

const HOUR_MS = 3_600_000;
const WITHIN_MS = 3 * 24 * HOUR_MS;

type Mark = Parameters<typeof mark>[0];

const nameOf = (state: State, id: string): string => state.people.get(id)?.name ?? '';
const attendeeOf = ({ person, child }: Attendee): string => child?.id ?? person;
const isExpected = ({ as }: Attendee): boolean => as !== 'teacher' && as !== 'host';

/** An occasion is named by its series and day, an appointment by itself. */
function occasionIn(state: State, id: string): Occasion | null {
  const meeting = state.world.appointments.find((one) => one.id === id);
  const day = (state.moved.get(id)?.starts ?? meeting?.starts)?.slice(0, 10) ?? id.slice(-10);
  return occasionsBetween(state, { from: day, until: day }).find((one) => one.id === id) ?? null;
}

/** Who look after those who have a lesson. */
export function coachesOf({ world }: State, { series, attendees }: Pick<Occasion, 'series' | 'attendees'>): string[] {
  const programme = world.lessons.find(({ id }) => id === series)?.programmeId;
  const coaches = world.enrolments
    .filter(
      ({ programmeId, personId }) => programmeId === programme && attendees.some(({ person }) => person === personId),
    )
    .map(({ coachId }) => coachId);
  return [...new Set(coaches)];
}

/** Whom somebody may register: all of them as teacher, host or mentor, a coach hers where nobody teaches. */
function registeredBy(state: State, occasion: Occasion, who: string): Attendee[] {
  const { attendees, kind } = occasion;
  const expected = attendees.filter(isExpected);
  const leads = attendees.some(({ person, as }) => person === who && ['teacher', 'host', 'mentor'].includes(as));
  if (leads) return expected;
  if (kind !== 'group-session' || attendees.some(({ as }) => as === 'teacher')) return [];
  return expected.filter((one) => coachesOf(state, { ...occasion, attendees: [one] }).includes(who));
}

function registerOf(state: State, occasion: Occasion, who: string): Register | null {
  const hers = registeredBy(state, occasion, who);
  if (hers.length === 0 || occasion.state !== 'planned' || occasion.kind === 'match') return null;
  const people = [...new Set(hers.map(attendeeOf))].map((id) => {
    const [one] = hers.filter((attendee) => attendeeOf(attendee) === id);
    const state_ = state.attendance.get(`${occasion.id} ${id}`) ?? null;
    return { id, name: one?.child?.name ?? one?.name ?? '', reported: one?.absent ?? false, state: state_ };
  });
  people.sort((one, other) => one.name.localeCompare(other.name) || one.id.localeCompare(other.id));
  return { starts: occasion.starts, what: occasion.what, people };
}

function missedAt(
  state: State,
  { occasion: id, child }: { occasion: string; child: string | null },
  who: string,
): Missed | null {
  const occasion = occasionIn(state, id);
  const one = occasion?.attendees.find(({ person, child: with_ }) => person === who && (with_?.id ?? null) === child);
  if (!occasion || !one || one.absent || state.attendance.get(`${id} ${child ?? who}`) !== 'no-show') return null;
  if (state.absences.some(({ person, reason }) => person === who && reason === 'bereavement')) return null;
  const { kind, series, starts, attendees } = occasion;
  const other = attendees.find(({ person }) => person !== who)?.person ?? '';
  const what = kind === 'match' ? { content: { nl: nameOf(state, other) } } : occasion.what;
  return { kind, series, starts, what, child: one.child?.name ?? null, asksReason: true };
}

/** The memory twin of `prisma/stores/attendance.ts`. */
export const attendanceAnswers = (state: State): Answer[] => [
  answering(register, async ({ occasion: id }, { id: who }) => {
    const occasion = occasionIn(state, id);
    return occasion === null ? null : registerOf(state, occasion, who);
  }),
  answering(notMet, async ({ match, day }, { id: who }) => {
    const occasion = occasionIn(state, `${match}:${day}`);
    const mentor = occasion?.attendees.find(({ as }) => as === 'mentor');
    const mentee = occasion?.attendees.find(({ as }) => as === 'mentee');
    if (!occasion || !mentee || mentor?.person !== who || occasion.attendees.some(({ absent }) => absent)) return null;
    return { occasion: occasion.id, mentee: { id: mentee.person, name: mentee.name } };
  }),
  answering(missed, async (asked, { id: who }) => missedAt(state, asked, who)),
];

/** Why somebody cannot say who was there. */
export function refusesMark(state: State, { before }: TurnRecord, { occasion: id, marks }: Mark): Verdict | null {
  const occasion = occasionIn(state, id);
  const hers = occasion === null ? [] : registeredBy(state, occasion, before.person.id).map(attendeeOf);
  if (marks.some((one) => hers.includes(one.id))) return null;
  return { kind: 'refused', effect: 'attendance.mark', reason: 'gone' };
}

/** Who was there; whoever was missed without a word is asked an hour later. */
export function applyMark(state: State, who: string, { occasion: id, marks }: Mark, now: string): void {
  const occasion = occasionIn(state, id);
  if (occasion === null) return;
  const hers = registeredBy(state, occasion, who).map(attendeeOf);
  for (const one of marks.filter((mark_) => hers.includes(mark_.id))) {
    state.attendance.set(`${id} ${one.id}`, one.state);
    const isRecent = Date.parse(occasion.endsAt) > Date.parse(now) - WITHIN_MS;
    if (one.state === 'no-show' && isRecent) askAfter(state, occasion, one.id, now);
  }
}

function askAfter({ knocks }: State, { id, endsAt, attendees }: Occasion, attendee: string, now: string): void {
  for (const { person, child } of attendees.filter((one) => isExpected(one) && attendeeOf(one) === attendee)) {
    const key = `attendance:missed:${id}:${attendee}:${person}`;
    const place = { room: 'attendance', step: 'missed', data: { occasion: id, child: child?.id ?? null } };
    const expires = new Date(Date.parse(endsAt) + WITHIN_MS).toISOString();
    const at = new Date(Date.parse(now) + HOUR_MS).toISOString();
    if (!knocks.has(key))
      knocks.set(key, { key, person, at, inbound: { kind: 'nudge-due', place, expires }, done: false });
  }
}
