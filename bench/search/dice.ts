/** Numbers that look like chance and are the same in every run. */
export type Dice = {
  /** From 0 up to, and without, this. */
  below(most: number): number;
  pick<Item>(of: readonly Item[]): Item;
  /** As words occur in a language: the first ones often, the last ones hardly ever. */
  common<Item>(of: readonly Item[]): Item;
};

export function createDice(seed: number): Dice {
  let state = seed;
  const roll = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(roll() * most);
  return {
    below,
    pick: (of) => of[below(of.length)] as (typeof of)[number],
    common: (of) => of[Math.floor(of.length * roll() ** 3)] as (typeof of)[number],
  };
}
