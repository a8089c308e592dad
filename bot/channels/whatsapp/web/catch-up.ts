import { createBackoff, pause } from '../../backoff.ts';
import type { Client } from './client.ts';
import type { Mark } from './mark.ts';
import { type Missed, missedSince } from './missed.ts';
import type { Pace } from './pace.ts';
import type { Heard } from './parse.ts';

export type CatchUpParts = {
  readonly mark: Mark;
  readonly take: (heard: Heard) => void;
  readonly pace: Pick<Pace, 'sweep' | 'settle' | 'first' | 'most'>;
  /** In WhatsApp's seconds. */
  readonly now: () => number;
  readonly alarm: (what: string, error: unknown) => void;
};

/**
 * Looks for what was missed while a session was away, and from then on now and then, because the library loses an
 * event here and there without a word. Until everything is found the mark is held: what comes in meanwhile says
 * nothing about what came before.
 *
 * Goes on until the signal is given; a second one for the same client, after a reload, replaces the first.
 */
export async function catchUp(
  parts: CatchUpParts,
  client: Client,
  justPaired: boolean,
  signal: AbortSignal,
): Promise<void> {
  const { mark, pace, alarm } = parts;
  const settled = Date.now() + (justPaired ? pace.settle : 0);
  const backoff = createBackoff(pace);
  while (!signal.aborted) {
    const { complete, error } = await look(parts, client, justPaired, signal);
    // Once is nothing: the page may have been going away at that moment.
    if (error !== null && backoff.failures === 1 && !signal.aborted) alarm(TROUBLE, error);
    if (complete) {
      backoff.reset();
      if (Date.now() >= settled) mark.release();
      await pause(pace.sweep, signal);
    } else await backoff.wait(signal);
  }
}

const TROUBLE = 'some missed messages cannot be looked for; it is tried again';
type Look = Pick<Missed, 'complete' | 'error'>;

/** Looks once. Never rejects. Not complete when something has to be looked for again, or nobody wants it any more. */
async function look(
  { mark, take, now }: CatchUpParts,
  client: Client,
  justPaired: boolean,
  signal: AbortSignal,
): Promise<Look> {
  try {
    await mark.open(client.info?.wid?._serialized ?? '', justPaired);
    const { heard, complete, error } = await missedSince(client, mark.until, now());
    if (signal.aborted) return { complete: false, error: null };
    for (const one of heard) take(one);
    return { complete, error };
  } catch (error) {
    return { complete: false, error };
  }
}
