/**
 * More in one statement than this wins nothing and makes a failure dearer. Receipts count as well: thirty turns that are
 * answered with two messages each are ninety things.
 */
const MOST_TOGETHER = 128;
/** Rounds under way at once: while one is written, those of the other think. */
const ROUNDS = 2;
/**
 * A round begins beside another only when it is worth its fixed cost. Measured: without this bound rounds melt away to two
 * or three turns each, and PostgreSQL works almost twice as hard for the same.
 */
const WORTH_A_SECOND = 16;
/**
 * So many hear their result in one breath: enough for a round of their own. Those of a large round that hear it first ask
 * for the next thing, and are under way again while the others think; all at once they would think together and then wait
 * together, for ever after.
 */
const IN_ONE_BREATH = WORTH_A_SECOND;
/** How long things that can wait do wait for company. */
const PATIENCE_MS = 4;

const nextBreath = (): Promise<void> => new Promise((go) => setImmediate(go));

type Waiting<Thing, Result> = { thing: Thing; done: (result: Result) => void; failed: (error: unknown) => void };
type DoAll<Thing, Result> = (things: readonly Thing[]) => Promise<readonly Result[]>;

/** What came of a round; null of one that failed as a whole: then everybody has heard by herself. */
async function settle<Thing, Result>(
  round: readonly Waiting<Thing, Result>[],
  doAll: DoAll<Thing, Result>,
): Promise<readonly Result[] | null> {
  try {
    return await doAll(round.map(({ thing }) => thing));
  } catch (error) {
    if (round.length === 1) round[0]?.failed(error);
    else for (const one of round) await alone(one, doAll);
    return null;
  }
}

async function alone<Thing, Result>(one: Waiting<Thing, Result>, doAll: DoAll<Thing, Result>): Promise<void> {
  const results = await settle([one], doAll);
  if (results !== null) one.done(results[0] as Result);
}

async function tell<Thing, Result>(
  round: readonly Waiting<Thing, Result>[],
  results: readonly Result[],
  isPatient: (thing: Thing) => boolean,
): Promise<void> {
  let told = 0;
  for (const [index, { thing, done }] of round.entries()) {
    if (told === IN_ONE_BREATH) {
      await nextBreath();
      told = 0;
    }
    done(results[index] as Result);
    if (!isPatient(thing)) told++;
  }
}

/**
 * Does alike things together: whatever is asked for while rounds are under way forms the next one. Alone, a thing
 * waits for nobody, unless it is a patient one; under load, thirty cost little more than one (`docs/adr/0005`,
 * measured in `bench/`).
 *
 * A round that fails as a whole is done again one by one, so that one bad apple fails alone.
 */
export function together<Thing, Result>(
  doAll: DoAll<Thing, Result>,
  isPatient: (thing: Thing) => boolean = () => false,
): (thing: Thing) => Promise<Result> {
  let waiting: Waiting<Thing, Result>[] = [];
  let underway = 0;
  let begun = false;
  let biding = false;

  const startRound = (): void => {
    const round = waiting.slice(0, MOST_TOGETHER);
    waiting = waiting.slice(MOST_TOGETHER);
    underway++;
    void settle(round, doAll).then((results) => {
      underway--;
      soon();
      return results === null ? undefined : tell(round, results, isPatient);
    });
  };
  const isWorthARound = (): boolean => {
    const pressing = waiting.filter(({ thing }) => !isPatient(thing)).length;
    return pressing >= (underway === 0 ? 1 : WORTH_A_SECOND);
  };
  const pump = (): void => {
    begun = false;
    while (underway < ROUNDS && isWorthARound()) startRound();
    if (waiting.length === 0 || underway > 0 || biding) return;
    biding = true;
    setTimeout(patientRound, PATIENCE_MS);
  };
  const patientRound = (): void => {
    biding = false;
    if (waiting.length > 0 && underway === 0) startRound();
  };
  /** Whatever else is asked for in this same breath comes along. */
  const soon = (): void => {
    if (begun) return;
    begun = true;
    process.nextTick(pump);
  };
  return (thing) =>
    new Promise((done, failed) => {
      waiting.push({ thing, done, failed });
      soon();
    });
}
