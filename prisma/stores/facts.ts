import type { FactSource } from '../../bot/ports.ts';
import type { Answer } from './answer.ts';

/** Answers what rooms ask, each question by the store of its room; several questions at once. */
export function createFacts(answers: readonly Answer[]): FactSource {
  const known = new Map(answers.map(({ question, answer }) => [question, answer]));
  return {
    answer: (needs, person, now) =>
      Promise.all(
        needs.map(({ name, args }) => {
          const answer = known.get(name);
          if (answer === undefined) throw new Error(`no store answers ${name}`);
          return answer(args, person, now);
        }),
      ),
  };
}
