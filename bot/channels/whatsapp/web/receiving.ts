import { createLanes } from '../../../lanes.ts';
import { createBackoff } from '../../backoff.ts';
import type { Receive } from '../../channel.ts';
import type { Mark } from './mark.ts';
import type { Pace } from './pace.ts';
import type { Heard } from './parse.ts';

/** Messages that are known to be safe, so that looking for missed ones again costs nothing. */
const REMEMBERED = 20_000;
/** Failures after which a message is given up, if others went through between any two of them. */
const MOST_FAILURES = 5;
const KEPT = 'a message from WhatsApp cannot be taken; it is kept and tried again';
const GIVEN_UP = 'a message from WhatsApp fails again and again while others pass; it was given up';

export type Receiving = {
  /** Takes what was heard, also again and again: what the house has is passed over. */
  take(heard: Heard): void;
  /** Resolves when nothing is being handed over. */
  idle(): Promise<void>;
};

export type ReceivingParts = {
  readonly receive: Receive;
  readonly mark: Mark;
  readonly pace: Pick<Pace, 'first' | 'most'>;
  readonly alarm: (what: string, error: unknown) => void;
  /** The house has all of this chat that came in: it may be shown as read. */
  readonly seen: (chat: string) => void;
};

/**
 * Hands what people did to the house, each chat in its order and chats side by side, until the house has it. While
 * the stores are away nothing gets through and everything is kept; a message that breaks something while others pass
 * is given up, loudly, after five failures, because it would block its chat for ever.
 *
 * After the signal nothing is tried again: what is not safe then stays behind the mark, and is found at the next start.
 */
export function createReceiving(parts: ReceivingParts, signal: AbortSignal): Receiving {
  const { mark, seen } = parts;
  const hand = createHand(parts, signal);
  const lanes = createLanes();
  const known = new Set<string>();
  const underway = new Set<Promise<void>>();
  /** How many of a chat wait behind the one that is being handed over. */
  const waiting = new Map<string, number>();

  const handled = async (heard: Heard): Promise<void> => {
    const { chat, at } = heard;
    oneLess(waiting, chat);
    if (!(await hand(heard))) return void known.delete(heard.knock.arrival.key);
    mark.end(at);
    if (!waiting.has(chat)) seen(chat);
  };
  return {
    take(heard) {
      const { key } = heard.knock.arrival;
      if (known.has(key) || signal.aborted) return;
      known.add(key);
      if (known.size > REMEMBERED) known.delete([...known][0] as string);
      mark.begin(heard.at);
      waiting.set(heard.chat, (waiting.get(heard.chat) ?? 0) + 1);
      const done = lanes.run(heard.chat, () => handled(heard)).finally(() => underway.delete(done));
      underway.add(done);
    },
    async idle() {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

/** One fewer waits in a chat; a chat in which nothing waits is not remembered. */
function oneLess(waiting: Map<string, number>, chat: string): void {
  const left = (waiting.get(chat) ?? 1) - 1;
  if (left === 0) waiting.delete(chat);
  else waiting.set(chat, left);
}

/** Hands over one message; true when it needs no more care: the house has it, or it was given up. */
function createHand({ receive, pace, alarm }: ReceivingParts, signal: AbortSignal): (heard: Heard) => Promise<boolean> {
  let passed = 0;
  const tryOnce = async ({ knock }: Heard): Promise<{ readonly error: unknown } | null> => {
    try {
      await receive(knock);
      passed++;
      return null;
    } catch (error) {
      return { error };
    }
  };
  return async (heard) => {
    const backoff = createBackoff(pace);
    let counted = 0;
    let before = -1;
    for (let failed = await tryOnce(heard); failed !== null; failed = await tryOnce(heard)) {
      if (backoff.failures === 0) alarm(KEPT, failed.error);
      if (passed > before) counted++;
      before = passed;
      if (counted >= MOST_FAILURES) {
        alarm(GIVEN_UP, failed.error);
        return true;
      }
      await backoff.wait(signal);
      if (signal.aborted) return false;
    }
    return true;
  };
}
