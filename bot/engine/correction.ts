import { answerTo, cannotCome, inCalendar } from './answers.ts';
import type { Attendee, Occasion } from './calendar.ts';
import type { Inbound } from './inbound.ts';
import { isBefore } from './instant.ts';
import type { Choice, Param, Params } from './saying.ts';
import { instantOf } from './weekly.ts';

/** Words that correct what somebody was told, to be said at once. */
type Correction = {
  readonly key: string;
  readonly person: string;
  readonly at: string;
  readonly inbound: Extract<Inbound, { kind: 'news' }>;
};

const WORDS = {
  planned: { own: 'coming.moved', child: 'coming.child-moved' },
  cancelled: { own: 'coming.cancelled', child: 'coming.child-cancelled' },
} as const;

/**
 * Whoever had been told of something that staff then moved or cancelled hears the new state, once for each change:
 * she would otherwise stand before a closed door. A visitor knows of her appointment from when it was made. Nobody
 * hears of what is over, or of what she will miss anyway.
 */
export function correctionsOf(occasion: Occasion, now: string): Correction[] {
  const { changed, attendees } = occasion;
  if (changed === undefined || isOver(occasion, now)) return [];
  return attendees
    .filter(({ person, as, absent }) => !absent && (as === 'visitor' || changed.heard.includes(person)))
    .map((attendee) => correctionFor(occasion, attendee, changed.at, now));
}

/** Both the time that was said and the one that holds now have passed. */
const isOver = ({ startsAt, movedFrom, zone }: Occasion, now: string): boolean =>
  isBefore(startsAt, now) && (movedFrom === null || isBefore(instantOf(movedFrom, zone), now));

function correctionFor(
  occasion: Occasion,
  { person, as, child }: Attendee,
  changedAt: string,
  now: string,
): Correction {
  const { series, day, starts, place, state } = occasion;
  const params: Params = { what: whatFor(occasion, person), day: starts, time: starts, place };
  const words = WORDS[state];
  const isAnswered = state === 'planned' && COMES.includes(as);
  return {
    // Named like a reminder, `:series:day:`, so that the next change finds that she heard of this one.
    key: `correction:${state}:${series}:${day}:${changedAt}:${person}${child === null ? '' : `:${child.id}`}`,
    person,
    at: now,
    inbound: {
      kind: 'news',
      key: child === null ? words.own : words.child,
      params: child === null ? params : { ...params, child: child.name },
      ...(isAnswered ? { choices: answersTo(occasion, child?.id ?? null) } : {}),
    },
  };
}

const COMES: readonly Attendee['as'][] = ['participant', 'guardian', 'visitor'];

/** Whether she comes at the new time as well, and a calendar that learns of it. What is cancelled asks for nothing. */
function answersTo({ id: occasion, kind }: Occasion, child: string | null): Choice[] {
  const room = kind === 'appointment' ? 'appointments' : 'sessions';
  const data = { occasion, child };
  const comes = child === null ? answerTo('coming', room, data) : answerTo('coming-child', room, data, 'coming');
  return [comes, cannotCome(data), inCalendar(data)];
}

/** A match has no name of its own: it is told by whom she meets. */
function whatFor({ kind, what, attendees }: Occasion, person: string): Param {
  if (kind !== 'match') return what;
  return { key: 'coming.meeting', params: { name: attendees.find((one) => one.person !== person)?.name ?? '' } };
}
