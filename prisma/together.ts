/** More in one statement than this wins nothing and makes a failure dearer. */
const MOST_TOGETHER = 64;
/** How long things that can wait do wait for company. */
const PATIENCE_MS = 4;

/**
 * Does alike things together: whatever is asked for while one round is under way forms the next round. Alone, a
 * thing waits for nobody, unless it is a patient one; under load, thirty cost little more than one
 * (`docs/adr/0005`, measured in `bench/`).
 *
 * A round that fails as a whole is done again one by one, so that one bad apple fails alone.
 */
export function together<Thing, Result>(
  doAll: (things: readonly Thing[]) => Promise<readonly Result[]>,
  isPatient: (thing: Thing) => boolean = () => false,
): (thing: Thing) => Promise<Result> {
  type Waiting = { thing: Thing; done: (result: Result) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let busy = false;
  let patience: NodeJS.Timeout | null = null;

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
    if (patience !== null) clearTimeout(patience);
    patience = null;
    busy = true;
    while (waiting.length > 0) {
      const round = waiting.slice(0, MOST_TOGETHER);
      waiting = waiting.slice(MOST_TOGETHER);
      await settle(round);
      if (waiting.every(({ thing }) => isPatient(thing))) break;
    }
    busy = false;
    if (waiting.length > 0) linger();
  };
  const linger = (): void => {
    patience ??= setTimeout(() => void run(), PATIENCE_MS);
  };
  return (thing) =>
    new Promise((done, failed) => {
      waiting.push({ thing, done, failed });
      if (busy) return;
      if (isPatient(thing)) linger();
      else void run();
    });
}
