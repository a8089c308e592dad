import type { Visit } from '../../../engine/capability.ts';
import type { Effect } from '../../../engine/effect.ts';
import { dayAfter, instantOf, localTime } from '../../../engine/weekly.ts';
import type { Domain, HelpPlace } from '../facts.ts';
import { answersFrom } from '../opening.ts';
import { to } from './way.ts';

/** At this hour of the morning most places answer, and nobody is woken. */
const MORNING = '10:00';
/** A reminder to call is worth something on its own day, a question what became of it for some days more. */
const REMINDER_HOURS = 7;
const QUESTION_HOURS = 72;

/** So many days from now in the morning, as wall-clock time. */
export const morningIn = (days: number, { now, person }: Visit): string =>
  `${dayAfter(localTime(now, person.zone).slice(0, 10), days)}T${MORNING}`;

/** Tomorrow morning; later where nobody answers there by then. */
export const timeToCall = (place: HelpPlace, visit: Visit): string => answersFrom(place, morningIn(1, visit));

const hoursAfter = (instant: string, hours: number): string =>
  new Date(Date.parse(instant) + hours * 3_600_000).toISOString();

type About = { readonly id: string; readonly domain: Domain };

/** She is spoken to at a wall-clock time: reminded of a place, or asked what became of it. */
export function later(step: 'reminded' | 'did-it-help', { id, domain }: About, local: string, visit: Visit): Effect {
  const { person } = visit;
  const at = instantOf(local, person.zone);
  return {
    kind: 'knock',
    person: person.id,
    at,
    key: `social-map:${step}:${person.id}:${id}:${local}`,
    inbound: {
      kind: 'nudge-due',
      place: to(step, { id, domain }),
      expires: hoursAfter(at, step === 'reminded' ? REMINDER_HOURS : QUESTION_HOURS),
    },
  };
}
