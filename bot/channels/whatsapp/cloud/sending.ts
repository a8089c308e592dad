import type { Delivery, Spoken } from '../../channel.ts';
import type { Undelivered } from './failures.ts';
import { inWordsAlone, type Plan, type Planning, planOf, referenceOf } from './plan.ts';
import { type Doubt, FILE_UNREAD, type Posting, post } from './posting.ts';
import { createMemory, type Memory } from './progress.ts';
import type { Alarm } from './trouble.ts';

export type Sending = Planning & Posting & { readonly alarm: Alarm };

/** Seconds after which what could not even be begun is tried again. */
const AGAIN_SECONDS = 5;

/**
 * Sends messages, one part after the other. Where a message broke off, the next attempt goes on there, and what
 * arrived although its answer was lost is not sent again, as far as this process can know. Order and retries are the
 * outbox's business.
 *
 * A file that cannot be sent holds up no words: they go alone, and staff hear that something was missing.
 */
export function createSender(sending: Sending): (message: Spoken) => Promise<Delivery> {
  const memory = createMemory();
  return async (message) => {
    try {
      const plan = await planOf(message, sending);
      if (plan.kind === 'plan') return await sendAll(sending, memory, message, plan);
      // Nothing was sent: when it is let go, it need not be asked whether it arrived.
      if (message.attempts === 0) memory.remember(keyOf(message, message.ref), { parts: 0, isCertain: true });
      return plan;
    } catch (error) {
      sending.alarm('a message for WhatsApp could not be made', error);
      return { kind: 'later', seconds: AGAIN_SECONDS, why: 'could not be made' };
    }
  };
}

async function sendAll(sending: Sending, memory: Memory, message: Spoken, plan: Plan): Promise<Delivery> {
  const whole = AbortSignal.timeout(sending.pace.whole);
  const key = keyOf(message, plan.key);
  const { parts: arrived, isCertain } = memory.before(key, message.attempts);
  let delivery: Delivery = { kind: 'sent', platformId: null };
  for (const [index, part] of plan.parts.entries()) {
    if (index < arrived) continue;
    const doubt = doubtOf(message, index === arrived && !isCertain);
    const reference = referenceOf(plan, index, message.to);
    const outcome = await post(sending, { message, recipient: plan.recipient, part, reference, doubt, whole });
    if (outcome.kind === 'not' && part.type === 'file' && isHopeless(outcome.delivery, message)) {
      return sendAll(sending, memory, message, inWordsAlone(message, plan, sending));
    }
    if (outcome.kind === 'not') {
      if (outcome.delivery.kind !== 'never') memory.remember(key, { parts: index, isCertain: outcome.isCertain });
      return outcome.delivery;
    }
    delivery = outcome;
  }
  memory.forget(key);
  return plan.lacks ? { kind: 'never', why: 'refused' } : delivery;
}

/** A file that Meta refuses stays refused; one that cannot be read may only be away with its store for a moment. */
const isHopeless = (delivery: Undelivered, { attempts }: Spoken): boolean =>
  delivery.kind === 'never' ? delivery.why === 'refused' : attempts > 0 && delivery.why === FILE_UNREAD;

const keyOf = ({ to }: Spoken, key: string): string => `${to} ${key}`;

/** Only what was tried before may be there already; the first part that is left is the one that may be on its way. */
const doubtOf = ({ attempts }: Spoken, isNext: boolean): Doubt => (attempts === 0 ? 'none' : isNext ? 'next' : 'some');
