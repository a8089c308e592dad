import { ask, go, leave, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { isAnswer, MOST_QUESTIONS, nextQuestion } from '../asking.ts';
import { asked, type HelpPlace, ofHer, placesFor } from '../facts.ts';
import { QUESTIONS, type QuestionName, SKIPPED } from '../fit.ts';
import { unmet } from '../records.ts';
import { bestFirst, candidatesOf, MOST_PLACES } from '../rules.ts';
import { ANSWER_ICONS } from '../topics.ts';
import { inHerWords, lookingFor, type Questioned, type Search, search } from './way.ts';

const MORE: Choice = { id: 'more', label: 'social-map.more', icon: '➕' };
const NONE: Choice = { id: 'none', label: 'social-map.none', icon: '🤷' };
const SKIP: Choice = { id: SKIPPED, label: 'social-map.skip', icon: '⏭️' };

/** A question that ended without a place; who asked is not kept. */
export const unmetOf = ({ domain, told }: Search, { language }: Visit): Effect => {
  const district = told?.district;
  return unmet({ domain, district: district === undefined || district === SKIPPED ? null : district, language });
};

const NO_MORE = (): Move => leave(saying('social-map.no-more', {}, [HUMAN, MENU]));

function listed(data: Search, all: readonly HelpPlace[], visit: Visit): Move {
  const shown = all.slice(data.page * MOST_PLACES, (data.page + 1) * MOST_PLACES);
  if (shown.length === 0) return { ...NO_MORE(), effects: data.page === 0 ? [unmetOf(data, visit)] : [] };
  const names: Choice[] = shown.map(({ id, name }) => ({ id, label: 'social-map.name', params: { name } }));
  const more = all.length > (data.page + 1) * MOST_PLACES ? [MORE] : [HUMAN];
  return ask(saying('social-map.places', { count: shown.length }, [...names, ...more, NONE]), {
    ...search(data),
    counted: true,
  });
}

/** A question first, where its answer changes which places come; else three places, best first. */
function placesOrQuestion(data: Search, visit: Visit, facts: Facts): Move {
  const looking = lookingFor(data, visit, ofHer.from(facts, {}));
  const candidates = candidatesOf(placesFor.from(facts, { domain: data.domain }), looking);
  const question = data.page === 0 ? nextQuestion(candidates, looking, data.questions ?? 0) : null;
  if (question !== null) return go('fit', { ...search(data), counted: true, question });
  return listed(data, bestFirst(candidates, looking), visit);
}

const places: Step<Search> = {
  needs: ({ domain }, { answer }) => (answer === null ? [placesFor({ domain }), ofHer({})] : []),
  ask(data, visit, facts) {
    const move = placesOrQuestion(data, visit, facts);
    return data.counted ? move : { ...move, effects: [asked({ domain: data.domain }), ...move.effects] };
  },
  answer(answer, data, visit) {
    if (answer.kind !== 'choice') return inHerWords(answer, data);
    if (answer.id === MORE.id) return go('places', { ...data, page: data.page + 1 });
    if (answer.id === NONE.id) return { ...NO_MORE(), effects: [unmetOf(data, visit)] };
    return go('place', { ...data, id: answer.id });
  },
};

const answerTo = (question: QuestionName, id: string): Choice => {
  const icon = ANSWER_ICONS[question][id];
  return { id, label: `social-map.${question}-${id}`, ...(icon === undefined ? {} : { icon }) };
};

/** One short question, which can be skipped. How many there are at most is said with it. */
const fit: Step<Questioned> = {
  ask({ question, questions = 0 }) {
    const answers = QUESTIONS[question].map((id) => answerTo(question, id));
    const progress = `${questions + 1}/${MOST_QUESTIONS}`;
    const params = { progress, question: { key: `social-map.ask-${question}` } };
    return ask(saying('social-map.question', params, [...answers, SKIP]));
  },
  answer(answer, data) {
    if (answer.kind !== 'choice') return inHerWords(answer, data);
    const { question, questions = 0, told } = data;
    if (!isAnswer(question, answer.id)) return miss;
    return go('places', { ...search(data), told: { ...told, [question]: answer.id }, questions: questions + 1 });
  },
};

export const placesSteps = { places, fit };
