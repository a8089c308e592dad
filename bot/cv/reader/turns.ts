/** Lets so many of them run at once; the others wait for their turn, first come first served. */
export function turns(most: number): <T>(run: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  const turn = async (): Promise<void> => {
    if (running < most) running += 1;
    // Whoever goes hands its place on, so that it is never free in between.
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };
  return async (run) => {
    await turn();
    try {
      return await run();
    } finally {
      leave();
    }
  };
}
