/** More in one statement than this wins nothing and makes a failure dearer. */
const MOST_TOGETHER = 64;

/**
 * Does alike things together: whatever is asked for while one round is under way forms the next round. Alone, a
 * thing waits for nobody; under load, thirty cost little more than one (`docs/adr/0005`, measured in `bench/`).
 *
 * A round that fails as a whole is done again one by one, so that one bad apple fails alone.
 */
export function together<Thing, Result>(
  doAll: (things: readonly Thing[]) => Promise<readonly Result[]>,
): (thing: Thing) => Promise<Result> {
  type Waiting = { thing: Thing; done: (result: Result) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let busy = false;

  const settle = async (round: readonly Waiting[]): Promise<void> => {
    try {
      const results = await doAll(round.map(({ thing }) => thing));
      for (const [index, { done }] of round.entries()) done(results[index] as Result);
    } catch (error) {
      if (round.length === 1) round[0]?.failed(error);
      else for (const one of round) await settle([one]);
    }
  };
  const run = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const round = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      await settle(round);
    }
    busy = false;
  };
  return (thing) =>
    new Promise((done, failed) => {
      waiting.push({ thing, done, failed });
      if (!busy) void run();
    });
}
