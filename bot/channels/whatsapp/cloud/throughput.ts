/** Of what Meta allows, so much is used: it counts by its own clock, at the other end of a network that jolts. */
const USED = 0.9;

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
  let timer: NodeJS.Timeout | null = null;

  const spend = (count: number): void => {
    nextAt = Math.max(nextAt, now()) + count * spacing;
  };
  const go = (): void => {
    timer = null;
    for (let line = lineOf(); line !== null; line = lineOf()) {
      const wait = nextAt - now();
      if (wait > 0) {
        timer = setTimeout(go, wait);
        return;
      }
      spend(1);
      line.shift()?.();
    }
  };
  const lineOf = () => [answers, others].find(({ length }) => length > 0) ?? null;
  /** How long a message that comes now would wait behind those that go before it. */
  const expected = (isAnswer: boolean): number =>
    Math.max(0, nextAt - now()) + (answers.length + (isAnswer ? 0 : others.length)) * spacing;
  return {
    slot(isAnswer, most) {
      if (expected(isAnswer) > most) return Promise.resolve(false);
      return new Promise((resolve) => {
        (isAnswer ? answers : others).push(() => resolve(true));
        if (timer === null) go();
      });
    },
    received: (count) => spend(Math.min(count, perSecond)),
    rest(milliseconds) {
      nextAt = Math.max(nextAt, now() + milliseconds);
    },
  };
}
