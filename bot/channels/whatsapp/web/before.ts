import { fieldsOf, textOf, wholeOf } from '../../fields.ts';
import { type Client, chatWith, type Message } from './client.ts';
import type { Begun } from './journal.ts';
import type { Pace } from './pace.ts';
import type { Part } from './render.ts';
import { within } from './waiting.ts';

/** What became of a part that may have been sent before. */
export type Found = { readonly kind: 'there'; readonly id: string } | { readonly kind: 'underway' | 'absent' };

/** Messages that are looked through, theirs and ours. Asked for ours alone, the library may load years to find them. */
const LOOKED_THROUGH = 100;
/** WhatsApp counts in whole seconds. */
const ROUNDING_MS = 1_000;

/** What WhatsApp knows of a message of ours. */
const FAILED = -1;
const PENDING = 0;

export type LookBack = {
  readonly client: Client;
  readonly to: string;
  readonly begun: Begun;
  /** Since when the page stands, in milliseconds. */
  readonly opened: number;
  /** Whether a message in the chat is known to be another part of ours. */
  readonly isTaken: (id: string) => boolean;
  readonly pace: Pick<Pace, 'call' | 'pending'>;
};

/**
 * Looks in the chat whether a part is there already. WhatsApp takes no name of ours for a message, so nothing in it
 * says which one it is: where a process died, or a page, between sending and hearing that it was sent, only the chat
 * knows. A message of ours with the same content, sent since the first attempt began and not known to be any other,
 * is the one; sending again would say the same thing twice.
 *
 * One that still shows its clock is left alone: WhatsApp sends it when it is connected again. Only where the page was
 * opened anew since then, and it still shows its clock a good while later, nobody will send it any more.
 */
export async function lookBack({ client, to, begun, opened, isTaken, pace }: LookBack, part: Part): Promise<Found> {
  const chat = await within(pace.call, chatWith(client, to));
  const newest = await within(pace.call, chat.fetchMessages({ limit: LOOKED_THROUGH }));
  const same = newest.filter(
    (message) =>
      message.fromMe &&
      message.timestamp * 1_000 >= begun.at - ROUNDING_MS &&
      message.ack !== FAILED &&
      isSame(message, part) &&
      !isTaken(idOf(message)),
  );
  const there = same.find(({ ack }) => ack !== PENDING);
  if (there !== undefined) return { kind: 'there', id: idOf(there) };
  const isForgotten = ({ timestamp }: Message): boolean =>
    timestamp * 1_000 < opened && Date.now() - opened > pace.pending;
  const waits = same.some((message) => !isForgotten(message));
  return { kind: waits ? 'underway' : 'absent' };
}

/** The id of a message without its chat. */
export const idOf = ({ id }: Message): string => textOf(fieldsOf(id).id) ?? '';

function isSame({ body, type, rawData }: Message, part: Part): boolean {
  const fields = fieldsOf(rawData);
  if (part.kind === 'text') return type === 'chat' && body.trim() === part.text.trim();
  if (part.kind === 'place')
    return type === 'location' && fields.lat === part.latitude && fields.lng === part.longitude;
  // WhatsApp makes pictures smaller; everything else arrives as it is.
  return part.type.startsWith('image/') ? type === 'image' : type !== 'chat' && wholeOf(fields.size) === part.bytes;
}
