import { ask, go, miss, saying } from '../../../engine/capability.ts';
import { say } from '../../../engine/effect.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, MENU } from '../../../engine/saying.ts';
import { unfinished } from '../facts.ts';
import { nothingTold } from '../rules.ts';
import { inOwnWords, onward, progressOf, QUESTIONS, SKIP, type Talk, telling } from './way.ts';

const GO_ON: Choice = { id: 'go-on', label: 'cv-talk.go-on', icon: '▶️' };
const ANEW: Choice = { id: 'anew', label: 'cv-talk.anew', icon: '🔄' };

/** What will be asked and what becomes of it. */
const start: Step = {
  needs: () => [unfinished({})],
  ask(_, { language }, facts) {
    if (unfinished.from(facts, {}) !== null) return go('resume', {});
    const intro = say(saying('cv-talk.intro', { number: QUESTIONS.length }));
    return go('name', { told: nothingTold(language) }, intro);
  },
};

/** Whoever has begun before can go on where she was. */
const resume: Step = {
  needs: (_, { answer }) => (answer === null ? [] : [unfinished({})]),
  ask: () => ask(saying('cv-talk.resume', {}, [GO_ON, ANEW, MENU])),
  answer(answer, _, { language }, facts) {
    if (answer.kind !== 'choice') return miss;
    const begun = answer.id === GO_ON.id ? unfinished.from(facts, {}) : null;
    return begun === null ? go('name', { told: nothingTold(language) }) : go(begun.step, { told: begun.told });
  },
};

const NAME = { step: 'name', most: 60 };
const named = (name: string, talk: Talk) => onward('name', telling(talk, { name }));

/** As it is to stand on the CV; the name that the centre knows is one tap. */
const name: Step<Talk> = {
  ask(_, { person }) {
    const known: Choice[] =
      person.name === null
        ? []
        : [{ id: 'known', label: 'onboarding.name', params: { name: person.name }, icon: '👤' }];
    return ask(saying('cv-talk.name', progressOf('name'), [...known, SKIP]));
  },
  answer(answer, talk, { person }) {
    if (answer.kind !== 'choice') return inOwnWords(answer, NAME, talk, (words) => named(words, talk));
    return answer.id === 'known' && person.name !== null ? named(person.name, talk) : onward('name', talk);
  },
};

export const startSteps = { start, resume, name };
export const startTakers = { name: named };
