import { address, planned as ahead, freshLink } from '../../bot/capabilities/calendar/facts.ts';
import { freshCode, known } from '../../bot/capabilities/my-data/facts.ts';
import { placeOf, placesFor } from '../../bot/capabilities/social-map/facts.ts';
import { dayAfter, localTime } from '../../bot/engine/weekly.ts';
import type { FactSource } from '../../bot/ports.ts';
import { type Answer, answering, surveying } from '../../prisma/stores/answer.ts';
import { createFacts } from '../../prisma/stores/facts.ts';
import { absenceAnswers } from './absence.ts';
import { attendanceAnswers } from './attendance.ts';
import { occasionsBetween } from './calendar.ts';
import { comingAnswers } from './coming.ts';
import { cvDeskAnswers } from './cv-desk.ts';
import { cvTalkAnswers } from './cv-talk.ts';
import { hearingAnswers } from './hearing.ts';
import { keptAnswers } from './kept.ts';
import { mentoringAnswers } from './mentoring.ts';
import { referralAnswers } from './referrals.ts';
import type { State } from './state.ts';

const nameOf = (state: State, id: string) => state.people.get(id)?.name ?? '';

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
      places: state.referrals.filter((one) => one.person === person.id).length,
      documents: state.submissions.filter((one) => one.person === person.id).length,
    };
  }),
];

/** The memory twin of the stores that answer what rooms ask. */
export const memoryFacts = (state: State): FactSource =>
  createFacts([
    ...absenceAnswers(state),
    ...hearingAnswers(state),
    ...keptAnswers(state),
    ...comingAnswers(state),
    ...mentoringAnswers(state),
    ...attendanceAnswers(state),
    ...calendarAnswers(state),
    ...otherAnswers(state),
    ...referralAnswers(state),
    ...cvDeskAnswers(state),
    ...cvTalkAnswers(state),
  ]);
