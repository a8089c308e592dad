import { type Backoff, createBackoff, pause } from '../backoff.ts';
import type { BotApi } from './api.ts';
import { failureOf, isConflict, restAfter, TelegramFailure } from './failures.ts';
import { ALLOWED_UPDATES, LIMITS } from './limits.ts';
import type { Pace } from './pace.ts';
import { updateId } from './parse.ts';
import type { Take } from './receiving.ts';
import { createWindow, type Window } from './window.ts';

export type Polling = {
  readonly call: BotApi;
  readonly take: Take;
  /** Asked before each poll: Telegram serves one poller per bot. */
  readonly mayPoll: () => Promise<boolean>;
  readonly pace: Pace;
  readonly alarm: (what: string, error: unknown) => void;
};

/**
 * Fetches updates until the signal is given, and finishes what it fetched. The library's own loop confirms an
 * update although its handler failed; this one asks Telegram for later updates only once the earlier ones are safe.
 *
 * Trouble is told once, waited out for longer and longer, and never ends the loop.
 */
export async function poll(polling: Polling, signal: AbortSignal): Promise<void> {
  const window = createWindow();
  const backoff = createBackoff(polling.pace);
  while (!signal.aborted) {
    if (!(await mayPoll(polling))) await pause(polling.pace.idle, signal);
    else await round(polling, window, backoff, signal);
  }
}

/** Who cannot ask may not: the lock lies in the stores, and without them nothing could be taken either. */
const mayPoll = (polling: Polling): Promise<boolean> => polling.mayPoll().catch(() => false);

async function round(polling: Polling, window: Window, backoff: Backoff, signal: AbortSignal): Promise<void> {
  const { call, take, pace, alarm } = polling;
  let rest = 0;
  try {
    const updates = await fetchUpdates(call, window, pace, signal);
    const { heard, failure } = await window.takeAll(updates, take);
    // What fails alone keeps nobody waiting.
    if (heard || failure === null) backoff.reset();
    if (failure === null) return;
    if (heard) return pause(pace.first, signal);
    if (backoff.failures === 0)
      alarm('updates of Telegram cannot be taken; they are kept and tried again', failure.error);
  } catch (error) {
    if (signal.aborted) return;
    if (backoff.failures === 0) alarm(troubleOf(error), error);
    rest = restAfter(failureOf(error));
  }
  await backoff.wait(signal, rest);
}

async function fetchUpdates(
  call: BotApi,
  { offset, open }: Window,
  pace: Pace,
  signal: AbortSignal,
): Promise<readonly unknown[]> {
  const payload = {
    ...(offset === undefined ? {} : { offset }),
    limit: LIMITS.updatesPerPoll.value,
    // What failed is there at once, so there is nothing to wait for.
    timeout: open ? 0 : Math.round(pace.poll / 1_000),
    allowed_updates: ALLOWED_UPDATES,
  };
  const updates = await call('getUpdates', payload, signal);
  if (!isBatch(updates)) throw new TelegramFailure('getUpdates', { kind: 'unanswered' });
  return updates;
}

/** Updates of which none has a number could never be confirmed: that is no answer. */
const isBatch = (updates: unknown): updates is readonly unknown[] =>
  Array.isArray(updates) && (updates.length === 0 || updates.some((update) => updateId(update) !== null));

const troubleOf = (error: unknown): string =>
  isConflict(failureOf(error))
    ? 'another process polls Telegram with the same token; this one waits'
    : 'Telegram cannot be polled; it is tried again';
