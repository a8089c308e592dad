import { ask, go, leave, miss, saying } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import { receipt, type Thing, tell } from '../facts.ts';
import { isEnough } from '../rules.ts';
import { isTask, TASKS } from '../tasks.ts';
import { summaryOf } from './summary.ts';
import { type Talk, YES } from './way.ts';

const SEND: Choice = { ...YES, label: 'cv-talk.send' };
const CHANGE: Choice = { id: 'change', label: 'cv-talk.change', icon: '✏️' };

/** All that she told, in her language, before anybody else reads it. */
const summary: Step<Talk> = {
  ask({ told }) {
    if (!isEnough(told)) return go('work', { told, fixing: true }, say(saying('cv-talk.too-little')));
    const shown = say(saying('cv-talk.summary', summaryOf(told)));
    return { ...ask(saying('cv-talk.right', {}, [SEND, CHANGE, MENU]), { told }), effects: [shown] };
  },
  answer(answer, { told }) {
    if (answer.kind !== 'choice') return miss;
    return go(answer.id === CHANGE.id ? 'change' : 'send', { told });
  },
};

/** The work that she looks for, as a volunteer reads it; whoever takes any work names none. */
function jobOf(wish: Thing | null): string | null {
  if (wish === null) return null;
  return isTask(wish.id) ? TASKS[wish.id].dutch : wish.words;
}

const send: Step<Talk> = {
  needs: () => [receipt({})],
  ask({ told }, _, facts) {
    const { number, dueOn } = receipt.from(facts, {});
    const thanks = saying('cv-talk.sent', { code: String(number), day: dueOn }, [MENU]);
    return leave(thanks, tell({ number, dueOn, told, job: jobOf(told.wish) }));
  },
};

export const sendSteps = { summary, send };
