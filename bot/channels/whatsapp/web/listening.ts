import { fieldsOf, textOf } from '../../fields.ts';
import type { Client, Message } from './client.ts';
import { type Heard, isCallLog, parse, parseCall, parseEdited } from './parse.ts';

/** A call rings for a minute at most; the line about it is written when it is over. */
const CALL_MS = 180_000;
/** WhatsApp never shows these to a linked device, such as what may be seen only once. */
const NEVER_SHOWN = /_unavailable_fanout$/u;

/**
 * Tells what people do while the client listens. A call is told by an event, by a line in the chat, or by both,
 * whichever this version of WhatsApp Web does: it is heard once.
 */
export function listen(client: Client, take: (heard: Heard) => void, now: () => number): void {
  const calls = new Map<string, number>();
  const hear = (heard: Heard | null): void => {
    if (heard !== null) take(heard);
  };
  const rang = ({ chat }: Heard): boolean => {
    if (now() - (calls.get(chat) ?? 0) < CALL_MS) return true;
    calls.set(chat, now());
    return false;
  };
  const call = (heard: Heard | null): void => {
    if (heard !== null && !rang(heard)) take(heard);
  };
  client.on('message', ({ rawData }: Message) => (isCallLog(rawData) ? call(parse(rawData)) : hear(parse(rawData))));
  client.on('message_edit', ({ rawData }: Message) => hear(parseEdited(rawData)));
  client.on('call', (incoming: unknown) => call(parseCall(incoming, Math.floor(now() / 1_000))));
  // A message that is not decrypted yet mostly is a moment later, and then comes as `message`.
  client.on('message_ciphertext_failed', ({ rawData }: Message) => hear(parse(rawData)));
  client.on('message_ciphertext', ({ rawData }: Message) => {
    if (NEVER_SHOWN.test(textOf(fieldsOf(rawData).subtype) ?? '')) hear(parse(rawData));
  });
}
