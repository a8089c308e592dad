import { endings, type Face, matchNow, ownFace, ownStep } from '../../bot/capabilities/mentoring/facts.ts';
import type { Course, Occasion } from '../../bot/engine/calendar.ts';
import type { Effect } from '../../bot/engine/effect.ts';
import { isBefore } from '../../bot/engine/instant.ts';
import { dayAfter, instantOf, localTime, momentsOf } from '../../bot/engine/weekly.ts';
import type { TurnRecord, Verdict } from '../../bot/ports.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import { DAYS_AHEAD } from '../../prisma/stores/course.ts';
import { closedOn, holidaysFrom } from '../../prisma/timetable/closed.ts';
import type { MatchCourse, State } from './state.ts';

const ZONE = 'Europe/Amsterdam';
const DAYS_BEFORE = 4;
const NEW: MatchCourse = { skipped: [], done: [], endedOn: null, outcome: null };

const pairOf = ({ world }: State, match: string) => world.matches.find(({ id }) => id === match);
const knownOf = ({ courses }: State, match: string): MatchCourse => courses.get(match) ?? NEW;

/** The last day of a match; that of anything else is never. */
export function lastDayOf(state: State, match: string): string {
  const { endedOn } = knownOf(state, match);
  const until = pairOf(state, match)?.untilDay ?? '9999-12-31';
  return endedOn !== null && endedOn < until ? endedOn : until;
}

export const skips = (state: State, match: string, day: string): boolean => knownOf(state, match).skipped.includes(day);

/** The day after the last one that was skipped. */
export function pausedUntil(state: State, match: string): string | null {
  const last = knownOf(state, match).skipped.toSorted().at(-1);
  return last === undefined ? null : dayAfter(last, 1);
}

/** How a meeting went, as this person says. */
export function facesOf(state: State, match: string, day: string, person: string): Face[] {
  const face = state.checkIns.get(`${match} ${day} ${person}`);
  return face === undefined ? [] : [face];
}

/** A human is talking with the mentor, or has to; or nobody can. */
function isReachable(state: State, mentor: string): boolean {
  const person = state.people.get(mentor);
  const hers = [...state.conversations.values()].filter((one) => one.person.id === mentor);
  const isHeld = hers.some(({ session: { desk } }) => desk.state === 'staff' || desk.why === 'crisis');
  return person?.consented === true && !person.stopped && hers.length > 0 && !isHeld;
}

/** The memory twin of `prisma/stores/course.ts`; `earlier` are the days of this match before this one. */
export function courseFor(state: State, match: string, day: string, earlier: readonly Occasion[]): Course {
  const { done, outcome } = knownOf(state, match);
  const pair = pairOf(state, match);
  const counted = earlier.filter((one) => closedOn(one.day, false) === null).toReversed();
  return {
    from: pair?.fromDay ?? '',
    until: lastDayOf(state, match),
    outcome,
    done: done.toSorted(),
    before: counted.slice(0, DAYS_BEFORE).map((one) => ({
      day: one.day,
      state: one.state,
      away: one.attendees.some(({ absent }) => absent),
      said: one.attendees.flatMap(({ said }) => said).toSorted(),
    })),
    closed: holidaysFrom(day, DAYS_AHEAD),
    mentorReachable: isReachable(state, pair?.mentorId ?? ''),
  };
}

const somebody = ({ people }: State, id: string) => ({ id, name: people.get(id)?.name ?? '' });

/** The memory twin of what `prisma/stores/mentoring.ts` answers. */
export const mentoringAnswers = (state: State): Answer[] => [
  answering(matchNow, async ({ match }, { id, zone }, now) => {
    const pair = pairOf(state, match);
    if (pair === undefined || ![pair.mentorId, pair.menteeId].includes(id)) return null;
    const { done } = knownOf(state, match);
    return {
      mentor: somebody(state, pair.mentorId),
      mentee: somebody(state, pair.menteeId),
      until: lastDayOf(state, match),
      done: done.toSorted(),
      closed: holidaysFrom(localTime(now, zone).slice(0, 10), DAYS_AHEAD),
    };
  }),
  answering(endings, async ({ most }, { id, zone }, now) => {
    const today = localTime(now, zone).slice(0, 10);
    const hers = state.world.matches.filter(({ coordinatorId }) => coordinatorId === id);
    return hers
      .map((pair) => ({ ...pair, ...knownOf(state, pair.id), last: lastDayOf(state, pair.id) }))
      .filter(({ outcome, last }) => outcome === null && last < today && last > dayAfter(today, -60))
      .sort((one, other) => one.last.localeCompare(other.last) || one.id.localeCompare(other.id))
      .slice(0, most)
      .map(({ id: match, mentorId, menteeId }) => {
        return { match, mentor: somebody(state, mentorId).name, name: somebody(state, menteeId).name };
      });
  }),
  answering(ownFace, async ({ match, day }, { id }) => facesOf(state, match, day, id)[0] ?? null),
  answering(ownStep, async ({ match, since }, { id }) => {
    const said = [...state.checkIns.keys()].filter((key) => key.startsWith(`${match} `) && key.endsWith(` ${id}`));
    const last = said.toSorted().at(-1);
    return last === undefined || (last.split(' ')[1] ?? '') < since ? null : (state.nextSteps.get(last) ?? null);
  }),
];

type Written = Extract<Effect, { kind: 'record' }>;

/** Why something about a match cannot be written down. */
export function refusesMentoring(state: State, { before, at }: TurnRecord, { name, data }: Written): Verdict | null {
  const refused = { kind: 'refused', effect: name, reason: 'gone' } as const;
  const pair = pairOf(state, String(data.match));
  const person = before.person.id;
  if (name === 'mentoring.outcome') return pair?.coordinatorId === person ? null : refused;
  if (name !== 'mentoring.skip') return null;
  const day = String(data.day);
  if (pair === undefined || ![pair.mentorId, pair.menteeId].includes(person)) return refused;
  const weekly = { weekday: pair.weekday, start: pair.startTime, from: pair.fromDay, until: pair.untilDay };
  const [starts] = closedOn(day, false) === null && !skips(state, pair.id, day) ? momentsOf(weekly, day, day) : [];
  return starts !== undefined && isBefore(at, instantOf(starts, ZONE)) ? null : refused;
}

const together = (one: readonly string[], more: unknown): string[] => [...new Set([...one, String(more)])];

/** What was said of a match, as the stores would write it down. */
export function applyMentoring(state: State, person: string, { name, data }: Written): void {
  const match = String(data.match);
  const pair = pairOf(state, match);
  if (pair === undefined || ![pair.mentorId, pair.menteeId, pair.coordinatorId].includes(person)) return;
  const known = knownOf(state, match);
  const own = `${match} ${data.day} ${person}`;
  const writes: Readonly<Record<string, () => unknown>> = {
    'mentoring.check-in': () => state.checkIns.set(own, data.face as Face),
    'mentoring.next-step': () => state.checkIns.has(own) && state.nextSteps.set(own, String(data.words)),
    'mentoring.skip': () => state.courses.set(match, { ...known, skipped: together(known.skipped, data.day) }),
    'mentoring.milestone': () => state.courses.set(match, { ...known, done: together(known.done, data.milestone) }),
    'mentoring.outcome': () =>
      state.courses.set(match, { ...known, outcome: String(data.outcome), endedOn: known.endedOn ?? pair.untilDay }),
  };
  writes[name]?.();
}
