import { ask, go, leave, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import { type Effect, say } from '../../../engine/effect.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { instantOf, localTime } from '../../../engine/weekly.ts';
import { type HelpPlace, keep, ofHer, placeOf, referrals, remindOf, remove, send } from '../facts.ts';
import { reportedWrong, WRONGS } from '../records.ts';
import { type AtPlace, inHerWords, MY_PLACES, othersOf, search } from './way.ts';
import { later, timeToCall } from './when.ts';

const KEEP: Choice = { id: 'keep', label: 'social-map.keep-choice', icon: '🔖' };
const REMOVE: Choice = { id: 'remove', label: 'social-map.remove-choice', icon: '🗑️' };
const WRONG: Choice = { id: 'wrong', label: 'social-map.wrong-choice', icon: '⚠️' };

const ofPlace = ({ id, domain }: AtPlace) => ({ place: id, domain });

/** What else she can do: fewer people want it. */
const further: Step<AtPlace> = {
  needs: (_, { answer }) => (answer === null ? [referrals({})] : []),
  ask({ id }, _, facts) {
    const isHers = referrals.from(facts, {}).some(({ place }) => place.id === id);
    return ask(saying('social-map.what-else', {}, [isHers ? REMOVE : KEEP, WRONG, HUMAN, MENU]));
  },
  answer: (answer, data) => (answer.kind === 'choice' ? go(answer.id, data) : inHerWords(answer, data)),
};

/** What she does with a place, while the map still has it. */
const doing = (act: (data: AtPlace, visit: Visit, facts: Facts, found: HelpPlace) => Move): Step<AtPlace> => ({
  needs: ({ id }) => [placeOf({ id }), ofHer({})],
  ask(data, visit, facts) {
    const found = placeOf.from(facts, { id: data.id });
    return found === null ? go('places', { ...search(data), page: 0 }) : act(data, visit, facts, found);
  },
});

const keeping = doing((data) =>
  go('ask-later', { ...data, reminded: false }, keep(ofPlace(data)), say(saying('social-map.kept'))),
);

const removing: Step<AtPlace> = {
  ask: (data) => leave(saying('social-map.removed', {}, [MY_PLACES, othersOf(data), MENU]), remove({ place: data.id })),
};

/** Tomorrow morning, or when somebody answers there; her phone says then that it is time, and not of what. */
const reminding = doing((data, visit, _, found) => {
  const local = timeToCall(found, visit);
  const at = instantOf(local, visit.person.zone);
  const told = say(saying('social-map.will-remind', { day: local, time: local }));
  const kept = remindOf({ ...ofPlace(data), at });
  return go('ask-later', { ...data, reminded: true }, kept, later('reminded', data, local, visit), told);
});

/** Her coach hears which place, and nothing of what she asked or told. */
function telling({ id }: AtPlace, { now, person }: Visit, found: HelpPlace, coach: string): Effect {
  const today = localTime(now, person.zone).slice(0, 10);
  const params = { name: person.name ?? '', place: found.name };
  return {
    kind: 'knock',
    person: coach,
    at: now,
    key: `social-map:sent:${person.id}:${id}:${today}:${coach}`,
    inbound: { kind: 'news', key: 'social-map.news-sent', params },
  };
}

/** With this tap she agrees; who sees what from now on is said at once, and removing the place takes it back. */
const sending = doing((data, visit, facts, found) => {
  const { coach } = ofHer.from(facts, {});
  if (coach === null) return leave(saying('social-map.no-coach', {}, [HUMAN, MENU]));
  const said = say(saying('social-map.sent', { name: coach.name }));
  const told = telling(data, visit, found, coach.person);
  return go('ask-later', { ...data, reminded: false }, send(ofPlace(data)), told, said);
});

const WRONG_ICONS = { number: '📞', hours: '🕗', address: '📍', gone: '🚪', other: '❓' } as const;

/** What is wrong; who tells it is not kept. */
const wrong: Step<AtPlace> = {
  ask() {
    const choices = WRONGS.map((id): Choice => ({ id, label: `social-map.wrong-${id}`, icon: WRONG_ICONS[id] }));
    return ask(saying('social-map.wrong', {}, choices));
  },
  answer(answer, data) {
    if (answer.kind !== 'choice') return miss;
    const what = WRONGS.find((one) => one === answer.id);
    if (what === undefined) return miss;
    const thanks = saying('social-map.wrong-thanks', {}, [othersOf(data), HUMAN, MENU]);
    return leave(thanks, reportedWrong({ place: data.id, what }));
  },
};

export const actSteps = { further, keep: keeping, remove: removing, remind: reminding, send: sending, wrong };
