import { ask, go, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import type { Told } from '../facts.ts';
import { MORE, type Talk, telling } from './way.ts';

type Part = {
  readonly icon: string;
  /** Where it is asked. */
  readonly step: string;
  /** Of a list: where more of it is told, and what it is before anything is. */
  readonly list?: { readonly step: string; readonly empty: Partial<Told>; isEmpty(told: Told): boolean };
};

const PARTS = {
  name: { icon: '👤', step: 'name' },
  work: {
    icon: '💼',
    step: 'work',
    list: { step: 'work', empty: { work: [] }, isEmpty: ({ work }) => work.length === 0 },
  },
  school: {
    icon: '🎓',
    step: 'school',
    list: { step: 'school', empty: { schools: [] }, isEmpty: ({ schools }) => schools.length === 0 },
  },
  tongues: {
    icon: '💬',
    step: 'dutch',
    list: { step: 'tongue', empty: { dutch: null, tongues: [] }, isEmpty: ({ tongues }) => tongues.length === 0 },
  },
  licence: { icon: '🚗', step: 'licence' },
  strengths: {
    icon: '⭐',
    step: 'strength',
    list: { step: 'strength', empty: { strengths: [] }, isEmpty: ({ strengths }) => strengths.length === 0 },
  },
  contact: { icon: '📞', step: 'contact' },
  wish: { icon: '🔎', step: 'wish' },
} as const satisfies Record<string, Part>;

type Name = keyof typeof PARTS;
const FIRST: readonly Name[] = ['name', 'work', 'school', 'tongues'];
const OTHERS: readonly Name[] = ['licence', 'strengths', 'contact', 'wish'];

const isPart = (id: string): id is Name => Object.hasOwn(PARTS, id);
const choiceOf = (id: Name): Choice => ({ id, label: `cv-talk.part-${id}`, icon: PARTS[id].icon });

/** Of a list that has something in it, she says first whether there is more to it or all of it comes anew. */
function changing(id: string, { told }: Talk): Move {
  if (id === MORE.id) return go('change-more', { told });
  if (!isPart(id)) return miss;
  const part: Part = PARTS[id];
  const isAskedFirst = part.list !== undefined && !part.list.isEmpty(told);
  return isAskedFirst ? go('change-list', { told, part: id }) : go(part.step, { told, fixing: true });
}

const choosing = (key: 'cv-talk.change-what' | 'cv-talk.change-more', choices: readonly Choice[]): Step<Talk> => ({
  ask: ({ told }) => ask(saying(key, {}, choices), { told }),
  answer: (answer, talk) => (answer.kind === 'choice' ? changing(answer.id, talk) : miss),
});

const ADD: Choice = { id: 'add', label: 'cv-talk.add', icon: '➕' };
const ANEW: Choice = { id: 'anew', label: 'cv-talk.anew', icon: '🔄' };

const changeList: Step<Talk & { readonly part: Name }> = {
  ask: ({ part }) => ask(saying('cv-talk.change-list', { what: { key: `cv-talk.part-${part}` } }, [ADD, ANEW])),
  answer(answer, { told, part }) {
    const { step, list }: Part = PARTS[part];
    if (answer.kind !== 'choice' || list === undefined) return miss;
    if (answer.id === ADD.id) return go(list.step, { told, fixing: true });
    return go(step, telling({ told, fixing: true }, list.empty));
  },
};

export const changeSteps = {
  change: choosing('cv-talk.change-what', [...FIRST.map(choiceOf), MORE]),
  'change-more': choosing('cv-talk.change-more', OTHERS.map(choiceOf)),
  'change-list': changeList,
};
