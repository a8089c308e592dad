import { type Answer, ask, go, type Move, miss, saying, type Visit } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Choice } from '../../../engine/saying.ts';
import { type Item, keep, STILL } from '../facts.ts';
import { MOST_SCHOOLS, MOST_WORK, yearsIn } from '../rules.ts';
import { inOwnWords, NO, onward, SKIP, said, type Talk, telling, YES } from './way.ts';

type Kind = 'work' | 'schools';

/** Something that she did, while she tells where and when. */
export type Entry = Talk & { readonly kind: Kind; readonly item: Item };
type Kept = Talk & { readonly kind: Kind };

const KINDS = {
  work: { question: 'work', step: 'work', thing: 'task', most: MOST_WORK },
  schools: { question: 'school', step: 'school', thing: 'school', most: MOST_SCHOOLS },
} as const;

const STILL_CHOICE: Choice = { id: 'still', label: 'cv-talk.still', icon: '▶️' };
const WHERE = { step: 'where', most: 80 };
/** An example of a year, as people write it. */
const exampleOf = ({ now }: Visit): string => String(Number(now.slice(0, 4)) - 6);

/** On to where, or when, it was. */
export const entering = (entry: Entry, step: 'where' | 'from' | 'until'): Move => go(step, entry);

/** Told the wrong way round, two years still say when it was. */
function inOrder(item: Item): Item {
  const { from, until } = item;
  return from !== null && until !== null && until !== STILL && until < from
    ? { ...item, from: until, until: from }
    : item;
}

/** It is told, and kept with the others. */
function added({ told, fixing = false, kind, item }: Entry): Move {
  const talk = telling({ told, fixing }, { [kind]: [...told[kind], inOrder(item)] });
  const next: Kept = { ...talk, kind };
  return go('another', next, keep({ told: talk.told, step: KINDS[kind].step }));
}

/** A school is finished in a year; work begins in one as well. */
const placed = (where: string | null, entry: Entry): Move =>
  entering({ ...entry, item: { ...entry.item, where } }, entry.kind === 'work' ? 'from' : 'until');

const where: Step<Entry> = {
  ask: ({ kind }) => ask(saying(kind === 'work' ? 'cv-talk.where' : 'cv-talk.school-where', {}, [SKIP])),
  answer: (answer, entry) =>
    answer.kind === 'choice' ? placed(null, entry) : inOwnWords(answer, WHERE, entry, (words) => placed(words, entry)),
};

const yearsOf = (answer: Answer, { now }: Visit): readonly number[] =>
  answer.kind === 'text' ? yearsIn(answer.text, now) : [];

const from: Step<Entry> = {
  ask: (_, visit) => ask(saying('cv-talk.from', { year: exampleOf(visit) }, [SKIP])),
  answer(answer, entry, visit) {
    if (answer.kind === 'choice') return added(entry);
    const [first, second] = yearsOf(answer, visit);
    if (first === undefined) return miss;
    const item = { ...entry.item, from: first, until: second ?? null };
    return second === undefined ? entering({ ...entry, item }, 'until') : added({ ...entry, item });
  },
};

const until: Step<Entry> = {
  ask({ kind }, visit) {
    const key = kind === 'work' ? 'cv-talk.until' : 'cv-talk.school-year';
    return ask(saying(key, { year: exampleOf(visit) }, [STILL_CHOICE, SKIP]));
  },
  answer(answer, entry, visit) {
    if (answer.kind === 'choice') {
      return added({ ...entry, item: { ...entry.item, until: answer.id === STILL_CHOICE.id ? STILL : null } });
    }
    const year = yearsOf(answer, visit).at(-1);
    return year === undefined ? miss : added({ ...entry, item: { ...entry.item, until: year } });
  },
};

/** What was written down is said, and whether there is more of it. */
const another: Step<Kept> = {
  ask({ told, fixing = false, kind }) {
    const { question, thing, most } = KINDS[kind];
    const last = told[kind].at(-1);
    if (last === undefined || told[kind].length >= most) return onward(question, { told, fixing });
    const key = kind === 'work' ? 'cv-talk.another-work' : 'cv-talk.another-school';
    return ask(saying(key, { what: said(last.what, thing) }, [YES, NO]));
  },
  answer(answer, { told, fixing = false, kind }) {
    if (answer.kind !== 'choice') return miss;
    const { question, step } = KINDS[kind];
    return answer.id === YES.id ? go(step, { told, fixing }) : onward(question, { told, fixing });
  },
};

export const itemSteps = { where, from, until, another };
export const itemTakers = { where: placed };
