/**
 * Hands out turns to write, to whoever is due first. People who all wrote at once, or to a machine that is slow today,
 * would only queue at the platform's rate; so no more than some of them wait for an answer at any moment.
 */
export type Tempo = {
  /** Resolves when it is one's turn, with what is to be called once the answer is there. The smaller number goes first. */
  turn(due: number): Promise<() => void>;
  stop(): void;
};

const TICK_MS = 50;
/** Telegram lets a bot send thirty messages a second; most turns are answered by one, some by two. */
const TURNS_A_SECOND = 18;
/** As many wait for an answer at once: more than a bot that was away says in one breath. */
const MOST_OPEN = 40;
/** Whose answer was left lying by a kill waits longer than this, and keeps nobody else from writing. */
const FORGOTTEN_MS = 12_000;

export function createTempo(): Tempo {
  const open = new Map<object, number>();
  let waiting: { due: number; go: (done: () => void) => void }[] = [];
  let saved = 0;

  const room = (): number => {
    const since = Date.now() - FORGOTTEN_MS;
    return MOST_OPEN - [...open.values()].filter((at) => at > since).length;
  };
  const tick = (): void => {
    // What nobody wanted is not saved up: it would come out as a burst.
    saved = Math.min(saved + (TURNS_A_SECOND * TICK_MS) / 1_000, 2);
    const many = Math.max(0, Math.min(Math.floor(saved), room()));
    waiting.sort((one, other) => one.due - other.due);
    const now = waiting.slice(0, many);
    waiting = waiting.slice(many);
    saved -= now.length;
    for (const { go } of now) {
      const turn = {};
      open.set(turn, Date.now());
      go(() => open.delete(turn));
    }
  };
  const timer = setInterval(tick, TICK_MS);
  return {
    turn: (due) => new Promise((go) => waiting.push({ due, go })),
    stop: () => clearInterval(timer),
  };
}
