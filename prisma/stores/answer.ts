import type { Question } from '../../bot/engine/fact.ts';
import type { Person } from '../../bot/engine/person.ts';
import type { Data } from '../../bot/engine/saying.ts';

/** How a store answers one question of a room. */
export type Answer = {
  readonly question: string;
  // biome-ignore lint/suspicious/noExplicitAny: `answering` has checked that arguments and answer belong to the question
  readonly answer: (args: any, person: Person | null, now: string) => Promise<unknown>;
};

/** Ties an answer about the person who talks to its question, so that the two cannot disagree about types. */
export const answering = <Args extends Data, Result>(
  question: Question<Args, Result>,
  answer: (args: Args, person: Person, now: string) => Promise<Result>,
): Answer => ({
  question: question.question,
  answer(args, person, now) {
    if (person === null) throw new Error(`${question.question} is asked of a person`);
    return answer(args, person, now);
  },
});

/** Ties an answer that concerns nobody in particular to its question. */
export const surveying = <Args extends Data, Result>(
  question: Question<Args, Result>,
  answer: (args: Args, now: string) => Promise<Result>,
): Answer => ({ question: question.question, answer: (args, _, now) => answer(args, now) });
