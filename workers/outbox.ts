import { type Channel, type Delivery, sendsOn } from '../bot/channels/channel.ts';
import { createLanes } from '../bot/lanes.ts';
import type { Carrier, Files, Outbox, Outgoing, Receipts } from '../bot/ports.ts';
import { spokenOf, type Wording } from './speech.ts';
import { createSweeper, type Sweeper } from './sweeper.ts';

/** Waits before the second, third, … attempt, in seconds. After the last one the message is dead and staff see it. */
const RETRY_SECONDS = [5, 30, 120, 600, 1_800, 3_600, 10_800];
/** A message that has waited its turn this long asks for its lease again before it is sent. */
const FRESH_MS = 15_000;
/** By then another process has sent what stood before, or is known to be dead. */
const FOLLOW_SECONDS = 2;
/** Messages that nobody sends are taken over in portions; each fits into what a channel has room for. */
const SWEEP_MOST = 50;
/** Why a channel puts a message off for which its platform's rate has no room. Nothing was tried. */
const RATE = 'rate';
const BEHIND = 'waits behind an earlier message';

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
  /** Takes over what is due on a channel and not being sent, and goes on while there is more; tells how many at first. */
  sweep(channel: string): Promise<number>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
};

/**
 * An outbox for the channels of this process. Retries and sweeps come in as jobs; it starts no clock of its own but to
 * go on where a channel had no room.
 */
export function createOutbox(parts: OutboxParts): OutboxWorker {
  const channels = new Map(parts.channels.map((channel) => [channel.name, channel]));
  const isOurs = (name: string): boolean => mayUse(channels.get(name));
  const lanes = createBusyLanes();
  const holds: Holds = new Map();
  const sweeper = createSweeper(
    async (channel) => {
      await parts.receipts.release();
      return hurried(await parts.receipts.claimAll(channel, SWEEP_MOST)).map((message) => sendInLane(message, false));
    },
    SWEEP_MOST,
    (error) => parts.alarm('what waits could not be taken over; the next sweep finds it', error),
  );
  let fresh: Outgoing[] = [];

  const send = (message: Outgoing, taken: Taken): Promise<void> =>
    deliverOne({ ...parts, holds, sweeper }, channels.get(message.channel), message, taken).catch((error) =>
      parts.alarm('what came of a message could not be noted', error),
    );
  const sendInLane = (message: Outgoing, isFresh: boolean): Promise<void> => {
    const taken = { woken: Date.now(), isFresh };
    return lanes.run(message.conversation, () => send(message, taken));
  };
  // Asked for in the lane: what is being sent here just now is ours already, and the rest follows it.
  const deliver = (conversation: string): Promise<void> =>
    lanes.run(conversation, async () => {
      const taken = { woken: Date.now(), isFresh: false };
      for (const message of hurried(await parts.receipts.claim(conversation))) await send(message, taken);
    });
  const sendFresh = (): void => {
    const messages = fresh;
    fresh = [];
    for (const message of messages) void sendInLane(message, true);
  };
  return {
    wake(messages) {
      // Sent in the next breath: under load the next turns are on their way to PostgreSQL by then, and it writes them
      // while this process finds words for these.
      if (fresh.length === 0) setImmediate(sendFresh);
      fresh.push(...messages.filter(({ channel }) => isOurs(channel)));
      const [elsewhere] = messages.filter(({ channel }) => !isOurs(channel));
      if (elsewhere !== undefined) parts.carrier.deliver(elsewhere.channel, elsewhere.conversation, 0);
    },
    follow(messages) {
      const [first] = messages;
      if (first === undefined) return;
      const failed = (error: unknown) =>
        parts.alarm('what stands behind could not be taken up; a sweep finds it', error);
      if (isOurs(first.channel)) deliver(first.conversation).catch(failed);
      parts.carrier.deliver(first.channel, first.conversation, FOLLOW_SECONDS);
    },
    deliver,
    sweep: sweeper.sweep,
    async idle() {
      sendFresh();
      await lanes.idle();
    },
  };
}

const mayUse = (channel: Channel | undefined): boolean => channel !== undefined && sendsOn(channel);

/** A lane for each conversation, and a way to wait until all of them are empty. */
function createBusyLanes() {
  const lanes = createLanes();
  const underway = new Set<Promise<void>>();
  return {
    run(conversation: string, task: () => Promise<void>): Promise<void> {
      const done = lanes.run(conversation, task);
      const settled = done.catch(() => {}).finally(() => underway.delete(settled));
      underway.add(settled);
      return done;
    },
    async idle(): Promise<void> {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

/** Conversations that wait because a message of theirs could not be sent: until when, in milliseconds, and since when. */
type Holds = Map<string, Hold>;
/** `forRoom`: nothing was wrong with it, and what follows waits until it has gone, however long that takes. */
/** `lets`: what was put off is a first word, and an answer, perhaps in a crisis, does not wait for it. */
type Hold = { readonly since: number; readonly until: number; readonly forRoom: boolean; readonly lets: boolean };
type Sending = OutboxParts & { readonly holds: Holds; readonly sweeper: Sweeper };
/** When it was taken up, and whether that was straight after its commit; else the outbox has said that it is next. */
type Taken = { readonly woken: number; readonly isFresh: boolean };

/** What stands before an answer in its conversation goes like an answer: somebody waits for both. */
const hurried = (messages: readonly Outgoing[]): readonly Outgoing[] =>
  messages.map((message, at) => {
    const isAwaited = messages.some(
      (one, index) => index > at && one.isAnswer && one.conversation === message.conversation,
    );
    return isAwaited ? { ...message, isAnswer: true } : message;
  });

async function deliverOne(
  parts: Sending,
  channel: Channel | undefined,
  message: Outgoing,
  { woken, isFresh }: Taken,
): Promise<void> {
  if (channel === undefined) return;
  const hold = parts.holds.get(message.conversation);
  if (hold?.forRoom && (isFresh || hold.since >= woken)) return behind(parts, channel, message, hold);
  const held = (hold?.until ?? 0) - Date.now();
  const passes = hold?.lets === true && message.isAnswer;
  if (held > 0 && !passes) return postpone(parts, message, held / 1_000, BEHIND, false);
  if (!passes) parts.holds.delete(message.conversation);
  const waited = Date.now() - woken > FRESH_MS;
  if (waited && !(await parts.receipts.extend(message))) return parts.observed(message.channel, 'lost');
  const delivery = await attempt(parts, channel, message);
  parts.observed(message.channel, await note(parts, message, delivery));
}

/** A channel never rejects; words that are missing do, and trying them for ever would help nobody. */
async function attempt({ words, files, alarm }: OutboxParts, channel: Channel, message: Outgoing): Promise<Delivery> {
  try {
    return await channel.send(spokenOf(message, words, files));
  } catch (error) {
    alarm('a message could not be put into words', error);
    return { kind: 'later', seconds: 0, why: 'trouble' };
  }
}

/** Writes down what came of it. Only the row decides what happens next, so a crash here costs one repetition. */
async function note(parts: Sending, message: Outgoing, delivery: Delivery): Promise<Delivered> {
  if (delivery.kind === 'sent') {
    await parts.receipts.sent(message, delivery.platformId);
    return 'sent';
  }
  if (delivery.kind === 'held') {
    await parts.receipts.held(message, delivery.why);
    return 'held';
  }
  if (delivery.kind === 'later' && delivery.why === RATE) {
    await putOff(parts, message, delivery.seconds);
    return 'later';
  }
  if (delivery.kind === 'later' && delivery.untried === true) {
    await waitAgain(parts, message, Math.max(1, delivery.seconds), delivery.why, false);
    return 'later';
  }
  const wait = RETRY_SECONDS[message.attempts];
  if (delivery.kind === 'never' || wait === undefined) {
    await parts.receipts.dead(message, delivery.why);
    return 'dead';
  }
  await waitAgain(parts, message, Math.max(wait, delivery.seconds), delivery.why, true);
  return 'later';
}

/** It comes again at its time, and what follows in its conversation waits behind it. */
async function waitAgain(
  parts: Sending,
  message: Outgoing,
  seconds: number,
  why: string,
  tried: boolean,
): Promise<void> {
  parts.holds.set(message.conversation, holdFor(seconds, false, !message.isAnswer));
  await postpone(parts, message, seconds, why, tried);
}

const holdFor = (seconds: number, forRoom: boolean, lets = false): Hold => {
  const since = Date.now();
  return { since, until: since + seconds * 1_000, forRoom, lets };
};

/**
 * There was no room for it: it waits in the outbox, leased to nobody, and no attempt is counted. An answer comes again
 * at its time; of what the house says first there may be ten thousand, which a job each would be too many for.
 */
async function putOff(parts: Sending, message: Outgoing, asked: number): Promise<void> {
  const seconds = message.isAnswer ? Math.max(1, asked) : asked;
  parts.holds.set(message.conversation, holdFor(seconds, true));
  if (message.isAnswer) return postpone(parts, message, seconds, RATE, false);
  await parts.receipts.later(message, seconds, RATE, false);
  parts.sweeper.soon(message.channel, seconds);
}

/** There was no room for an earlier one: an answer takes it along, and what the house says first waits with it. */
async function behind(parts: Sending, channel: Channel, message: Outgoing, { until }: Hold): Promise<void> {
  const { holds, receipts, sweeper } = parts;
  const held = until - Date.now();
  if (!message.isAnswer) {
    await receipts.later(message, Math.max(0, held / 1_000), BEHIND, false);
    return sweeper.soon(message.channel, 0);
  }
  if (held > 0) return postpone(parts, message, held / 1_000, BEHIND, false);
  holds.delete(message.conversation);
  const woken = Date.now();
  for (const one of hurried([...(await receipts.claim(message.conversation)), message])) {
    await deliverOne(parts, channel, one, { woken, isFresh: false });
  }
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
