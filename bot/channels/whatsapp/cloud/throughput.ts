/** Of what Meta allows, so much is used: it counts by its own clock, at the other end of a network that jolts. */
const USED = 0.9;
/** Meta counts by the second: what came in holds nobody up for longer. */
const SECOND_MS = 1_000;
/** After that, one place in so many is ours, whatever else comes in: a flood keeps nobody from being answered. */
const OURS = 2;

/**
 * Keeps all messages together under so many a second, by sending them evenly. Answers go before what the house says
 * first: somebody waits for them.
 */
export type Throughput = {
  /** Resolves with true when a message may go; with false, at once, where that would take over `most` milliseconds. */
  slot(isAnswer: boolean, most: number): Promise<boolean>;
  /** Messages that came in: Meta counts them too. */
  received(count: number): void;
  /** Nothing goes for so many milliseconds: Meta asked for it. */
  rest(milliseconds: number): void;
};

export function createThroughput(perSecond: number, now: () => number = Date.now): Throughput {
  const spacing = 1_000 / (perSecond * USED);
  const answers: (() => void)[] = [];
  const others: (() => void)[] = [];
  let nextAt = 0;
  let lastAt = 0;
  let waitingSince = 0;
  let restUntil = 0;
  let timer: NodeJS.Timeout | null = null;

  const spend = (count: number): void => {
    nextAt = Math.max(nextAt, now()) + count * spacing;
  };
  const openAt = (since: number): number =>
    Math.max(restUntil, Math.min(nextAt, Math.max(since + SECOND_MS, lastAt + OURS * spacing)));
  const go = (): void => {
    timer = null;
    for (let line = lineOf(); line !== null; line = lineOf()) {
      const wait = openAt(waitingSince) - now();
      if (wait > 0) {
        timer = setTimeout(go, wait);
        return;
      }
      spend(1);
      lastAt = now();
      line.shift()?.();
    }
  };
  const lineOf = () => [answers, others].find(({ length }) => length > 0) ?? null;
  /** How long a message that comes now would wait behind those that go before it. */
  const expected = (isAnswer: boolean): number =>
    Math.max(0, openAt(now()) - now()) + (answers.length + (isAnswer ? 0 : others.length)) * spacing;
  return {
    slot(isAnswer, most) {
      if (expected(isAnswer) > most) return Promise.resolve(false);
      if (lineOf() === null) waitingSince = now();
      return new Promise((resolve) => {
        (isAnswer ? answers : others).push(() => resolve(true));
        if (timer === null) go();
      });
    },
    received(count) {
      spend(Math.min(count, perSecond));
      nextAt = Math.min(nextAt, now() + SECOND_MS);
    },
    rest(milliseconds) {
      restUntil = Math.max(restUntil, now() + milliseconds);
    },
  };
}
