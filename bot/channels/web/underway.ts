import type { Spoken } from '../channel.ts';

/** A post that is being taken: what was said to its address meanwhile. */
export type Hearing = {
  readonly said: readonly Spoken[];
  /** Resolves as soon as something was said: what the house says in a crisis while its stores are slow. */
  readonly spoken: Promise<void>;
  end(): void;
};

/** The sentences of one answer come within this. */
const BREATH_MS = 50;
/** What cannot wait until the post is taken. */
const URGENT = /^crisis\./u;

/**
 * The posts that are being taken. What is committed reaches the page by being there to read; but in a crisis the
 * house speaks also while its stores are away, and then the answer to the post is the only way to her.
 */
export function createUnderway() {
  const hearings = new Map<string, Set<(message: Spoken) => void>>();
  let idle: (() => void)[] = [];
  return {
    begin(address: string): Hearing {
      const said: Spoken[] = [];
      let speak = (): void => {};
      const spoken = new Promise<void>((resolve) => {
        speak = resolve;
      });
      const hear = (message: Spoken): void => {
        said.push(message);
        if (!URGENT.test(message.meant.key)) return;
        // All that is said in one breath goes in one answer.
        setTimeout(speak, BREATH_MS);
      };
      const here = hearings.get(address) ?? new Set();
      hearings.set(address, here.add(hear));
      return {
        said,
        spoken,
        end() {
          here.delete(hear);
          if (here.size === 0) hearings.delete(address);
          if (hearings.size > 0) return;
          for (const done of idle) done();
          idle = [];
        },
      };
    },
    hear(message: Spoken): void {
      for (const hear of hearings.get(message.to) ?? []) hear(message);
    },
    /** Resolves when no post is being taken. */
    ended: (): Promise<void> =>
      hearings.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve)),
  };
}

export type Underway = ReturnType<typeof createUnderway>;
