import type { Course, Occasion, Sweep } from '../../../engine/calendar.ts';
import type { Moment, Nudge, Window } from '../../../engine/capability.ts';
import { onClock } from '../../../engine/moments.ts';
import { dayAfter, instantOf, localTime } from '../../../engine/weekly.ts';
import { after, CLOSING, MOST_HOLIDAYS, onOpenDay, WEEK } from '../rules.ts';
import { halvesOf } from './halves.ts';

/** Matches that closed at the last midnight, or one or more holidays before. */
const closed = (window: Window, zone: string): Sweep[] =>
  Array.from({ length: MOST_HOLIDAYS + 1 }, (_, days) =>
    onClock({ days: -days, time: CLOSING }, window, zone).map((sweep) => ({ ...sweep, by: 'close' as const })),
  ).flat();

/** When it is closed: on the morning after its last day, or after the holidays that follow it. */
const when = ({ zone }: Occasion, { until, closed }: Course): Pick<Nudge, 'at' | 'expires'> => {
  const at = onOpenDay(instantOf(`${dayAfter(until, 1)}T${CLOSING}`, zone), closed, zone);
  return { at, expires: after(at, WEEK) };
};

/** A kind word to both. With the last day in its key: extended and ended anew, a match is closed anew. */
const kindWords = (occasion: Occasion, course: Course): Nudge[] =>
  halvesOf(occasion).map(({ person, as }) => {
    const { series: match } = occasion;
    const name = halvesOf(occasion).find((other) => other.as !== as)?.name ?? '';
    return {
      ...when(occasion, course),
      person,
      key: `mentoring:closing:${course.until}:${match}:${as}`,
      place: { room: 'mentoring', step: 'closing', data: { match, as, name } },
      why: `end of the match on ${course.until} (${as})`,
    };
  });

/** To the coordinator the question what became of the mentee, once a day however many matches end, unless it is known. */
function question(occasion: Occasion, course: Course): Nudge[] {
  const { coordinator, zone } = occasion;
  if (coordinator === null || course.outcome !== null) return [];
  const { at, expires } = when(occasion, course);
  const day = localTime(at, zone).slice(0, 10);
  const place = { room: 'mentoring', step: 'outcome', data: {} };
  const key = `mentoring:outcome:${day}:${coordinator}`;
  return [{ at, expires, person: coordinator, key, place, why: `end of matches before ${day} (coordinator)` }];
}

const closings = (occasion: Occasion): Nudge[] => {
  const { course } = occasion;
  return course === undefined ? [] : [...kindWords(occasion, course), ...question(occasion, course)];
};

/** The end of a match. */
export const closingDue: readonly Moment[] = [{ sweeps: closed, nudges: closings }];
