import { ask, go, goBack, leave, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import { mine, takeBack } from '../facts.ts';
import { oneOf, START } from './way.ts';

const YES: Choice = { id: 'yes', label: 'cv-desk.take-back-yes', icon: '🗑️' };
const NO: Choice = { id: 'no', label: 'cv-desk.take-back-no', icon: '↩️' };

/** It goes at once, and with it what the volunteer has written; so she is asked whether she is sure. */
const confirming: Step<{ readonly id?: string }> = {
  needs: () => [mine({})],
  ask({ id }, _, facts) {
    if (id === undefined) return go('take-back-which', {});
    const found = oneOf(facts, id);
    if (found === undefined) return leave(saying('cv-desk.none', {}, [START, MENU]));
    const { number } = found;
    const question = number === null ? saying('cv-desk.take-back-unfinished') : saying('cv-desk.take-back', { number });
    return ask({ ...question, choices: [YES, NO] });
  },
  answer(answer, { id }) {
    if (answer.kind !== 'choice' || id === undefined) return miss;
    return answer.id === 'yes' ? leave(saying('cv-desk.taken-back', {}, [START, MENU]), takeBack({ id })) : goBack();
  },
};

export const takeBackSteps = { 'take-back': confirming };
