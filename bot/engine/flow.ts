import type { Answer, Capability, Move, Visit } from './capability.ts';
import { miss, showMenu } from './capability.ts';
import { say } from './effect.ts';
import type { Facts, Need } from './fact.ts';
import type { Data } from './saying.ts';

/**
 * One step of a conversation: the facts it wants, the question it asks, and what it does with the answer.
 * `data` is what the steps before it gathered.
 */
export type Step<D extends Data = Data> = {
  needs?(data: D, visit: Visit): readonly Need[];
  ask(data: D, visit: Visit, facts: Facts): Move;
  /** Left out where every choice leads away by itself (`to`). */
  answer?(answer: Answer, data: D, visit: Visit, facts: Facts): Move;
};

/** Makes the `needs` and `step` of a room out of its named steps. */
// biome-ignore lint/suspicious/noExplicitAny: each step names the part of the data that it reads
export function flow(steps: Readonly<Record<string, Step<any>>>): Pick<Capability, 'needs' | 'step'> {
  return {
    needs: (visit) => steps[visit.place.step]?.needs?.(visit.place.data, visit) ?? [],
    step(visit, facts) {
      const { answer, place } = visit;
      const step = steps[place.step];
      // Somebody stood in a step that was rebuilt meanwhile: she goes kindly to the menu.
      if (step === undefined) return showMenu(say({ key: 'engine.moved-on' }));
      if (answer === null) return step.ask(place.data, visit, facts);
      return step.answer?.(answer, place.data, visit, facts) ?? miss;
    },
  };
}
