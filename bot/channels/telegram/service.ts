import { createBackoff, pause } from '../backoff.ts';
import type { BotApi, SetMyCommands } from './api.ts';
import { failureOf, isTokenRefused, restAfter } from './failures.ts';
import type { Pace } from './pace.ts';

export type Service = {
  readonly call: BotApi;
  /** Tells Telegram how updates are to come: sets or deletes the webhook. */
  readonly setUp: () => Promise<unknown>;
  readonly commands: readonly SetMyCommands[];
  /** What goes on until the signal is given, once all is set up. */
  readonly serve: (signal: AbortSignal) => Promise<void>;
  readonly pace: Pace;
  readonly alarm: (what: string, error: unknown) => void;
};

/**
 * Begins to serve. A token that Telegram does not know rejects, for only a person can correct it. A Telegram that
 * is away does not: the house opens without it, and it is set up as soon as it is back.
 *
 * Resolves with what goes on until the signal is given.
 */
export async function begin(service: Service, signal: AbortSignal): Promise<{ readonly end: Promise<void> }> {
  try {
    await service.setUp();
    return { end: goOn(service, signal) };
  } catch (error) {
    if (isTokenRefused(failureOf(error))) throw new Error('Telegram does not know this bot token', { cause: error });
    service.alarm('Telegram cannot be set up; it is tried again', error);
    return { end: setUpAgain(service, error, signal).then(() => goOn(service, signal)) };
  }
}

async function setUpAgain({ setUp, pace }: Service, failed: unknown, signal: AbortSignal): Promise<void> {
  const backoff = createBackoff(pace);
  for (let error: unknown = failed; error !== null && !signal.aborted; ) {
    await backoff.wait(signal, restAfter(failureOf(error)));
    error = await setUp().then(
      () => null,
      (again: unknown) => again,
    );
  }
}

async function goOn(service: Service, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  void announce(service, signal);
  await service.serve(signal);
}

/** One list after the other; a language that Telegram does not take stops none of the others. */
async function announce(service: Service, signal: AbortSignal): Promise<void> {
  for (const list of service.commands) {
    if (!signal.aborted) await announceIn(service, list, signal);
  }
}

async function announceIn(service: Service, list: SetMyCommands, signal: AbortSignal): Promise<void> {
  try {
    await service.call('setMyCommands', list, signal);
  } catch (error) {
    if (signal.aborted) return;
    const rest = restAfter(failureOf(error));
    if (rest === 0) return service.alarm(`no commands in ${list.language_code ?? 'other languages'}`, error);
    await pause(rest, signal);
    if (!signal.aborted) await announceIn(service, list, signal);
  }
}
