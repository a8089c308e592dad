import { ask, type Move, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { SCHOOLS, type School } from '../dutch.ts';
import type { Thing } from '../facts.ts';
import { ours, own } from '../rules.ts';
import { entering } from './items.ts';
import { ENOUGH, inOwnWords, onward, progressOf, type Talk } from './way.ts';

const CHOICES = (Object.keys(SCHOOLS) as School[]).map(
  (id): Choice => ({ id, label: `cv-talk.school-${id}`, icon: SCHOOLS[id].icon }),
);
const NONE: Choice = { id: 'none', label: 'cv-talk.no-school', icon: '⏭️' };
const WORDS = { step: 'school', most: 80 };

const learned = (what: Thing, { told, fixing = false }: Talk): Move =>
  entering(
    { told, fixing, kind: 'schools', item: { what, isUnpaid: false, where: null, from: null, until: null } },
    'where',
  );
const inWords = (words: string, talk: Talk): Move => learned(own(words), talk);

const school: Step<Talk> = {
  ask({ told }) {
    if (told.schools.length === 0) return ask(saying('cv-talk.school', progressOf('school'), [...CHOICES, NONE]));
    return ask(saying('cv-talk.school-next', {}, [...CHOICES, ENOUGH]));
  },
  answer(answer, talk) {
    if (answer.kind !== 'choice') return inOwnWords(answer, WORDS, talk, (words) => inWords(words, talk));
    const isDone = answer.id === NONE.id || answer.id === ENOUGH.id;
    return isDone ? onward('school', talk) : learned(ours(answer.id), talk);
  },
};

export const schoolSteps = { school };
export const schoolTakers = { school: inWords };
