import { ask, go, type Move, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import type { Thing } from '../facts.ts';
import { MOST_WORK, ours, own } from '../rules.ts';
import { GROUPS, type Group, isAtHome, isGroup, isTask, TASKS, type Task } from '../tasks.ts';
import { entering } from './items.ts';
import { inOwnWords, MORE, onward, progressOf, SKIP, type Talk } from './way.ts';

const groupChoice = (id: Group): Choice => ({ id, label: `cv-talk.group-${id}`, icon: GROUPS[id].icon });
const taskChoice = (id: Task): Choice => ({ id, label: `cv-talk.task-${id}`, icon: TASKS[id].icon });

const FIRST: readonly Group[] = ['home', 'clean', 'people', 'hands'];
const OTHERS: readonly Group[] = ['trade', 'volunteer'];

const WORDS = { step: 'work', most: 80 };
type InGroup = Talk & { readonly group: Group | null };

/** What she did is known; where and when comes next. */
function did(what: Thing, { told, fixing = false, ...rest }: Talk & { readonly group?: Group | null }): Move {
  const task = isTask(what.id) ? what.id : null;
  const isUnpaid = task === null ? rest.group === 'volunteer' : 'isUnpaid' in TASKS[task];
  const item = { what, isUnpaid, where: null, from: null, until: null };
  return entering({ told, fixing, kind: 'work', item }, task !== null && isAtHome(task) ? 'from' : 'where');
}

const inWords = (words: string, talk: Talk): Move => did(own(words), talk);

function chosen(id: string, talk: InGroup): Move {
  if (isTask(id)) return did(ours(id), talk);
  if (isGroup(id)) return go('task', { ...talk, group: id });
  return id === MORE.id ? go('other-work', talk) : onward('work', { told: talk.told, fixing: talk.fixing ?? false });
}

/** Choosing or writing what she did; work without pay counts like any other. */
const choosing = (saidOf: (talk: InGroup) => Move): Step<InGroup> => ({
  ask: saidOf,
  answer: (answer, talk) =>
    answer.kind === 'choice'
      ? chosen(answer.id, talk)
      : inOwnWords(answer, WORDS, talk, (words) => inWords(words, talk)),
});

const work = choosing(({ told, fixing = false }) => {
  if (told.work.length >= MOST_WORK) return onward('work', { told, fixing });
  const choices = [...FIRST.map(groupChoice), MORE];
  if (told.work.length > 0) return ask(saying('cv-talk.work-next', {}, choices));
  return ask(saying('cv-talk.work', progressOf('work'), choices));
});

const otherWork = choosing(() => ask(saying('cv-talk.other-work', {}, [...OTHERS.map(groupChoice), SKIP])));

const task = choosing(({ group }) =>
  ask(saying('cv-talk.task', {}, (group === null ? [] : GROUPS[group].tasks).map(taskChoice))),
);

export const workSteps = { work, 'other-work': otherWork, task };
export const workTakers = { work: inWords };
