/** Takes over what waits on a channel, portion by portion, as fast as its platform lets us. */
export type Sweeper = {
  /** Takes over a portion now, and more as long as there is more; tells how many, none where that goes on already. */
  sweep(channel: string): Promise<number>;
  /** There was no room for a message, which waits in the outbox now: what waits is taken over after so many seconds. */
  soon(channel: string, seconds: number): void;
};

/** Room for more comes within a moment; to ask more often would only cost. */
const ROOM_SECONDS = 2;

/**
 * A sweeper that takes over `most` messages at once, or a few more: `portion` begins to send them and returns the
 * sending of each. The next portion is taken over when half of one is done, so that one slow answer of a platform
 * stops nobody, and not before there is room again. So a burst that is far too much for the rate is spread at the cost
 * of two writes for each message; should this process die, any other finds the rest in its own sweep.
 */
export function createSweeper(
  portion: (channel: string) => Promise<readonly Promise<void>[]>,
  most: number,
  trouble: (error: unknown) => void,
): Sweeper {
  const running = new Set<string>();
  const waiting = new Set<string>();
  const sweep = async (channel: string): Promise<number> => {
    if (running.has(channel)) return 0;
    running.add(channel);
    try {
      const sent = await portion(channel);
      if (sent.length >= most) void halfOf(sent).then(() => goOn(channel));
      else running.delete(channel);
      return sent.length;
    } catch (error) {
      running.delete(channel);
      throw error;
    }
  };
  const goOn = (channel: string): void => {
    running.delete(channel);
    if (!waiting.has(channel)) sweep(channel).catch(trouble);
  };
  return {
    sweep,
    soon(channel, seconds) {
      if (waiting.has(channel)) return;
      waiting.add(channel);
      const timer = setTimeout(() => {
        waiting.delete(channel);
        sweep(channel).catch(trouble);
      }, Math.max(ROOM_SECONDS, seconds) * 1_000);
      timer.unref();
    },
  };
}

/** Resolves when half of them are settled. */
const halfOf = (sent: readonly Promise<void>[]): Promise<void> =>
  new Promise((resolve) => {
    let open = Math.ceil(sent.length / 2);
    const one = (): void => {
      open--;
      if (open === 0) resolve();
    };
    for (const settled of sent) settled.then(one, one);
  });
