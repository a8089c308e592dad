import { ask, go, type Move, miss, saying } from '../../../engine/capability.ts';
import type { Step } from '../../../engine/flow.ts';
import type { Data } from '../../../engine/saying.ts';
import { NO, YES } from './way.ts';

type Unsure = Data & { readonly asked: string; readonly words: string };
// biome-ignore lint/suspicious/noExplicitAny: each takes the data of the step at which the words were said
type Takers = Readonly<Record<string, (words: string, data: any) => Move>>;

/** Words that may tell of health stand in a CV only where she says so; else she is asked the same question again. */
export const sureSteps = (takers: Takers): Record<string, Step<Unsure>> => ({
  sure: {
    ask: () => ask(saying('cv-talk.sure', {}, [YES, NO])),
    answer(answer, { asked, words, ...data }) {
      if (answer.kind !== 'choice') return miss;
      return (answer.id === YES.id ? takers[asked]?.(words, data) : undefined) ?? go(asked, data);
    },
  },
});
