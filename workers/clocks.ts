/** Something that strikes again and again, kept where it can be lost: in a queue. */
export type Clock = { readonly runs: () => Promise<boolean>; readonly wind: () => Promise<void> };

/**
 * Keeps clocks running. A queue that was emptied (a flushed Redis) has forgotten its clocks too, and without them
 * nothing would ever be due again; so each process looks now and then, and winds those that are gone.
 */
export function createClocks(
  everyMs: number,
  trouble: (error: unknown) => void,
): { keep(clock: Clock): void; stop(): void } {
  const clocks: Clock[] = [];
  let looking = false;
  const look = async (): Promise<void> => {
    // A queue that is away keeps us waiting; one question at a time is enough.
    if (looking) return;
    looking = true;
    for (const { runs, wind } of clocks) if (!(await runs())) await wind();
    looking = false;
  };
  const timer = setInterval(() => {
    look().catch((error) => {
      looking = false;
      trouble(error);
    });
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
