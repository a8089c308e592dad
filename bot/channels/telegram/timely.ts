import { type BotApi, Upload } from './api.ts';
import { TelegramFailure } from './failures.ts';
import type { Pace } from './pace.ts';

/**
 * Calls that end in time, whatever library makes them: after `pace.call`, or `pace.file` where a file goes along, the
 * socket is closed and nobody waits any longer, also when the library never lets go.
 */
export const timely =
  (call: BotApi, pace: Pick<Pace, 'call' | 'file'>): BotApi =>
  async (method, payload, signal) => {
    const most = Object.values(payload).some((value) => value instanceof Upload) ? pace.file : pace.call;
    const over = new AbortController();
    const end = (): void => over.abort();
    const timer = setTimeout(end, most);
    if (signal?.aborted) end();
    signal?.addEventListener('abort', end, { once: true });
    const givenUp = new Promise<never>((_, reject) => {
      const failure = new TelegramFailure(method, { kind: 'unanswered' });
      if (over.signal.aborted) reject(failure);
      over.signal.addEventListener('abort', () => reject(failure), { once: true });
    });
    givenUp.catch(() => {});
    try {
      return await Promise.race([call(method, payload, over.signal), givenUp]);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      // telegraf leaves the body of a failure unread, and its socket open with it.
      end();
    }
  };
