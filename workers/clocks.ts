/** Something that strikes again and again, kept where it can be lost: in a queue. */
export type Clock = {
  /** When it is to strike next, in milliseconds; null where nobody knows of it any more. */
  readonly next: () => Promise<number | null>;
  readonly wind: () => Promise<void>;
};

/** A clock that is late by so many looks does not run any more. */
const LATE_LOOKS = 4;

/**
 * Keeps clocks running. A queue that was emptied (a flushed Redis) has forgotten its clocks too, and without them
 * nothing would ever be due again; so each process looks now and then, and winds those that are gone or stand still.
 */
export function createClocks(
  everyMs: number,
  trouble: (error: unknown) => void,
): { keep(clock: Clock): void; stop(): void } {
  const clocks: Clock[] = [];
  let looking = false;
  const look = async (): Promise<void> => {
    for (const { next, wind } of clocks) {
      const at = await next();
      if (at === null || at < Date.now() - LATE_LOOKS * everyMs) await wind();
    }
  };
  const timer = setInterval(() => {
    // A queue that is away keeps us waiting; one question at a time is enough.
    if (looking) return;
    looking = true;
    const done = () => {
      looking = false;
    };
    look().catch(trouble).then(done);
  }, everyMs);
  timer.unref();
  return {
    // Nobody waits for it: a queue that is away when the house starts must not keep its door shut.
    keep(clock) {
      const kept = () => void clocks.push(clock);
      clock.wind().catch(trouble).then(kept);
    },
    stop: () => clearInterval(timer),
  };
}
