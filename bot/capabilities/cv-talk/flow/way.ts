import { type Answer, go, type Move, miss } from '../../../engine/capability.ts';
import type { Choice, Param } from '../../../engine/saying.ts';
import type { Meaning } from '../../../engine/understanding.ts';
import { keep, type Thing, type Told } from '../facts.ts';
import { ownWords } from '../rules.ts';
import { isTask } from '../tasks.ts';

export const ROOM = 'cv-talk';

/** What has been told, and whether only a part of it is being changed. */
export type Talk = { readonly told: Told; readonly fixing?: boolean };

/** The questions of which the progress is said; each may have smaller ones behind it. */
export const QUESTIONS = ['name', 'work', 'school', 'dutch', 'licence', 'strength', 'contact', 'wish'] as const;
export type Question = (typeof QUESTIONS)[number];

/** How far she is with this question: `{ progress: '2/8' }`. */
export const progressOf = (question: Question) => ({
  progress: `${QUESTIONS.indexOf(question) + 1}/${QUESTIONS.length}`,
});

export const SKIP: Choice = { id: 'skip', label: 'cv-talk.skip', icon: '⏭️' };
export const MORE: Choice = { id: 'more', label: 'cv-talk.more', icon: '➕' };
export const ENOUGH: Choice = { id: 'enough', label: 'cv-talk.enough', icon: '✋' };
export const YES: Choice = { id: 'yes', label: 'cv-talk.yes', icon: '👍' };
export const NO: Choice = { id: 'no', label: 'cv-talk.no', icon: '✋' };

/** On to a step, with what she has told so far kept: she can stop here and go on another day. */
export const onTo = (step: string, talk: Talk): Move => go(step, talk, keep({ told: talk.told, step }));

/** On to the question after this one; to the summary, where only this one was to be changed. */
export function onward(question: Question, { told, fixing = false }: Talk): Move {
  const next = QUESTIONS[QUESTIONS.indexOf(question) + 1];
  return onTo(fixing || next === undefined ? 'summary' : next, { told });
}

/** With something more told. */
export const telling = <D extends Talk>(talk: D, more: Partial<Told>): D => ({
  ...talk,
  told: { ...talk.told, ...more },
});

/** One of ours or her own words, as it is said. */
export function said({ id, words }: Thing, kind: 'task' | 'school' | 'tongue' | 'strength'): Param {
  if (id === null) return words ?? '';
  return { key: kind === 'task' && !isTask(id) ? `cv-talk.wish-${id}` : `cv-talk.${kind}-${id}` };
}

const PLEASANTRIES = ['greeting', 'thanks'];
/** What is arranged elsewhere in the house and is no answer for a CV. */
const ELSEWHERE = [
  'human',
  'absence',
  'better',
  'my-data',
  'my-places',
  'wipe',
  'stop',
  'language',
  'menu',
  'cv-status',
  'cv-take-back',
];
/** One word alone does not lead away: a receptionist is no wish for a human, and the ill were cared for. */
const MORE_THAN_A_WORD = 0.8;

const isForElsewhere = (meaning: Meaning | null): boolean => {
  if (meaning === null) return false;
  const { intent, confidence = 1 } = meaning;
  return PLEASANTRIES.includes(intent) || (ELSEWHERE.includes(intent) && confidence > MORE_THAN_A_WORD);
};

/**
 * Her own words as the answer to this step. Words that may tell of somebody's health are written down only when she
 * says that they may: "I cared for my sick mother" is work, and hers to tell.
 */
export function inOwnWords<D extends Talk>(
  answer: Answer,
  { step, most }: { readonly step: string; readonly most: number },
  data: D,
  take: (words: string) => Move,
): Move {
  if (answer.kind !== 'text' || isForElsewhere(answer.meaning)) return miss;
  const words = ownWords(answer.text, most);
  if (words === null) return miss;
  return answer.delicate ? go('sure', { ...data, asked: step, words }) : take(words);
}
