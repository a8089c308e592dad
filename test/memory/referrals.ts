import { districtNamed } from '../../bot/capabilities/social-map/districts.ts';
import { type OfHer, type Outcome, ofHer, type Referral, referrals } from '../../bot/capabilities/social-map/facts.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { TurnRecord } from '../../bot/ports.ts';
import { type Answer, answering } from '../../prisma/stores/answer.ts';
import type { State } from './state.ts';

/** Her coach stands before whoever looks after her match while it runs. */
function coachOf({ world, courses, people }: State, id: string, today: string): OfHer['coach'] {
  const match = world.matches.find(
    (one) => one.menteeId === id && !courses.get(one.id)?.endedOn && one.fromDay <= today && today <= one.untilDay,
  );
  const coach = world.enrolments.find(({ personId }) => personId === id)?.coachId ?? match?.coordinatorId;
  return coach === undefined ? null : { person: coach, name: people.get(coach)?.name ?? '' };
}

/** The memory twin of what `prisma/stores/referrals.ts` answers. */
export const referralAnswers = (state: State): Answer[] => [
  answering(ofHer, async (_, { id, zone }, now) => {
    const { world } = state;
    const centre = world.people.find((person) => person.id === id)?.centreId;
    const district = world.centres.find((one) => one.id === centre)?.district ?? null;
    return {
      district: district === null ? null : districtNamed(district),
      participates: world.enrolments.some(({ personId }) => personId === id),
      coach: coachOf(state, id, localTime(now, zone).slice(0, 10)),
    };
  }),
  answering(referrals, async (_, { id, zone }) =>
    state.referrals
      .filter(({ person }) => person === id)
      .toSorted((one, other) => other.createdAt.localeCompare(one.createdAt) || one.place.localeCompare(other.place))
      .flatMap(({ place: slug, createdAt, domain, timesAsked, outcome }): Referral[] => {
        const place = state.places.find((one) => one.id === slug);
        return place === undefined ? [] : [{ place, domain, since: localTime(createdAt, zone), timesAsked, outcome }];
      }),
  ),
];

/** What waits to be said to her about that place is not said any more. */
function unsay({ knocks }: State, person: string, place: string): void {
  for (const { key, inbound, ...knock } of [...knocks.values()]) {
    const isOfIt =
      inbound.kind === 'nudge-due' && inbound.place.room === 'social-map' && inbound.place.data.id === place;
    if (isOfIt && knock.person === person && !knock.done) knocks.delete(key);
  }
}

const BEGINS = ['social-map.keep', 'social-map.send', 'social-map.remind'];

/** What she does with a place, and what became of it. */
export function applyReferral(
  state: State,
  { before, at }: TurnRecord,
  name: string,
  data: Record<string, unknown>,
): void {
  const person = before.person.id;
  const place = String(data.place);
  const known = state.referrals.find((one) => one.person === person && one.place === place);
  const others = state.referrals.filter((one) => one !== known);
  const put = (...more: State['referrals']) => state.referrals.splice(0, state.referrals.length, ...others, ...more);
  if (name === 'social-map.remove') {
    put();
    unsay(state, person, place);
  }
  if (BEGINS.includes(name) && known === undefined) {
    const domain = data.domain as Referral['domain'];
    put({ person, place, domain, createdAt: at, timesAsked: 0, outcome: null });
  }
  if (known === undefined) return;
  if (name === 'social-map.ask-later') put({ ...known, timesAsked: known.timesAsked + (data.at === null ? 0 : 1) });
  if (name === 'social-map.outcome') put({ ...known, outcome: data.outcome as Outcome });
}
