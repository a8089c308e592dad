import { ask, go, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import { type Choice, HUMAN } from '../../../engine/saying.ts';
import { discard, type Kind, mine } from '../facts.ts';
import { type Chosen, KIND_CHOICES, kindIn, onward, towards } from './towards.ts';
import { STATUS, sendingOf, TALK, unfinishedOf } from './way.ts';

const yes = (label: string): Choice => ({ id: 'yes', label, icon: '👍' });
const no = (label: string): Choice => ({ id: 'no', label, icon: '✋' });

const start: Step = {
  needs: () => [mine({})],
  ask(_, __, facts) {
    const status = mine.from(facts, {}).length === 0 ? [] : [STATUS];
    return ask(saying('cv-desk.start', {}, [...KIND_CHOICES, TALK, ...status, HUMAN]));
  },
  answer(answer, _, __, facts) {
    const kind = answer.kind === 'choice' ? kindIn(answer.id) : undefined;
    if (kind === undefined) return miss;
    const begun = (unfinishedOf(facts)?.files ?? 0) > 0;
    return begun ? go('unfinished', { kind }) : towards({ kind, found: null }, facts);
  },
};

/** She sent something some time ago and went away. */
const unfinished: Step<{ readonly kind: Kind }> = {
  needs: () => [mine({})],
  ask: () => ask(saying('cv-desk.unfinished', {}, [yes('cv-desk.go-on'), no('cv-desk.anew'), HUMAN])),
  answer(answer, { kind }, _, facts) {
    if (answer.kind !== 'choice') return miss;
    const begun = unfinishedOf(facts);
    if (begun === undefined) return go('send', { kind, of: null });
    if (answer.id === 'yes') return go('pages', { ...sendingOf(begun), count: begun.files });
    return towards({ kind, found: null }, facts, discard({}));
  },
};

const version: Step<Chosen & { readonly of: string; readonly number: number }> = {
  ask: ({ number }) =>
    ask(saying('cv-desk.version', { number }, [yes('cv-desk.version-yes'), no('cv-desk.version-no'), HUMAN])),
  answer(answer, { kind, found, of }) {
    if (answer.kind !== 'choice') return miss;
    return onward({ kind, of: answer.id === 'yes' ? of : null }, found);
  },
};

export const startSteps = { start, unfinished, version };
