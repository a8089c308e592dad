import { whereSaying } from './answers.ts';
import { leave, saying, type Visit } from './capability.ts';
import { type About, about, ahead, type Expected, expected, paramsOf, REMINDED } from './coming.ts';
import type { Effect } from './effect.ts';
import type { Step } from './flow.ts';
import { noted, remind, whileAhead } from './reminded.ts';
import type { Choice, Saying } from './saying.ts';

const needsIt = (data: About) => [expected(about(data))];
const needsAll = (data: About) => [expected(about(data)), ahead(REMINDED)];

/** The step that reminds of something in these words, as long as it is worth saying. */
export const reminding = (step: 'reminder' | 'soon', words: (told: Expected) => Saying): Step<About> => ({
  needs: needsIt,
  ask: (data, { now }, facts) => remind(expected.from(facts, about(data)), step, now, words),
});

/** The step that says where it is, and with which choices she goes on from there. */
export const showingWhere = (choices: (told: Expected) => readonly Choice[]): Step<About> => ({
  needs: needsIt,
  ask: (data, { now }, facts) =>
    whileAhead(expected.from(facts, about(data)), now, (told) => leave(whereSaying(told, choices(told)))),
});

/** What an answer to a reminder does: the words that thank for it, and what is kept and told. */
type Answered = { readonly thanks: string; readonly effects: readonly Effect[] };

/** The step that takes an answer to a reminder while the thing is still to come. */
export const answering = (answered: (told: Expected, data: About, visit: Visit) => Answered): Step<About> => ({
  needs: needsAll,
  ask: (data, visit, facts) =>
    whileAhead(expected.from(facts, about(data)), visit.now, (told) => {
      const { thanks, effects } = answered(told, about(data), visit);
      return noted(data, visit, facts, saying(thanks, paramsOf(told)), ...effects);
    }),
});
