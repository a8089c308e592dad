import type { Spoken } from '../channel.ts';

/** A post that is being taken: what was said to its address meanwhile. */
export type Hearing = { readonly said: readonly Spoken[]; end(): void };

/**
 * The posts that are being taken. What is committed reaches the page by being there to read; but in a crisis the
 * house speaks also while its stores are away, and then the answer to the post is the only way to her.
 */
export function createUnderway() {
  const hearings = new Map<string, Set<Spoken[]>>();
  let idle: (() => void)[] = [];
  return {
    begin(address: string): Hearing {
      const said: Spoken[] = [];
      const here = hearings.get(address) ?? new Set();
      hearings.set(address, here.add(said));
      return {
        said,
        end() {
          here.delete(said);
          if (here.size === 0) hearings.delete(address);
          if (hearings.size > 0) return;
          for (const done of idle) done();
          idle = [];
        },
      };
    },
    hear(message: Spoken): void {
      for (const said of hearings.get(message.to) ?? []) said.push(message);
    },
    /** Resolves when no post is being taken. */
    ended: (): Promise<void> =>
      hearings.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
  };
}

export type Underway = ReturnType<typeof createUnderway>;
