import { ask, go, leave, type Move, miss, moveTo, saying } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU, type Place, type Saying } from '../../../engine/saying.ts';
import { type Mine, mine } from '../facts.ts';
import { keptSaying } from './hand-in.ts';
import { nextOf, oneOf, START, sendingOf, TALK, takeBackOf, to, today } from './way.ts';

/** At most five choices, and one leads on. */
const MOST_SHOWN = 4;

const NONE = leave(saying('cv-desk.none', {}, [START, MENU]));

const named = ({ id, number, kind }: Mine): Choice =>
  number === null
    ? { id, label: 'cv-desk.name-unfinished', icon: '📥' }
    : { id, label: `cv-desk.name-${kind}`, params: { number }, icon: kind === 'cv' ? '📄' : '✉️' };

/** Which of hers is meant, where there is more than one; `then` is the step that it is wanted for. */
function choosing(then: 'one' | 'take-back'): Step<{ readonly id?: string }> {
  return {
    needs: () => [mine({})],
    ask(_, __, facts) {
      const [first, ...others] = mine.from(facts, {});
      if (first === undefined) return NONE;
      if (others.length === 0) return go(then, { id: first.id });
      return ask(saying('cv-desk.which-one', {}, [first, ...others].slice(0, MOST_SHOWN).map(named)));
    },
    answer: (answer) => (answer.kind === 'choice' ? go(then, { id: answer.id }) : miss),
  };
}

function stateOf({ number, state, dueOn, reviewer }: Mine, now: string): Saying {
  const params = { number: number ?? '', day: dueOn ?? now };
  if (state === 'returned') return saying('cv-desk.state-returned', params);
  if (dueOn !== null && dueOn < now) return saying('cv-desk.state-late', params);
  if (state === 'claimed' && reviewer !== null) return saying('cv-desk.state-claimed', { ...params, name: reviewer });
  return saying('cv-desk.state-submitted', params);
}

const readAgain = ({ newest }: Mine): Choice => ({
  id: 'again',
  label: 'cv-desk.read-again',
  icon: '👓',
  to: to('feedback', { version: newest, again: true }),
});

/** What is not handed in yet has no state: on with it. */
function goingOn(found: Mine): Move {
  if (found.origin === 'told' && found.number === null) return moveTo(TALK.to as Place);
  return found.files === 0 ? go('send', sendingOf(found)) : go('unfinished', { kind: found.kind });
}

/** How it is with one of hers, and what she can do with it. */
const one: Step<{ readonly id: string }> = {
  needs: () => [mine({})],
  ask({ id }, visit, facts): Move {
    const found = oneOf(facts, id);
    if (found === undefined) return NONE;
    if (found.state === 'gathering') return goingOn(found);
    if (found.state === 'submitted' && found.refused !== null) return go('again', { id });
    const again = found.state === 'returned' ? [readAgain(found)] : [];
    const ways = [...again, nextOf(found), takeBackOf(id), MENU];
    return { ...ask(keptSaying(found.keepUntil, ways)), effects: [say(stateOf(found, today(visit)))] };
  },
  answer: () => miss,
};

export const statusSteps = { status: choosing('one'), one, 'take-back-which': choosing('take-back') };
