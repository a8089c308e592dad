import { openBenchHouse } from '../../house.ts';
import { percentile } from '../result.ts';

/** Half of the conversations are young and half are old; they take turns, so that both meet the same machine. */
const PAIRS = 40;
const YOUNG_TURN = 5;
const OLD_TURN = 200;
/** A conversation that goes round without ending: the menu, the own data, back. */
const ROUND = ['menu', '4', '0'] as const;

const textOf = (turn: number): string => ROUND[turn % ROUND.length] as string;

/** What turn 200 of a conversation costs against turn 5, in milliseconds from the message to its commit. */
export async function growth(url: string) {
  const { take, idle, database } = await openBenchHouse(url, 2 * PAIRS);
  const grow = async (first: number, turns: number): Promise<void> => {
    for (let turn = 0; turn < turns; turn++) {
      await Promise.all(Array.from({ length: PAIRS }, (_, at) => take(first + at, turn, textOf(turn))));
    }
  };
  const middle = Math.floor(ROUND.length / 2);
  await grow(0, YOUNG_TURN - middle);
  await grow(PAIRS, OLD_TURN - middle);
  await idle();
  const young: number[] = [];
  const old: number[] = [];
  const timed = async (into: number[], conversation: number, turn: number): Promise<void> => {
    const begun = performance.now();
    await take(conversation, turn, textOf(turn));
    into.push(performance.now() - begun);
    await idle();
  };
  for (let step = -middle; step <= middle; step++) {
    for (let at = 0; at < PAIRS; at++) {
      await timed(young, at, YOUNG_TURN + step);
      await timed(old, PAIRS + at, OLD_TURN + step);
    }
  }
  await database.close();
  const medianOf = (times: number[]): number =>
    percentile(
      times.sort((one, other) => one - other),
      0.5,
    );
  return { turn5: medianOf(young), turn200: medianOf(old), ratio: medianOf(old) / medianOf(young) };
}
