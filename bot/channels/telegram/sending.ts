import type { Delivery, Spoken } from '../channel.ts';
import { fieldsOf, wholeOf } from '../fields.ts';
import type { BotApi } from './api.ts';
import { deliveryAfter, failureOf, OVER_THE_RATE, restAfter } from './failures.ts';
import type { Keyboards } from './keyboards.ts';
import { type Rendered, render } from './render.ts';
import type { Turns } from './turns.ts';
import { FileMissing, isTooLarge, sendWay } from './uploading.ts';

/** Messages of which a part arrived and the rest is still to come. */
const REMEMBERED = 1_000;
/** A file that cannot be read may only be away with its store for a moment. */
const FILE_AWAY = { kind: 'later', seconds: 5, why: 'the file cannot be read' } as const;

/** How far a message of several parts has come. */
type Progress = { enclosed: 'open' | 'sent' | 'refused'; words: number; readonly ids: number[] };

export type Sending = {
  readonly call: BotApi;
  readonly keyboards: Pick<Keyboards, 'askedAnew'>;
  readonly turns: Pick<Turns, 'take' | 'rest'>;
};

/**
 * Sends messages, one call after the other and each in its turn. Where a message of several parts broke off, the next
 * attempt goes on there, as far as this process remembers; order and retries are the outbox's business.
 *
 * What goes along and cannot be sent holds up no words: they go alone, and staff hear that something was missing.
 */
export function createSender({ call, keyboards, turns }: Sending): (message: Spoken) => Promise<Delivery> {
  const begun = new Map<string, Progress>();
  const remember = (key: string, progress: Progress): void => {
    begun.set(key, progress);
    if (begun.size > REMEMBERED) begun.delete([...begun.keys()][0] as string);
  };
  return async (message) => {
    // What is said in an emergency, with the stores away, has the same name for everybody.
    const key = `${message.to} ${message.ref}`;
    const progress = begun.get(key) ?? { enclosed: 'open', words: 0, ids: [] };
    begun.delete(key);
    const delivery = await sendAll(message, progress, inTurn(message, progress, call, turns));
    if (delivery.kind === 'later' && hasBegun(progress)) remember(key, progress);
    if (delivery.kind === 'sent' && message.offers.length > 0) void keyboards.askedAnew(message.to);
    return delivery;
  };
}

const hasBegun = ({ enclosed, words }: Progress): boolean => enclosed !== 'open' || words > 0;

/** Makes one call of a message when it is its turn. Null when Telegram took it. */
type InTurn = (send: (call: BotApi) => Promise<unknown>) => Promise<Delivery | null>;

const inTurn =
  ({ to, isAnswer }: Spoken, progress: Progress, call: BotApi, turns: Sending['turns']): InTurn =>
  async (send) => {
    // What has begun is finished: nobody should see half a message for long.
    const seconds = await turns.take(to, isAnswer || hasBegun(progress));
    if (seconds !== null) return { kind: 'later', seconds, why: OVER_THE_RATE };
    try {
      const id = wholeOf(fieldsOf(await send(call)).message_id);
      if (id !== null) progress.ids.push(id);
      return null;
    } catch (error) {
      if (error instanceof FileMissing) return FILE_AWAY;
      const rest = restAfter(failureOf(error));
      if (rest > 0) await turns.rest(rest);
      return deliveryAfter(failureOf(error));
    }
  };

async function sendAll(message: Spoken, progress: Progress, send: InTurn): Promise<Delivery> {
  const rendered = render(message);
  const broken = (await sendEnclosed(message, rendered, progress, send)) ?? (await sendWords(rendered, progress, send));
  if (broken !== null) return broken;
  if (progress.enclosed === 'refused') return { kind: 'never', why: 'refused' };
  return { kind: 'sent', platformId: progress.ids.length === 0 ? null : progress.ids.join(',') };
}

/** Null when the words may follow: what goes along was sent, or it never can be. */
async function sendEnclosed(
  { attempts }: Spoken,
  { enclosed }: Rendered,
  progress: Progress,
  send: InTurn,
): Promise<Delivery | null> {
  if (progress.enclosed !== 'open' || enclosed.length === 0) return null;
  for (const way of enclosed.filter((one) => !isTooLarge(one))) {
    const failed = await send((call) => sendWay(call, way));
    if (failed === null) {
      progress.enclosed = 'sent';
      return null;
    }
    const isGone = failed === FILE_AWAY && attempts > 0;
    if (!isGone && !(failed.kind === 'never' && failed.why === 'refused')) return failed;
  }
  progress.enclosed = 'refused';
  return null;
}

async function sendWords({ words, alone }: Rendered, progress: Progress, send: InTurn): Promise<Delivery | null> {
  const messages = progress.enclosed === 'refused' ? alone : words;
  for (const payload of messages.slice(progress.words)) {
    const failed = await send((call) => call('sendMessage', payload));
    if (failed !== null) return failed;
    progress.words++;
  }
  return null;
}
