import type { Channel, Delivery } from '../bot/channels/channel.ts';
import { createLanes } from '../bot/lanes.ts';
import type { Carrier, Files, Outbox, Outgoing, Receipts } from '../bot/ports.ts';
import { spokenOf, type Wording } from './speech.ts';

/** Waits before the second, third, … attempt, in seconds. After the last one the message is dead and staff see it. */
const RETRY_SECONDS = [5, 30, 120, 600, 1_800, 3_600, 10_800];
/** A message that has waited its turn this long asks for its lease again before it is sent. */
const FRESH_MS = 15_000;
/** Messages that nobody sends are taken over in portions. */
const SWEEP_MOST = 200;

export type Delivered = 'sent' | 'later' | 'held' | 'dead' | 'lost';

export type OutboxParts = {
  /** The channels that this process holds. */
  readonly channels: readonly Channel[];
  readonly words: Wording;
  readonly files: Files;
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
  /** Sends what waits for one conversation and nobody else sends: the job behind a retry. */
  deliver(conversation: string): Promise<void>;
  /** Takes over what is due on a channel and not being sent; tells how many. */
  sweep(channel: string): Promise<number>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
};

/** An outbox for the channels of this process. It starts no clock: retries and sweeps come in as jobs. */
export function createOutbox(parts: OutboxParts): OutboxWorker {
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const lanes = createLanes();
  const holds: Holds = new Map();
  const underway = new Set<Promise<void>>();
  let fresh: Outgoing[] = [];

  const inLane = (message: Outgoing): void => {
    const woken = Date.now();
    const sent = lanes
      .run(message.conversation, () => deliverOne(parts, channels.get(message.channel), holds, message, woken))
      .catch((error) => parts.alarm('a message could not be delivered or noted', error))
      .finally(() => underway.delete(sent));
    underway.add(sent);
  };
  const sendFresh = (): void => {
    const messages = fresh;
    fresh = [];
    for (const message of messages) inLane(message);
  };
  return {
    wake(messages) {
      // Sent in the next breath: under load the next turns are on their way to PostgreSQL by then, and it writes them
      // while this process finds words for these.
      if (fresh.length === 0) setImmediate(sendFresh);
      fresh.push(...messages.filter(({ channel }) => channels.has(channel)));
      const [elsewhere] = messages.filter(({ channel }) => !channels.has(channel));
      if (elsewhere !== undefined) parts.carrier.deliver(elsewhere.channel, elsewhere.conversation, 0);
    },
    async deliver(conversation) {
      for (const message of await parts.receipts.claim(conversation)) inLane(message);
    },
    async sweep(channel) {
      await parts.receipts.release();
      const messages = await parts.receipts.claimAll(channel, SWEEP_MOST);
      for (const message of messages) inLane(message);
      return messages.length;
    },
    async idle() {
      sendFresh();
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

/** Until when (milliseconds) a conversation waits because a message of it could not be sent. */
type Holds = Map<string, number>;

async function deliverOne(
  parts: OutboxParts,
  channel: Channel | undefined,
  holds: Holds,
  message: Outgoing,
  woken: number,
): Promise<void> {
  if (channel === undefined) return;
  const held = (holds.get(message.conversation) ?? 0) - Date.now();
  if (held > 0) return postpone(parts, message, held / 1_000, 'waits behind an earlier message', false);
  holds.delete(message.conversation);
  const waited = Date.now() - woken > FRESH_MS;
  if (waited && !(await parts.receipts.extend(message))) return parts.observed(message.channel, 'lost');
  const delivery = await channel.send(spokenOf(message, parts.words, parts.files));
  parts.observed(message.channel, await note(parts, holds, message, delivery));
}

/** Writes down what came of it. Only the row decides what happens next, so a crash here costs one repetition. */
async function note(parts: OutboxParts, holds: Holds, message: Outgoing, delivery: Delivery): Promise<Delivered> {
  if (delivery.kind === 'sent') {
    await parts.receipts.sent(message, delivery.platformId);
    return 'sent';
  }
  if (delivery.kind === 'held') {
    await parts.receipts.held(message, delivery.why);
    return 'held';
  }
  const wait = RETRY_SECONDS[message.attempts];
  if (delivery.kind === 'never' || wait === undefined) {
    await parts.receipts.dead(message, delivery.why);
    return 'dead';
  }
  const seconds = Math.max(wait, delivery.seconds);
  holds.set(message.conversation, Date.now() + seconds * 1_000);
  await postpone(parts, message, seconds, delivery.why, true);
  return 'later';
}

async function postpone(
  { receipts, carrier }: OutboxParts,
  message: Outgoing,
  seconds: number,
  why: string,
  tried: boolean,
): Promise<void> {
  await receipts.later(message, seconds, why, tried);
  carrier.deliver(message.channel, message.conversation, seconds);
}
