import type { Delivery, Spoken } from '../../channel.ts';
import { listOf, textOf } from '../../fields.ts';
import { within } from '../../within.ts';
import type { Courtesy } from './courtesy.ts';
import type { Echoes } from './echoes.ts';
import { mediaOf } from './enclosure.ts';
import { deliveryAfter, failureOf, GraphFailure, isCertain, type Undelivered } from './failures.ts';
import type { Graph } from './graph.ts';
import type { MediaDesk } from './media.ts';
import type { Pace } from './pace.ts';
import type { Content, Recipient, SendMessage } from './payloads.ts';
import type { Part } from './render.ts';
import type { Trouble } from './trouble.ts';
import type { Turns } from './turns.ts';

export type Posting = {
  readonly graph: Graph;
  readonly phoneNumberId: string;
  readonly media: MediaDesk;
  readonly turns: Turns;
  readonly echoes: Echoes;
  readonly courtesy: Courtesy;
  readonly pace: Pace;
  readonly trouble: Trouble;
};

/** Whether an earlier attempt may have brought a part there: surely not; perhaps; and its status may still come. */
export type Doubt = 'none' | 'some' | 'next';

/** One part of a message, on its way. */
export type Step = {
  readonly message: Spoken;
  readonly recipient: Recipient;
  readonly part: Part;
  /** Given along, and brought back by every status. */
  readonly reference: string;
  readonly doubt: Doubt;
  /** Given when the whole message has taken too long. */
  readonly whole: AbortSignal;
};

/** What became of one part; where it did not go, whether that is certain. */
export type Outcome =
  | (Delivery & { readonly kind: 'sent' })
  | { readonly kind: 'not'; readonly delivery: Undelivered; readonly isCertain: boolean };

const certainlyNot = (delivery: Undelivered): Outcome => ({ kind: 'not', delivery, isCertain: true });

/** Why a message waits whose file cannot be read out of our own store. */
export const FILE_UNREAD = 'the file could not be read';
/** Seconds after which what our own side could not do is tried again. */
const AGAIN_SECONDS = 30;

/** Sends one part, in its turn, unless it is there already. Never rejects. */
export async function post(posting: Posting, step: Step): Promise<Outcome> {
  const arrived = await arrivedBefore(posting, step);
  if (arrived !== null) return { kind: 'sent', platformId: arrived };
  const delay = await turnOf(posting, step.message);
  if (delay !== null) return certainlyNot(delay);
  if (step.whole.aborted) return certainlyNot({ kind: 'later', seconds: AGAIN_SECONDS, why: 'took too long' });
  const content = await contentOf(posting, step);
  return 'kind' in content ? certainlyNot(content) : call(posting, step, content);
}

/** By the id by which Meta knows it; null where it is to be sent. */
async function arrivedBefore({ echoes, pace }: Posting, { reference, doubt }: Step): Promise<string | null> {
  if (doubt === 'next') return echoes.soon(reference, pace.echo);
  if (doubt === 'some') return echoes.of(reference);
  // Nothing that is sent for the first time is there already, whatever bore its name before.
  echoes.forget(reference);
  return null;
}

/** Waits until it may go; says so where that is too long to hold on to it. */
async function turnOf({ turns, courtesy, pace }: Posting, { to, isAnswer }: Spoken): Promise<Undelivered | null> {
  const seconds = await turns.wait(to, isAnswer, (milliseconds) => {
    if (isAnswer && milliseconds > pace.silence) courtesy.typing(to);
  });
  return seconds === null ? null : { kind: 'later', seconds, why: 'waits for its turn', untried: true };
}

/** A file is handed over to Meta first; nobody sees it before the message that shows it. */
async function contentOf(posting: Posting, { message, part, whole }: Step): Promise<Content | Undelivered> {
  if (part.type !== 'file') return part;
  if (message.isAnswer) posting.courtesy.typing(message.to);
  try {
    const id = await posting.media.upload(part.file, part.carriage, whole);
    return mediaOf(part.carriage, part.file, id, part.caption);
  } catch (error) {
    if (error instanceof GraphFailure) return undelivered(posting, message.to, error);
    return { kind: 'later', seconds: AGAIN_SECONDS, why: FILE_UNREAD };
  }
}

async function call(
  posting: Posting,
  { message, recipient, reference, whole }: Step,
  content: Content,
): Promise<Outcome> {
  const { graph, phoneNumberId, echoes, pace } = posting;
  const body: SendMessage = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipient,
    ...content,
    biz_opaque_callback_data: reference,
  };
  const signal = within(pace.call, whole);
  try {
    const answer = await graph({ call: 'send', path: `${phoneNumberId}/messages`, body, signal });
    return { kind: 'sent', platformId: textOf(listOf(answer.messages)[0]?.id) };
  } catch (error) {
    const certain = isCertain(failureOf(error));
    const echo = certain ? null : await echoes.soon(reference, pace.echo);
    if (echo !== null) return { kind: 'sent', platformId: echo };
    return { kind: 'not', delivery: undelivered(posting, message.to, error), isCertain: certain };
  }
}

function undelivered({ turns, trouble }: Posting, to: string, error: unknown): Undelivered {
  const failure = failureOf(error);
  turns.obey(to, failure);
  trouble(failure, error);
  return deliveryAfter(failure);
}
