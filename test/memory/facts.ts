import { hearers, type Occasion, upcoming } from '../../bot/capabilities/absence/facts.ts';
import { address, planned as ahead, freshLink } from '../../bot/capabilities/calendar/facts.ts';
import { freshCode, known } from '../../bot/capabilities/my-data/facts.ts';
import { placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import type { Person } from '../../bot/engine/person.ts';
import { dayAfter, localTime } from '../../bot/engine/weekly.ts';
import type { FactSource } from '../../bot/ports.ts';
import { type Answer, answering, surveying } from '../../prisma/stores/answer.ts';
import { createFacts } from '../../prisma/stores/facts.ts';
import { occasionsBetween } from './calendar.ts';
import { comingAnswers } from './coming.ts';
import { mentoringAnswers } from './mentoring.ts';
import type { State } from './state.ts';

const nameOf = (state: State, id: string) => state.people.get(id)?.name ?? '';

const COMES = ['mentor', 'mentee', 'participant', 'visitor'];

/** What somebody is expected at, without what does not take place and what is reported already. */
const planned = (state: State, { id }: Person, days: { from: string; until: string }): Occasion[] =>
  occasionsBetween(state, days)
    .filter(({ state: stands }) => stands === 'planned')
    .filter(({ attendees }) =>
      attendees.some(({ person, as, absent }) => person === id && COMES.includes(as) && !absent),
    )
    .map(({ kind, series, day, starts, what, attendees }) => {
      const other = attendees.find(({ person }) => person !== id)?.name ?? '';
      const named = kind === 'match' ? { content: { nl: other } } : what;
      return { id: `${kind}:${series}:${day}`, kind, series, starts, what: named };
    });

const absenceAnswers = (state: State): Answer[] => [
  answering(upcoming, async ({ days, most }, person, now) => {
    const local = localTime(now, person.zone);
    const today = local.slice(0, 10);
    const all = planned(state, person, { from: today, until: dayAfter(today, days) }).filter(
      ({ starts }) => starts > local,
    );
    return all
      .sort((one, other) => one.starts.localeCompare(other.starts) || one.id.localeCompare(other.id))
      .slice(0, most);
  }),
  answering(hearers, async ({ series }, person) => {
    const pair = state.world.matches.find(({ id }) => id === series);
    if (pair !== undefined) {
      const isMentor = pair.mentorId === person.id;
      return [
        { person: isMentor ? pair.menteeId : pair.mentorId, as: isMentor ? ('mentee' as const) : ('mentor' as const) },
        { person: pair.coordinatorId, as: 'coach' as const },
      ];
    }
    const meeting = state.world.appointments.find(({ id, personId }) => id === series && personId === person.id);
    if (meeting !== undefined) return [{ person: meeting.hostId, as: 'host' as const }];
    const enrolment = state.world.enrolments.find(({ personId }) => personId === person.id);
    return enrolment === undefined ? [] : [{ person: enrolment.coachId, as: 'coach' as const }];
  }),
];

/** A link of the chat makes an address only on a page, which memory has none of. */
const calendarAnswers = (state: State): Answer[] => [
  answering(address, async () => null),
  answering(freshLink, async () => ({ link: 'http://127.0.0.1:3000/calendar/make/code', claim: 'hash-of-code' })),
  answering(ahead, async ({ days }, person, now) => {
    const today = localTime(now, person.zone).slice(0, 10);
    const all = occasionsBetween(state, { from: today, until: dayAfter(today, days) });
    const hers = all.filter(({ attendees }) =>
      attendees.some((one) => one.person === person.id && one.as !== 'guardian'),
    );
    return hers.filter(({ state: stands, startsAt }) => stands === 'planned' && startsAt >= now).length;
  }),
];

const otherAnswers = (state: State): Answer[] => [
  surveying(placesFor, async ({ domain }) => state.places.filter(({ domains }) => domains.includes(domain))),
  surveying(placeOf, async ({ id }) => state.places.find((place) => place.id === id) ?? null),
  answering(freshCode, async () => '48392017'),
  answering(known, async (_, person) => {
    const own = state.turns.filter(({ before }) => before.person.id === person.id);
    const pair = state.world.matches.find(({ mentorId, menteeId }) => mentorId === person.id || menteeId === person.id);
    return {
      since: own[0]?.at.slice(0, 16) ?? null,
      messages: own.length,
      absences: state.absences.filter((report) => report.person === person.id).length,
      matchedWith:
        pair === undefined ? null : nameOf(state, pair.mentorId === person.id ? pair.menteeId : pair.mentorId),
      calendarSince: null,
    };
  }),
];

/** The memory twin of the stores that answer what rooms ask. */
export const memoryFacts = (state: State): FactSource =>
  createFacts([
    ...absenceAnswers(state),
    ...comingAnswers(state),
    ...mentoringAnswers(state),
    ...calendarAnswers(state),
    ...otherAnswers(state),
  ]);
