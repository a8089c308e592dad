import { ask, go, leave, miss, saying } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN, MENU } from '../../../engine/saying.ts';
import { gather, mine } from '../facts.ts';
import { MOST_FILES } from '../rules.ts';
import { oneOf, STATUS, sendingOf } from './way.ts';

const ALL: Choice = { id: 'yes', label: 'cv-desk.pages-all', icon: '✅' };

/** A file of what she handed in could not be read: she sends it again, and all the rest stays as it was. */
const again: Step<{ readonly id: string; readonly count?: number }> = {
  needs: () => [mine({})],
  ask({ id, count = 0 }, _, facts) {
    const found = oneOf(facts, id);
    if (found === undefined || found.state === 'returned') return go('status', {});
    if (found.state === 'gathering') return go('send', sendingOf(found));
    if (count > 0) return ask(saying('cv-desk.pages', { count }, [ALL, HUMAN]));
    return ask(saying('cv-desk.again', { number: found.number ?? '' }, [HUMAN, MENU]));
  },
  answer(answer, { id, count = 0 }, _, facts) {
    if (answer.kind !== 'file' && answer.kind !== 'choice') return miss;
    const found = oneOf(facts, id);
    if (found === undefined || found.dueOn === null) return go('status', {});
    if (answer.kind === 'choice')
      return leave(saying('cv-desk.got-again', { number: found.number ?? '', day: found.dueOn }, [STATUS, MENU]));
    if (found.files >= MOST_FILES) return go('status', {}, say(saying('cv-desk.full')));
    return go('again', { id, count: count + 1 }, gather({ kind: found.kind, of: id, since: null }));
  },
};

export const againSteps = { again };
