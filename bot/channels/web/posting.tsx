import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { isLanguage, type Language } from '../../engine/language.ts';
import type { Chat } from './chat.ts';
import { actionOf, type Frame, guessed } from './page/frame.ts';
import { SaidInCrisis, troublePage } from './page/trouble.tsx';
import { type Fields, fieldsOf, type Posted, parse } from './parse.ts';
import { isFromOurPage } from './same-origin.ts';
import type { Hearing } from './underway.ts';
import type { Visitor } from './visitor.ts';

/** After this many seconds a message that could not be taken is worth another try. */
const RETRY_SECONDS = 5;

/** A post that may be taken: whose it is, what it says, and on which page it was written. */
export type Post = {
  readonly visitor: Visitor;
  readonly posted: Posted;
  readonly frame: Frame;
  /** The form as it can be sent again; null where its page cannot hold what was in it. */
  readonly fields: Fields | null;
};

/** The script asks for an answer without a page. */
export const isScript = (c: Context): boolean => c.req.header('x-requested-with') === 'fetch';

/** The frame of an answer to a post. */
export function frameOf(chat: Chat, c: Context, language: Language | null): Frame {
  const spoken = language ?? guessed(c.req.header('accept-language'));
  const embed = c.req.query('embed') !== undefined;
  return { language: spoken, spoken, embed, zone: chat.zone, hidden: {}, words: chat.words };
}

/** Said, and safe. */
const taken = (c: Context, frame: Frame): Response =>
  isScript(c) ? c.body(null, 204) : c.redirect(actionOf(frame), 303);

/** It could not be taken now: when to come again, and what the house had to say all the same. */
export function notTaken(c: Context, chat: Chat, post: Pick<Post, 'fields' | 'frame'>, why: Refusal): Response {
  const { status, seconds, said = [] } = why;
  c.header('Retry-After', `${seconds}`);
  c.status(status);
  if (!isScript(c)) return c.html(troublePage(post.frame, chat.assets, said, post.fields)) as Response;
  if (said.length > 0) c.header('X-Said', 'yes');
  return c.html(<SaidInCrisis said={said} name={post.fields?.id ?? ''} />) as Response;
}

type Refusal = { readonly status: 429 | 503; readonly seconds: number; readonly said?: Hearing['said'] };

/** The stores are away. */
export const AWAY: Refusal = { status: 503, seconds: RETRY_SECONDS };

/** How long this visitor, or somebody new from this place, has to wait before the next message. */
function secondsToWait(chat: Chat, c: Context, visitor: Visitor, isNew: boolean): number {
  const seconds = isNew ? chat.newcomers.take(chat.visitorIp(c)) : 0;
  return seconds > 0 ? seconds : chat.posts.take(visitor.address);
}

/**
 * The knock itself. Answered only once the house has it for good. `heardBefore` is told when the house turned out to
 * have it already.
 */
export async function take(
  c: Context,
  chat: Chat,
  post: Post,
  heardBefore?: () => Promise<unknown>,
): Promise<Response> {
  const { visitor, frame } = post;
  const { invitation, key, inbound } = post.posted;
  const address = { channel: 'web', id: visitor.address };
  const hearing = chat.underway.begin(visitor.address);
  try {
    const from = invitation === null ? { address } : { address, invitation };
    const taking = chat.receive({ from, arrival: { key, inbound } });
    const slow = hearing.spoken.then(() => 'slow' as const);
    const receipt = await Promise.race([taking, slow]);
    if (receipt === 'slow') {
      // The page sends it again under the same id, and hears then that the house has it.
      taking.catch((error) => chat.alarm('a message from the web chat could not be taken', error));
      return notTaken(c, chat, post, { ...AWAY, said: hearing.said });
    }
    if (receipt === 'duplicate') await heardBefore?.();
  } catch (error) {
    chat.alarm('a message from the web chat could not be taken', error);
    return notTaken(c, chat, post, { ...AWAY, said: hearing.said });
  } finally {
    hearing.end();
  }
  chat.visitors.remember(c, visitor, frame.embed);
  return taken(c, frame);
}

/** Somebody writes: from the script or from a plain form, known or for the first time. */
export async function post(c: Context, chat: Chat): Promise<Response> {
  const fields = fieldsOf(await c.req.text());
  const known = chat.visitors.known(c);
  const proof = { given: fields.proof ?? '', expected: chat.visitors.proofFor(known) };
  const frame = frameOf(chat, c, isLanguage(fields.language) ? fields.language : null);
  if (!isFromOurPage(c, chat.publicUrl, proof)) {
    return c.html(troublePage(frame, chat.assets, [], null), 403);
  }
  const posted = parse(fields, randomUUID);
  if (posted === null) return isScript(c) ? c.body(null, 400) : c.redirect(actionOf(frame), 303);
  const visitor = known ?? chat.visitors.fromSeed(fields.seed);
  const seconds = secondsToWait(chat, c, visitor, known === null);
  if (seconds > 0) return notTaken(c, chat, { fields, frame }, { status: 429, seconds });
  return take(c, chat, { visitor, fields, posted, frame });
}
