import type { Delivery } from '../../channel.ts';
import { Unanswered } from './waiting.ts';

/** Numbers and ids of people stand in errors of the page. */
const SOMEBODY = /[\w.-]+@(?:c\.us|lid|g\.us|s\.whatsapp\.net)|\d{5,}/gu;
const hidden = (text: string): string => text.replace(SOMEBODY, '…');

/** An error without anybody in it: it may be logged. The library throws texts as well. */
export function told(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(hidden(String(error)));
  const plain = new Error(hidden(error.message));
  plain.name = error.name;
  plain.stack = hidden(error.stack ?? '');
  return plain;
}

/** A file that should go along is not there any more. */
export class FileGone extends Error {}

/** A file that should go along is larger than the page may be handed. */
export class FileTooLarge extends Error {}

/** Seconds after which trouble of the page may be over: a restart takes some ten. */
const TROUBLE_SECONDS = 15;

/** There is no chat with such an id, and none can be begun. */
export class NoChat extends Error {}

/** Perhaps nobody is behind an id: the page says so in these words, and in others when it is only in trouble. */
export const isNobody = (error: unknown): boolean =>
  error instanceof NoChat || (error instanceof Error && /No LID for user/u.test(error.message));

/**
 * What a failure means for a message. The page, the browser and WhatsApp's servers come back; whether the message
 * arrived before they went is looked up at the next attempt.
 */
export function deliveryAfter(error: unknown): Delivery {
  const why = error instanceof Unanswered ? 'unanswered' : 'the page broke off';
  return { kind: 'later', seconds: TROUBLE_SECONDS, why };
}
