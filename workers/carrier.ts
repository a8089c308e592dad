import type { Carrier } from '../bot/ports.ts';
import { HOUSE_QUEUE, JOBS, outboxQueue } from './jobs.ts';
import type { Queues } from './queues.ts';

/** A clock of PostgreSQL and one of a process may differ by a little; a job that comes too early finds nothing. */
const SLACK_MS = 250;

/** BullMQ keeps colons for itself. */
const idOf = (...parts: (string | number)[]): string => parts.join('-').replaceAll(':', '.');

/**
 * Has the queue carry what must wait. A queue that is away is told and no more: what it should have carried stands
 * in PostgreSQL, and the next sweep or due finds it there.
 */
export function createCarrier(
  queues: Queues,
  trouble: (what: string, error: unknown) => void,
  now = Date.now,
): Carrier {
  const lost = (error: unknown) => trouble('a job could not be carried; it will be found again', error);
  return {
    knock(key, at) {
      const delay = Math.max(0, Date.parse(at) - now());
      queues.add(HOUSE_QUEUE, JOBS.knock, { key }, { delay, id: idOf('knock', key) }).catch(lost);
    },
    deliver(channel, conversation, seconds) {
      const delay = seconds * 1_000 + (seconds > 0 ? SLACK_MS : 0);
      queues.add(outboxQueue(channel), JOBS.deliver, { conversation }, { delay }).catch(lost);
    },
  };
}
