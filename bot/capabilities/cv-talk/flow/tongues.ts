import { ask, go, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { LEVELS, type Level, TONGUES, type Tongue } from '../dutch.ts';
import type { Thing, Told } from '../facts.ts';
import { MOST_TONGUES, ours, own } from '../rules.ts';
import { inOwnWords, MORE, onTo, onward, progressOf, said, type Talk, telling } from './way.ts';

const LEVEL_CHOICES = (Object.keys(LEVELS) as Level[]).map(
  (id): Choice => ({ id, label: `cv-talk.level-${id}`, icon: LEVELS[id].icon }),
);
const NOT_YET: Choice = { id: 'not', label: 'cv-talk.level-not', icon: '⏭️' };
const NO_OTHER: Choice = { id: 'none', label: 'cv-talk.no-tongue', icon: '✋' };
const PAGE = 3;
const WORDS = { step: 'tongue', most: 30 };

type Paging = Talk & { readonly page?: number };
type Naming = Talk & { readonly what: Thing };

const levelOf = (id: string): Level | null => (Object.hasOwn(LEVELS, id) ? (id as Level) : null);
const begin = ({ told, fixing = false }: Talk): Move => onTo('tongue', { told, fixing });

/** Dutch is what every employer here asks after; it comes first. */
const dutch: Step<Talk> = {
  ask: () => ask(saying('cv-talk.dutch', progressOf('dutch'), [...LEVEL_CHOICES, NOT_YET])),
  answer: (answer, talk) => (answer.kind === 'choice' ? begin(telling(talk, { dutch: levelOf(answer.id) })) : miss),
};

/** Languages that she has not named yet: the one that she speaks here first. */
function left({ tongues }: Told, { language }: Visit): readonly Tongue[] {
  const all = Object.keys(TONGUES) as Tongue[];
  const first = all.filter((id) => id === language);
  const named = new Set(tongues.map(({ what }) => what.id));
  return [...new Set([...first, ...all])].filter((id) => !named.has(id));
}

const named = (what: Thing, { told, fixing = false }: Talk): Move => go('level', { told, fixing, what });
const inWords = (words: string, talk: Talk): Move => named(own(words), talk);

const tongue: Step<Paging> = {
  ask({ told, fixing = false, page = 0 }, visit) {
    if (told.tongues.length >= MOST_TONGUES) return onward('dutch', { told, fixing });
    const all = left(told, visit);
    const shown = all.slice(page * PAGE, (page + 1) * PAGE);
    const more = all.length > (page + 1) * PAGE ? [MORE] : [];
    const choices = shown.map((id): Choice => ({ id, label: `cv-talk.tongue-${id}`, icon: '💬' }));
    return ask(saying('cv-talk.tongue', {}, [...choices, ...more, NO_OTHER]));
  },
  answer(answer, talk) {
    const { told, fixing = false, page = 0 } = talk;
    if (answer.kind !== 'choice') return inOwnWords(answer, WORDS, talk, (words) => inWords(words, talk));
    if (answer.id === MORE.id) return go('tongue', { told, fixing, page: page + 1 });
    return answer.id === NO_OTHER.id ? onward('dutch', { told, fixing }) : named(ours(answer.id), talk);
  },
};

const level: Step<Naming> = {
  ask: ({ what }) => ask(saying('cv-talk.level', { what: said(what, 'tongue') }, LEVEL_CHOICES)),
  answer(answer, { what, told, fixing = false }) {
    const spoken = answer.kind === 'choice' ? levelOf(answer.id) : null;
    if (spoken === null) return miss;
    return begin(telling({ told, fixing }, { tongues: [...told.tongues, { what, level: spoken }] }));
  },
};

export const tongueSteps = { dutch, tongue, level };
export const tongueTakers = { tongue: inWords };
