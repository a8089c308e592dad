import { ask, go, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { type Licence, STRENGTHS, type Strength } from '../dutch.ts';
import type { Thing } from '../facts.ts';
import { contactIn, MOST_STRENGTHS, ours, own } from '../rules.ts';
import { isTask, TASKS, type Task } from '../tasks.ts';
import { ENOUGH, inOwnWords, MORE, onTo, onward, progressOf, SKIP, type Talk, telling } from './way.ts';

const LICENCE_CHOICES: readonly Choice[] = [
  { id: 'nl', label: 'cv-talk.licence-nl', icon: '🚗' },
  { id: 'abroad', label: 'cv-talk.licence-abroad', icon: '🌍' },
  { id: 'none', label: 'cv-talk.licence-none', icon: '🚲' },
];
const isLicence = (id: string): id is Licence => LICENCE_CHOICES.some((choice) => choice.id === id);

const licence: Step<Talk> = {
  ask: () => ask(saying('cv-talk.licence', progressOf('licence'), [...LICENCE_CHOICES, SKIP])),
  answer(answer, talk) {
    if (answer.kind !== 'choice') return miss;
    return onward('licence', telling(talk, { licence: isLicence(answer.id) ? answer.id : null }));
  },
};

type Paging = Talk & { readonly page?: number };
const PAGE = 3;
const STRENGTH_WORDS = { step: 'strength', most: 80 };

const good = (what: Thing, { told, fixing = false }: Talk): Move =>
  onTo('strength', telling({ told, fixing }, { strengths: [...told.strengths, what] }));
const goodInWords = (words: string, talk: Talk): Move => good(own(words), talk);

/** What she is good at or likes, up to four things. */
const strength: Step<Paging> = {
  ask({ told, fixing = false, page = 0 }) {
    if (told.strengths.length >= MOST_STRENGTHS) return onward('strength', { told, fixing });
    const named = new Set(told.strengths.map(({ id }) => id));
    const all = (Object.keys(STRENGTHS) as Strength[]).filter((id) => !named.has(id));
    const shown = all.slice(page * PAGE, (page + 1) * PAGE);
    const more = all.length > (page + 1) * PAGE ? [MORE] : [];
    const choices = shown.map((id): Choice => ({ id, label: `cv-talk.strength-${id}`, icon: STRENGTHS[id].icon }));
    const isFirst = told.strengths.length === 0;
    const key = isFirst ? 'cv-talk.strength' : 'cv-talk.strength-next';
    return ask(saying(key, isFirst ? progressOf('strength') : {}, [...choices, ...more, isFirst ? SKIP : ENOUGH]));
  },
  answer(answer, talk) {
    const { told, fixing = false, page = 0 } = talk;
    if (answer.kind !== 'choice') {
      return inOwnWords(answer, STRENGTH_WORDS, talk, (words) => goodInWords(words, talk));
    }
    if (answer.id === MORE.id) return go('strength', { told, fixing, page: page + 1 });
    const isDone = answer.id === SKIP.id || answer.id === ENOUGH.id;
    return isDone ? onward('strength', { told, fixing }) : good(ours(answer.id), talk);
  },
};

/** How an employer reaches her; hers to leave out. */
const contact: Step<Talk> = {
  ask: () => ask(saying('cv-talk.contact', progressOf('contact'), [SKIP])),
  answer(answer, talk) {
    if (answer.kind === 'choice') return onward('contact', talk);
    const found = answer.kind === 'text' ? contactIn(answer.text) : { phone: null, email: null };
    return found.phone === null && found.email === null ? miss : onward('contact', telling(talk, found));
  },
};

const ANY: Choice = { id: 'any', label: 'cv-talk.wish-any', icon: '🙂' };
const WISH_WORDS = { step: 'wish', most: 80 };
const MOST_OFFERED = 3;

const wished = (wish: Thing, talk: Talk): Move => onward('wish', telling(talk, { wish }));
const wishedInWords = (words: string, talk: Talk): Move => wished(own(words), talk);

const doneBefore = ({ told }: Talk): readonly Task[] =>
  [...new Set(told.work.map(({ what }) => what.id).filter(isTask))]
    .filter((task) => !('isUnpaid' in TASKS[task]))
    .slice(0, MOST_OFFERED);

/** What she wants to do: what she did before is one tap. */
const wish: Step<Talk> = {
  ask(talk) {
    const before = doneBefore(talk).map((id): Choice => ({ id, label: `cv-talk.task-${id}`, icon: TASKS[id].icon }));
    return ask(saying('cv-talk.wish', progressOf('wish'), [...before, ANY, SKIP]));
  },
  answer(answer, talk) {
    if (answer.kind !== 'choice') return inOwnWords(answer, WISH_WORDS, talk, (words) => wishedInWords(words, talk));
    return answer.id === SKIP.id ? onward('wish', talk) : wished(ours(answer.id), talk);
  },
};

export const lastSteps = { licence, strength, contact, wish };
export const lastTakers = { strength: goodInWords, wish: wishedInWords };
