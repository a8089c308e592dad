/** A burst of movement is shown at most this often: nobody reads faster, and a phone has to keep up. */
const REST_MS = 400;

/** What rang: the conversations that moved; null where only the time was up. */
export type Rung = ReadonlySet<string> | null;

/**
 * Wakes whoever waits: when it is rung, or when the time is up. Rung many times in a burst, it wakes once, with all
 * that rang; rung while nobody waits, it wakes the next one.
 */
export function createBell(): { ring(conversation: string): void; rung(withinMs: number): Promise<Rung> } {
  let rang = new Set<string>();
  let wake: (() => void) | null = null;
  let awakeAt = 0;
  return {
    ring(conversation) {
      rang.add(conversation);
      wake?.();
    },
    async rung(withinMs) {
      const rest = Math.max(0, awakeAt + REST_MS - Date.now());
      await new Promise<void>((resolve) => {
        const timeUp = setTimeout(resolve, withinMs);
        wake = () => {
          wake = null;
          clearTimeout(timeUp);
          setTimeout(resolve, rest);
        };
        if (rang.size > 0) wake();
      });
      const all = rang;
      [rang, wake, awakeAt] = [new Set(), null, Date.now()];
      return all.size === 0 ? null : all;
    },
  };
}
