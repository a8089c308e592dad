import type { Data } from './saying.ts';

/** A question to the stores, as data. `{"name":"absence.upcoming","args":{"days":14}}` */
export type Need = { readonly name: string; readonly args: Data };

/** The answers, by question. */
export type Facts = ReadonlyMap<string, unknown>;

const nameOf = (need: Need) => `${need.name} ${JSON.stringify(need.args)}`;

/** The questions among `needs` that nobody has answered yet. */
export const unanswered = (needs: readonly Need[], facts: Facts): Need[] =>
  needs.filter((need) => !facts.has(nameOf(need)));

/** Facts with one more answer. */
export const withAnswer = (facts: Facts, need: Need, answer: unknown): Facts =>
  new Map(facts).set(nameOf(need), answer);

/**
 * Declares a question that a room may ask and the type of its answer. The room names it in `needs` and reads it
 * in `step`; the store of the same name answers it.
 *
 * @example
 * export const upcoming = question<{ days: number }, Occasion[]>('absence.upcoming');
 * needs: () => [upcoming({ days: 14 })]        // in the room
 * upcoming.from(facts, { days: 14 })           // → Occasion[]
 */
export function question<Args extends Data, Answer>(name: string): Question<Args, Answer> {
  const need = (args: Args): Need => ({ name, args });
  return Object.assign(need, {
    question: name,
    from(facts: Facts, args: Args): Answer {
      const asked = nameOf(need(args));
      if (!facts.has(asked)) throw new Error(`${name} was read but not named in needs`);
      return facts.get(asked) as Answer;
    },
  });
}

export type Question<Args extends Data, Answer> = {
  (args: Args): Need;
  readonly question: string;
  from(facts: Facts, args: Args): Answer;
};
