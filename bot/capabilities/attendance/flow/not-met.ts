import { ask, leave, miss, saying } from '../../../engine/capability.ts';
import type { Facts } from '../../../engine/fact.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import { mark, notMet } from '../facts.ts';

type Meeting = { readonly match: string; readonly day: string };

const ANOTHER_DAY: Choice = { id: 'another-day', label: 'attendance.another-day', icon: '🗓️' };
const I_COULD_NOT: Choice = { id: 'i-could-not', label: 'attendance.i-could-not', icon: '🙋' };
const THANKS = saying('attendance.thanks', {}, [MENU]);

const told = (facts: Facts, { match, day }: Meeting) => notMet.from(facts, { match, day });

/** A mentor has said that they did not meet: how did that come? Not asked where one of the two had reported it. */
const how: Step<Meeting> = {
  needs: ({ match, day }) => [notMet({ match, day })],
  ask(meeting, _, facts) {
    const found = told(facts, meeting);
    if (found === null) return leave(THANKS);
    const { name } = found.mentee;
    const didNotCome: Choice = { id: 'no-show', label: 'attendance.did-not-come', params: { name }, icon: '❌' };
    return ask(saying('attendance.not-met', {}, [didNotCome, I_COULD_NOT, ANOTHER_DAY]));
  },
  answer(answer, meeting, { person }, facts) {
    const found = told(facts, meeting);
    if (found === null || answer.kind === 'refused') return leave(THANKS);
    if (answer.kind !== 'choice') return miss;
    if (answer.id === ANOTHER_DAY.id) return leave(THANKS);
    const { occasion, mentee } = found;
    const isHerself = answer.id === I_COULD_NOT.id;
    const away = isHerself ? { id: person.id, state: 'absent' as const } : { id: mentee.id, state: 'no-show' as const };
    return leave(THANKS, mark({ occasion, marks: [away] }));
  },
};

export const notMetSteps = { 'not-met': how };
