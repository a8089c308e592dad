/** Draws lots. */
export type Draw = {
  /** Anywhere between the two, the second one excluded. */
  between(from: number, until: number): number;
  /** True so often of so many. */
  once(of: number): boolean;
};

/** Lots that fall the same way again for the same seed (mulberry32). */
export function createDraw(seed: number): Draw {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    between: (from, until) => from + next() * (until - from),
    once: (of) => next() * of < 1,
  };
}
