import {
  type Heard,
  type Hearer,
  heard,
  hearers,
  type Place,
  waiting,
} from '../../bot/capabilities/absence/hearing.ts';
import type { Occasion } from '../../bot/engine/calendar.ts';
import { isBefore } from '../../bot/engine/instant.ts';
import { dayAfter, localTime } from '../../bot/engine/weekly.ts';
import type { OpenKnock } from '../../bot/ports.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import { holidaysFrom } from '../../prisma/timetable/closed.ts';
import { occasionsBetween } from './calendar.ts';
import type { State } from './state.ts';

const ZONE = 'Europe/Amsterdam';
/** The hours of a centre that nobody has set. */
const WORK = { from: '09:00', until: '17:00', days: [1, 2, 3, 4, 5] };
const OPEN_DAYS = 14;
const COMES = ['mentor', 'mentee', 'participant', 'visitor'];

type Somebody = { readonly person: string; readonly child: string | null };
type Role = Pick<Hearer, 'person' | 'as'>;

const misses = ({ attendees }: Occasion, { person, child }: Somebody): boolean =>
  attendees.some((one) => (child === null ? one.person === person && COMES.includes(one.as) : one.child?.id === child));

/** Who waits there: the coach is the one of her programme, or the coordinator of the match. */
function waitingAt(
  { world }: State,
  { attendees, series, coordinator }: Occasion,
  { person, child }: Somebody,
): Role[] {
  const present = attendees.flatMap((one): Role[] => {
    if (one.as === 'participant' || one.as === 'visitor') return [];
    if (one.as === 'guardian') return one.child?.id === child ? [{ person: one.person, as: 'guardian' }] : [];
    return [{ person: one.person, as: one.as }];
  });
  const programme = world.lessons.find(({ id }) => id === series)?.programmeId;
  const enrolled = world.enrolments.filter((one) => one.personId === person && one.programmeId === programme);
  const coaches =
    child === null ? [...enrolled.map(({ coachId }) => coachId), ...(coordinator ? [coordinator] : [])] : [];
  const all = [...coaches.map((coach): Role => ({ person: coach, as: 'coach' })), ...present];
  return all.filter((one) => one.person !== person);
}

function hearersOf(
  state: State,
  who: Somebody,
  missed: { series: string; extent: string; from: string; until: string | null },
  now: string,
): Hearer[] {
  const days = { from: missed.from, until: missed.until ?? dayAfter(missed.from, OPEN_DAYS - 1) };
  const all = occasionsBetween(state, days)
    .filter(
      ({ state: stands, series }) => stands === 'planned' && (missed.extent !== 'once' || series === missed.series),
    )
    .filter((occasion) => misses(occasion, who))
    .flatMap((occasion) => waitingAt(state, occasion, who).map((one) => ({ ...one, ...occasion })));
  const people = [...new Set(all.map(({ person }) => person))].sort();
  return people.map((person) => {
    const hers = all.filter((one) => one.person === person);
    const next = hers.find(({ startsAt }) => isBefore(now, startsAt)) ?? hers[0];
    const as = (hers.find((one) => one.as === 'coach') ?? hers[0])?.as ?? 'coach';
    return { person, as, starts: next?.starts ?? '' };
  });
}

type Word = OpenKnock & { readonly done: boolean; readonly about: Place };

/** Words about absences, told or not, in the order of their reports. */
const wordsIn = ({ knocks }: State): Word[] =>
  [...knocks.values()].flatMap((knock) => {
    const { inbound } = knock;
    const isNews = inbound.kind === 'nudge-due' && inbound.place.room === 'absence' && inbound.place.step === 'news';
    return isNews ? [{ ...knock, about: inbound.place.data as unknown as Place }] : [];
  });

const nameOf = (state: State, { person, child }: Somebody): string =>
  (child === null ? state.people.get(person)?.name : state.world.children.find(({ id }) => id === child)?.name) ?? '';

function reportOf({ absences }: State, { person, child, series, from, at, starts }: Place) {
  const found = absences.find(
    (one) =>
      one.person === person &&
      one.series === series &&
      one.from === from &&
      one.child === child &&
      one.reportedAt === at,
  );
  if (found === undefined || (found.until !== null && found.until < starts.slice(0, 10))) return null;
  const { reason, extent, late } = found;
  return { reason, extent, late };
}

function heardOf(state: State, reporter: string, reportedAt: string): Heard[] {
  const hers = wordsIn(state).filter(({ about }) => about.person === reporter && about.at === reportedAt);
  const told = hers.filter((word) => hers.every((one) => one.done || one.person !== word.person));
  return told
    .filter(({ key }) => !key.endsWith('~'))
    .map(({ person, about }) => {
      const { as, starts, child } = about;
      return { person, as, starts, who: child ?? reporter, name: nameOf(state, about) };
    });
}

/** The memory twin of `prisma/stores/absence-hearers.ts`. */
export const hearingAnswers = (state: State): Answer[] => [
  answering(hearers, async ({ child, ...missed }, { id: person }, now) => {
    const closed = holidaysFrom(localTime(now, ZONE).slice(0, 10), 15);
    return { hearers: hearersOf(state, { person, child }, missed, now), work: { ...WORK, closed } };
  }),
  answering(heard, async ({ reportedAt }, { id }) => heardOf(state, id, reportedAt)),
  answering(waiting, async (_, { id }, now) =>
    wordsIn(state)
      .filter(({ person, done, at }) => person === id && !done && !isBefore(now, at))
      .map(({ key, about }) => ({
        key,
        who: about.child ?? about.person,
        name: nameOf(state, about),
        as: about.as,
        starts: about.starts,
        report: reportOf(state, about),
      }))
      .sort((one, other) => one.starts.localeCompare(other.starts) || one.key.localeCompare(other.key)),
  ),
];

/** These words wait no longer. */
export function applyTold(
  { knocks }: State,
  who: string,
  { words }: { readonly words: readonly { readonly key: string }[] },
): void {
  for (const { key } of words) {
    const found = knocks.get(key);
    if (found?.person === who) knocks.set(key, { ...found, done: true });
  }
}
