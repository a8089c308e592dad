import { createHash } from 'node:crypto';
import type { Pusher } from '../bot/crisis/push.ts';
import type { CaseWatch, Ring } from '../bot/crisis/watch.ts';
import type { Clock } from '../bot/ports.ts';

/** Waits before the second and third attempt at a device, in seconds; then its service does not take it. */
const RETRY_SECONDS = [5, 30];
const AT_ONCE = 20;
/** How late a step may be; also what a process that died had begun is gone on with after this. */
const LOOK_EVERY_MS = 10_000;

export type WatchParts = {
  readonly cases: CaseWatch;
  readonly pusher: Pusher;
  /** Says one waiting word to its person, by key. */
  readonly say: (key: string) => Promise<void>;
  readonly clock: Clock;
  readonly alarm: (what: string, error: unknown) => void;
};

/**
 * Alerts staff of cases of danger, and the next ones where nobody takes a case on. It needs no queue: every process has
 * one, each looks by itself, and the database sees to it that a step is taken once.
 */
export type Watch = {
  /** A case was opened or taken on in this process: nobody waits for the next look. */
  wake(): void;
  /** Does what is due by now. */
  look(): Promise<void>;
  /** Looks again and again, until the call returned ends it. */
  keep(): () => Promise<void>;
};

/** A watch of this process. It looks when it is woken, and by its own clock once it is kept. */
export function createWatch(parts: WatchParts): Watch {
  const look = async (): Promise<void> => {
    const { cases, clock } = parts;
    await cases.takeSteps(clock());
    await cases.noteTaken();
    const words = [...(await cases.knocks(clock()))].map((key) =>
      parts.say(key).catch((error) => parts.alarm('staff could not be told of a case in a chat', error)),
    );
    await Promise.all([...words, ringAll(parts)]);
  };
  let underway = Promise.resolve();
  const wake = (): void => {
    underway = underway.then(look).catch((error) => parts.alarm('cases could not be looked at', error));
  };
  return {
    wake,
    look,
    keep() {
      const timer = setInterval(wake, LOOK_EVERY_MS);
      timer.unref();
      wake();
      return () => {
        clearInterval(timer);
        return underway;
      };
    },
  };
}

async function ringAll({ cases, pusher }: WatchParts): Promise<void> {
  for (;;) {
    const rings = await cases.claim(AT_ONCE);
    if (rings.length === 0) return;
    await Promise.all(rings.map((ring) => ringOne(cases, pusher, ring)));
  }
}

/** A second push of the same step takes the place of the first, should one arrive twice. */
const topicOf = ({ case: id, round }: Ring): string =>
  createHash('sha256').update(`${id} ${round}`).digest('base64url').slice(0, 24);

async function ringOne(cases: CaseWatch, pusher: Pusher, ring: Ring): Promise<void> {
  const pushed = await pusher.push(ring, 'alarm', topicOf(ring));
  if (pushed === 'sent') return cases.rung(ring);
  if (pushed === 'gone') return cases.gone(ring.device);
  const wait = RETRY_SECONDS[ring.attempts - 1];
  await (wait === undefined ? cases.failed(ring) : cases.later(ring, wait));
}
