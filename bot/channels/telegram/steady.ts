import { createRate, type Rate } from './rate.ts';

/** The shared rate answers in a few milliseconds; a message is not held up for longer than this, in milliseconds. */
const MOST_MS = 1_000;
/** It is left alone for so long after it did not answer. */
const AWAY_MS = 5_000;

/**
 * A shared rate that may be away, because it lies in a store: then this process keeps to the whole rate by itself.
 * The numbers of a crisis are said also while the stores are away. Never rejects; `alarm` hears of it once each time.
 */
export function steady(shared: Rate, alarm: (what: string, error: unknown) => void): Rate {
  const own = createRate(shared.gauges);
  let away = Number.NEGATIVE_INFINITY;
  let told = false;

  const asked = async <T>(ask: () => Promise<T>, instead: () => Promise<T>): Promise<T> => {
    if (performance.now() < away) return instead();
    try {
      const answer = await inTime(ask());
      told = false;
      return answer;
    } catch (error) {
      if (!told) alarm('the shared rate of Telegram does not answer; this process keeps to it alone', error);
      told = true;
      away = performance.now() + AWAY_MS;
      return instead();
    }
  };
  return {
    gauges: shared.gauges,
    take: (chat, isAnswer) =>
      asked(
        () => shared.take(chat, isAnswer),
        () => own.take(chat, isAnswer),
      ),
    async rest(milliseconds) {
      await own.rest(milliseconds);
      await asked(
        () => shared.rest(milliseconds),
        async () => {},
      );
    },
  };
}

function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    // An answer that lies there, unread because this process was busy, is read before it is missed.
    timer = setTimeout(() => setImmediate(() => reject(new Error(`no answer in ${MOST_MS} ms`))), MOST_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
