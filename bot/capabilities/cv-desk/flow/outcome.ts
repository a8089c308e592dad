import { ask, keepQuiet, leave, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { dayAfter, instantOf } from '../../../engine/weekly.ts';
import { mine, OUTCOMES, type Outcome, outcome } from '../facts.ts';
import { OUTCOME_DAYS } from '../rules.ts';
import { oneOf, START, to, today } from './way.ts';

/** In the morning, when there is time to answer. */
const HOUR = '10:30';
/** Asked later than this, nobody knows any more what it is about. */
const WITHIN_DAYS = 14;

const ICONS: Readonly<Record<Outcome, string>> = { job: '🎉', invited: '🤝', 'not-yet': '⏳' };
const WORK: Choice = {
  id: 'work',
  label: 'cv-desk.find-work',
  icon: '💼',
  to: { room: 'social-map', step: 'places', data: { domain: 'work', page: 0 } },
};

type About = { readonly id: string; readonly version: string };

/** Four weeks after the feedback: the question what came of it. */
export function askedLater({ id, version }: About, visit: Visit): Effect {
  const { zone, id: person } = visit.person;
  const moment = (days: number) => instantOf(`${dayAfter(today(visit), days)}T${HOUR}`, zone);
  return {
    kind: 'knock',
    person,
    at: moment(OUTCOME_DAYS),
    key: `cv-desk:outcome:${version}`,
    inbound: {
      kind: 'nudge-due',
      place: to('outcome', { id, version }),
      expires: moment(OUTCOME_DAYS + WITHIN_DAYS),
    },
  };
}

/** What was for review only is gone by then; she is asked all the same, because it is about her and not about a file. */
const cameOfIt: Step<About> = {
  needs: (_, { answer }) => (answer === null ? [mine({})] : []),
  ask({ id, version }, _, facts): Move {
    const newest = oneOf(facts, id)?.newest ?? version;
    if (newest !== version) return keepQuiet('newer-version');
    return ask(saying('cv-desk.outcome', {}, [...OUTCOMES.map(choiceOf), HUMAN]));
  },
  answer(answer, { id }) {
    const told = answer.kind === 'choice' ? OUTCOMES.find((one) => one === answer.id) : undefined;
    if (told === undefined) return miss;
    const ways = told === 'not-yet' ? [START, WORK, HUMAN, MENU] : [START, MENU];
    return leave(saying(`cv-desk.outcome-${told}-thanks`, {}, ways), outcome({ id, outcome: told }));
  },
};

const choiceOf = (id: Outcome): Choice => ({ id, label: `cv-desk.outcome-${id}`, icon: ICONS[id] });

export const outcomeSteps = { outcome: cameOfIt };
