import type { Delivery, Spoken } from '../channel.ts';
import type { BotApi, SendMessage } from './api.ts';
import { deliveryAfter, failureOf } from './failures.ts';
import { fieldsOf, wholeOf } from './fields.ts';
import type { Keyboards } from './keyboards.ts';
import { render } from './render.ts';

/** Long messages of which a part arrived and the rest is still to come. */
const REMEMBERED = 1_000;

/**
 * Sends messages, one call after the other. Where a long message broke off, the next attempt goes on there, as far
 * as this process remembers; order and retries are the outbox's business.
 */
export function createSender(call: BotApi, keyboards: Keyboards): (message: Spoken) => Promise<Delivery> {
  const arrived = new Map<string, number>();
  const remember = (key: string, parts: number): void => {
    arrived.set(key, parts);
    if (arrived.size > REMEMBERED) arrived.delete([...arrived.keys()][0] as string);
  };
  return async (message) => {
    const key = `${message.to}:${message.turn}.${message.position}`;
    const before = arrived.get(key) ?? 0;
    arrived.delete(key);
    const { parts, delivery } = await sendAll(call, render(message).slice(before));
    if (delivery.kind === 'later' && before + parts > 0) remember(key, before + parts);
    if (delivery.kind === 'sent' && message.offers.length > 0) void keyboards.askedAnew(message.to);
    return delivery;
  };
}

async function sendAll(call: BotApi, calls: readonly SendMessage[]): Promise<{ parts: number; delivery: Delivery }> {
  let platformId: string | null = null;
  for (const [parts, payload] of calls.entries()) {
    try {
      const id = wholeOf(fieldsOf(await call('sendMessage', payload)).message_id);
      platformId = id === null ? null : String(id);
    } catch (error) {
      return { parts, delivery: deliveryAfter(failureOf(error)) };
    }
  }
  return { parts: calls.length, delivery: { kind: 'sent', platformId } };
}
