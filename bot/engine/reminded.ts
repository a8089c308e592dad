import { keepQuiet, leave, type Move, moveTo, saying, type Visit } from './capability.ts';
import { type About, aboutOf, ahead, type Expected, paramsOf, REMINDED } from './coming.ts';
import { type Effect, say } from './effect.ts';
import type { Facts } from './fact.ts';
import { isBefore } from './instant.ts';
import { eveningBefore, soonAt } from './reminding.ts';
import { HUMAN, MENU, type Params, type Place, type Saying } from './saying.ts';

/**
 * A reminder, unless it is not worth saying any more: between the moment at which it was due and now lie quiet hours
 * or a conversation, and meanwhile it was moved, cancelled or answered.
 */
export function remind(
  told: Expected | null,
  step: 'reminder' | 'soon',
  now: string,
  words: (told: Expected) => Saying,
): Move {
  if (told === null) return keepQuiet('gone');
  const quiet = whyQuiet(told, step, now);
  return quiet === null ? leave(words(told)) : keepQuiet(quiet);
}

function whyQuiet({ state, absent, said, startsAt }: Expected, step: 'reminder' | 'soon', now: string): string | null {
  if (state === 'cancelled') return 'cancelled';
  if (absent) return 'absent';
  if (said.length > 0) return 'answered';
  if (!isBefore(now, startsAt)) return 'too-late';
  return step === 'soon' && isBefore(now, soonAt(startsAt)) ? 'moved' : null;
}

/** What an answer does while the thing is still to come; else she hears kindly that it is not. */
export function whileAhead(told: Expected | null, now: string, then: (told: Expected) => Move): Move {
  const isAhead = told !== null && told.state === 'planned' && isBefore(now, told.startsAt);
  return isAhead ? then(told) : leave(saying('coming.gone', {}, [HUMAN, MENU]));
}

/** Notes an answer, thanks, and asks about the other reminder that she has not answered, if there is one. */
export function noted(done: About, { now }: Visit, facts: Facts, thanks: Saying, ...effects: Effect[]): Move {
  const next = nextReminder(ahead.from(facts, REMINDED), done, now);
  return next === null ? leave(thanks, ...effects) : moveTo(next, ...effects, say(thanks));
}

/** The room that reminds of a thing of this kind. */
const ROOMS = { 'group-session': 'sessions', appointment: 'appointments' } as const;

/** Of two reminders that came in one evening only the newest can be answered by a number, and a mother of two has two. */
function nextReminder(all: readonly Expected[], done: About, now: string): Place | null {
  const next = all.find((one) => {
    const { occasion, child } = aboutOf(one);
    const isDone = occasion === done.occasion && child === done.child;
    return !isDone && !isBefore(now, eveningBefore(one.starts, one.zone));
  });
  return next === undefined ? null : { room: ROOMS[next.kind], step: 'reminder', data: aboutOf(next) };
}

/** Words for whoever sees to it that she can come. Nobody may be there to hear them: it is on record as well. */
export function tell(told: Expected, key: string, params: Params, hearer: string | null, now: string): Effect[] {
  if (hearer === null) return [];
  const inbound = { kind: 'news', key, params: { ...paramsOf(told), ...params } } as const;
  return [{ kind: 'knock', person: hearer, at: now, key: `${key}:${told.occasion}:${hearer}:${now}`, inbound }];
}
