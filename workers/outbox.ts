import type { Channel, Delivery } from '../bot/channels/channel.ts';
import type { Carrier, MessageRef, Outbox, Outgoing, Receipts } from '../bot/ports.ts';
import { spokenOf, type Wording } from './speech.ts';

/** Waits before the second, third, … attempt, in seconds. After the last one the message is dead and staff see it. */
const RETRY_SECONDS = [5, 30, 120, 600, 1_800, 3_600, 10_800];
/** A message that has waited its turn this long asks for its lease again before it is sent. */
const FRESH_MS = 15_000;
/** Messages that nobody sends are taken over in portions. */
const SWEEP_MOST = 200;

export type Delivered = 'sent' | 'later' | 'dead' | 'lost';

export type OutboxParts = {
  /** The channels that this process holds. */
  readonly channels: readonly Channel[];
  readonly words: Wording;
  readonly receipts: Receipts;
  readonly carrier: Carrier;
  readonly alarm: (what: string, error: unknown) => void;
  /** Told of every attempt, for the figures. */
  readonly observed: (channel: string, delivered: Delivered) => void;
};

/**
 * Committed messages → words → render → send. Replies go straight after the commit, one conversation's in their
 * order; what fails is carried to a better time; what nobody sends is taken over.
 */
export type OutboxWorker = Outbox & {
  /** Sends one message if nobody else does: the job behind a retry. */
  deliver(ref: MessageRef): Promise<void>;
  /** Takes over what is due on a channel and not being sent; tells how many. */
  sweep(channel: string): Promise<number>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
};

export function createOutbox(parts: OutboxParts): OutboxWorker {
  const { receipts, carrier, alarm } = parts;
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const lanes = new Map<string, Promise<void>>();

  const inLane = (message: Outgoing, woken: number): void => {
    const before = lanes.get(message.conversation) ?? Promise.resolve();
    const end = before
      .then(() => deliverOne(parts, channels.get(message.channel), message, woken))
      .catch((error) => alarm('a message could not be delivered or noted', error))
      .finally(() => lanes.get(message.conversation) === end && lanes.delete(message.conversation));
    lanes.set(message.conversation, end);
  };
  return {
    wake(messages) {
      for (const message of messages) {
        if (channels.has(message.channel)) inLane(message, Date.now());
        else carrier.deliver(message.channel, message, 0);
      }
    },
    async deliver(ref) {
      const message = await receipts.claim(ref);
      if (message !== null) inLane(message, Date.now());
    },
    async sweep(channel) {
      const messages = await receipts.claimAll(channel, SWEEP_MOST);
      for (const message of messages) inLane(message, Date.now());
      return messages.length;
    },
    async idle() {
      while (lanes.size > 0) await Promise.all(lanes.values());
    },
  };
}

async function deliverOne(
  parts: OutboxParts,
  channel: Channel | undefined,
  message: Outgoing,
  woken: number,
): Promise<void> {
  if (channel === undefined) return;
  const waited = Date.now() - woken > FRESH_MS;
  if (waited && !(await parts.receipts.extend(message))) return parts.observed(message.channel, 'lost');
  const delivery = await channel.send(spokenOf(message, parts.words));
  parts.observed(message.channel, await note(parts, message, delivery));
}

/** Writes down what came of it. Only the row decides what happens next, so a crash here costs one repetition. */
async function note({ receipts, carrier }: OutboxParts, message: Outgoing, delivery: Delivery): Promise<Delivered> {
  if (delivery.kind === 'sent') {
    await receipts.sent(message, delivery.platformId);
    return 'sent';
  }
  const wait = RETRY_SECONDS[message.attempts];
  if (delivery.kind === 'never' || wait === undefined) {
    await receipts.dead(message, delivery.why);
    return 'dead';
  }
  const seconds = Math.max(wait, delivery.seconds);
  await receipts.later(message, seconds, delivery.why);
  carrier.deliver(message.channel, message, seconds);
  return 'later';
}
