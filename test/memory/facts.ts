import { hearers, type Occasion, upcoming } from '../../bot/capabilities/absence/facts.ts';
import { covers } from '../../bot/capabilities/absence/rules.ts';
import { type Half, type Meeting, meetings } from '../../bot/capabilities/mentoring/facts.ts';
import { freshCode, known } from '../../bot/capabilities/my-data/facts.ts';
import { placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import type { Person } from '../../bot/engine/person.ts';
import { dayAfter, instantOf, localTime, momentsOf } from '../../bot/engine/weekly.ts';
import type { FactSource } from '../../bot/ports.ts';
import { holidayOn } from '../../prisma/holidays.ts';
import type { Pair } from '../../prisma/seed/world.ts';
import { type Answer, answering, surveying } from '../../prisma/stores/answer.ts';
import { createFacts } from '../../prisma/stores/facts.ts';
import type { State } from './state.ts';

const ZONE = 'Europe/Amsterdam';
const slot = ({
  weekday,
  startTime,
  fromDay,
  untilDay,
}: Pick<Pair, 'weekday' | 'startTime' | 'fromDay' | 'untilDay'>) => ({
  weekday,
  start: startTime,
  from: fromDay,
  until: untilDay,
});
const nameOf = (state: State, id: string) => state.people.get(id)?.name ?? '';

function planned(state: State, { id }: Person) {
  const matches = state.world.matches
    .filter(({ mentorId, menteeId }) => mentorId === id || menteeId === id)
    .map((pair) => ({
      ...slot(pair),
      kind: 'match' as const,
      series: pair.id,
      what: { content: { nl: nameOf(state, pair.mentorId === id ? pair.menteeId : pair.mentorId) } },
    }));
  const programmes = state.world.enrolments
    .filter(({ personId }) => personId === id)
    .map(({ programmeId }) => programmeId);
  const lessons = state.world.lessons
    .filter(({ programmeId }) => programmes.includes(programmeId))
    .map((lesson) => ({
      ...slot(lesson),
      kind: 'group-session' as const,
      series: lesson.id,
      what: { content: lesson.title },
    }));
  return [...matches, ...lessons];
}

const absenceAnswers = (state: State): Answer[] => [
  answering(upcoming, async ({ days, most }, person, now) => {
    const local = localTime(now, person.zone);
    const today = local.slice(0, 10);
    const reports = state.absences.filter((report) => report.person === person.id);
    const all = planned(state, person).flatMap(({ kind, series, what, ...weekly }) =>
      momentsOf(weekly, today, dayAfter(today, days))
        .filter((starts) => starts > local && !reports.some((report) => covers(report, series, starts.slice(0, 10))))
        .map((starts): Occasion => ({ id: `${kind}:${series}:${starts.slice(0, 10)}`, kind, series, starts, what })),
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
    const enrolment = state.world.enrolments.find(({ personId }) => personId === person.id);
    return enrolment === undefined ? [] : [{ person: enrolment.coachId, as: 'coach' as const }];
  }),
];

function meetingsOf(state: State, pair: Pair, from: string, until: string): Meeting[] {
  const half = (id: string, as: Half['as']): Half => ({ person: id, name: nameOf(state, id), as });
  const isAway = (id: string, day: string) =>
    state.absences.some((report) => report.person === id && covers(report, pair.id, day));
  return momentsOf(slot(pair), from, until).map((starts) => {
    const day = starts.slice(0, 10);
    const startsAt = instantOf(starts, ZONE);
    return {
      match: pair.id,
      starts,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + pair.minutes * 60_000).toISOString(),
      zone: ZONE,
      place: pair.place,
      halves: [half(pair.mentorId, 'mentor'), half(pair.menteeId, 'mentee')],
      absent: isAway(pair.menteeId, day) ? 'mentee' : isAway(pair.mentorId, day) ? 'mentor' : null,
      holiday: holidayOn(day),
    };
  });
}

const mentoringAnswers = (state: State): Answer[] => [
  surveying(meetings, async (window) => {
    const from = localTime(window.from, ZONE).slice(0, 10);
    const until = dayAfter(localTime(window.until, ZONE).slice(0, 10), 1);
    return state.world.matches.flatMap((pair) => meetingsOf(state, pair, from, until));
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
    };
  }),
];

/** The memory twin of the stores that answer what rooms ask. */
export const memoryFacts = (state: State): FactSource =>
  createFacts([...absenceAnswers(state), ...mentoringAnswers(state), ...otherAnswers(state)]);
