import { pause } from '../../backoff.ts';
import type { Delivery, Spoken } from '../../channel.ts';
import { idOf, lookBack } from './before.ts';
import { type Client, chatWith } from './client.ts';
import { deliveryAfter, FileGone, FileTooLarge, isNobody } from './failures.ts';
import type { Firsts } from './firsts.ts';
import type { Begun, Journal } from './journal.ts';
import { isPerson } from './limits.ts';
import type { Line } from './line.ts';
import { contentFor } from './media.ts';
import { type Pace, typingTime } from './pace.ts';
import { type Part, render } from './render.ts';
import { within } from './waiting.ts';

export type SendingParts = {
  readonly line: Pick<Line, 'client' | 'since'>;
  /** What is answered while no session stands. */
  readonly notNow: () => Delivery;
  readonly journal: Journal;
  readonly firsts: Firsts;
  readonly pace: Pace;
  readonly alarm: (what: string, error: unknown) => void;
};

/** Seconds after which a message that shows its clock is looked at again. */
const UNDERWAY_SECONDS = 15;
/** Messages of ours in a row, with nothing of hers between them, that make somebody a stranger again. */
const UNANSWERED = 30;
const UNCONNECTED: Delivery = {
  kind: 'later',
  seconds: UNDERWAY_SECONDS,
  why: 'WhatsApp is not connected',
  untried: true,
};
/** Whoever may be in danger sees no "typing…". */
const URGENT = /^crisis\./u;

/**
 * Sends a message, part by part, as a person would write it. Never rejects. What goes along and cannot be sent holds
 * up no words: they go alone, and staff hear that something was missing.
 */
export function createSender(parts: SendingParts): (message: Spoken) => Promise<Delivery> {
  return async (message) => {
    const { client } = parts.line;
    if (client === null) return parts.notNow();
    if (!isPerson(message.to)) return { kind: 'never', why: 'gone' };
    try {
      const later = await parts.firsts.admit(message, () => neverWrote(client, message.to, parts.pace));
      return later ?? (await sendAll(parts, client, message));
    } catch (error) {
      if (await isGone(client, message.to, error, parts.pace)) return { kind: 'never', why: 'gone' };
      parts.alarm('a message could not be sent through WhatsApp', error);
      return deliveryAfter(error);
    }
  };
}

async function sendAll(parts: SendingParts, client: Client, message: Spoken): Promise<Delivery> {
  const { journal, pace } = parts;
  const { ref } = message;
  // Without a connection the page would take the message and send it some time, when nobody expects it any more.
  if ((await within(pace.call, client.getState())) !== 'CONNECTED') return UNCONNECTED;
  const again = message.attempts > 0 ? journal.find(ref) : null;
  if (again === null) await journal.begin(ref);
  const ids: string[] = [];
  let isWhole = true;
  for (const [at, part] of render(message).entries()) {
    const id = again?.parts.get(at) ?? (await deliver(parts, client, message, part, again).catch(orMissing(message)));
    if (id === MISSING) isWhole = false;
    else if (typeof id !== 'string') return id;
    else {
      await journal.arrived(ref, at, id);
      ids.push(id);
    }
  }
  return isWhole ? { kind: 'sent', platformId: ids.join(' ') } : { kind: 'never', why: 'refused' };
}

/** Stands for a part that never can be sent. */
const MISSING = Symbol('missing');
/** A file that cannot be read may only be away with its store for a moment. */
const FILE_AWAY: Delivery = { kind: 'later', seconds: 5, why: 'the file cannot be read' };

const orMissing =
  ({ attempts }: Spoken) =>
  (error: unknown): typeof MISSING | Delivery => {
    if (error instanceof FileTooLarge) return MISSING;
    if (error instanceof FileGone) return attempts > 0 ? MISSING : FILE_AWAY;
    throw error;
  };

/** Sends one part, unless it is there already; its id, or what came of it otherwise. */
async function deliver(
  { line, journal, pace }: SendingParts,
  client: Client,
  { to, meant }: Spoken,
  part: Part,
  begun: Begun | null,
): Promise<string | Delivery> {
  if (begun !== null) {
    const found = await lookBack({ client, to, begun, opened: line.since, isTaken: journal.isTaken, pace }, part);
    if (found.kind === 'there') return found.id;
    if (found.kind === 'underway') return { kind: 'later', seconds: UNDERWAY_SECONDS, why: 'still under way' };
  }
  const { content, options } = await contentFor(part);
  if (!URGENT.test(meant.key)) await type(client, to, part, pace);
  const sent = await within(part.kind === 'file' ? pace.file : pace.call, client.sendMessage(to, content, options));
  if (!sent || sent.ack === -1) return { kind: 'later', seconds: UNDERWAY_SECONDS, why: 'WhatsApp did not take it' };
  return idOf(sent);
}

/** Shows "typing…" for as long as somebody would need. Whether it is seen changes nothing. */
async function type(client: Client, to: string, part: Part, pace: Pace): Promise<void> {
  const chat = await within(pace.call, chatWith(client, to));
  await within(pace.call, chat.sendStateTyping());
  await pause(typingTime(part.kind === 'text' ? part.text : '', pace));
}

/** Whether somebody never wrote here, or so long ago that everything since then stayed unanswered. */
async function neverWrote(client: Client, to: string, { call }: Pace): Promise<boolean> {
  const chat = await within(call, chatWith(client, to));
  const newest = await within(call, chat.fetchMessages({ limit: UNANSWERED }));
  return newest.every(({ fromMe }) => fromMe);
}

/** Whether nobody is behind an address any more. WhatsApp is asked only when it could not find the chat. */
async function isGone(client: Client, to: string, error: unknown, { call }: Pace): Promise<boolean> {
  if (!isNobody(error) || !to.endsWith('@c.us')) return false;
  return within(call, client.getNumberId(to)).then(
    (found) => found === null,
    () => false,
  );
}
