import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Chat } from './chat.ts';
import { refOf } from './files.ts';
import { LARGEST_FILE } from './limits.ts';
import { type Came, type Multipart, readMultipart } from './multipart.ts';
import type { Frame } from './page/frame.ts';
import { type NotKept, notKeptPage } from './page/not-kept.tsx';
import { troublePage } from './page/trouble.tsx';
import { type Fields, inboundOfFile, keyOf } from './parse.ts';
import { AWAY, frameOf, isScript, notTaken, take } from './posting.tsx';
import { isFromOurPage } from './same-origin.ts';
import type { Visitor } from './visitor.ts';

/** After everything: a conversation without any of its lines. */
const END = { turn: 999_999_999, position: 0 };
/** A place for one more upload is free again soon. */
const FULL_SECONDS = 10;

/** Why a file is not taken, as a number for the script; whoever has none reads a page. */
const STATUS: Readonly<Record<NotKept, 400 | 409 | 413 | 415>> = {
  'no-file': 400,
  'first-question': 409,
  'too-big': 413,
  'not-taken': 415,
};

/** An upload on its way in: whose it is, and how she is spoken to. */
type Upload = { readonly visitor: Visitor; readonly frame: Frame };

const refused = (c: Context, chat: Chat, { frame }: Pick<Upload, 'frame'>, why: NotKept): Response =>
  isScript(c) ? c.body(null, STATUS[why]) : (c.html(notKeptPage(frame, chat.assets, why), STATUS[why]) as Response);

/** The same form without a file in it cannot be sent again: she chooses it anew. */
const later = (c: Context, chat: Chat, { frame }: Upload, seconds: number): Response =>
  notTaken(c, chat, { frame, fields: null }, { status: 429, seconds });

/** What a browser still sends is read and thrown away: before that it would not hear the answer. */
const unread = async (c: Context): Promise<unknown> => readMultipart(c.req.raw.body, '', 0).catch(() => null);

/** How long this visitor, and everybody behind her address, has to wait before the next file. */
function secondsToWait(chat: Chat, c: Context, { address }: Visitor): number {
  const seconds = chat.filed.take(address);
  return seconds > 0 ? seconds : chat.filedAtPlace.take(chat.visitorIp(c));
}

/** Room for one more upload, which is held in memory as it comes; null where there is none. */
function enter(chat: Chat, c: Context, { address }: Visitor): (() => void) | null {
  const rooms = [
    chat.coming.enter(address),
    chat.comingFromPlace.enter(chat.visitorIp(c)),
    chat.comingAtAll.enter('all'),
  ];
  const leave = () => {
    for (const room of rooms) room?.();
  };
  if (rooms.every((room) => room !== null)) return leave;
  leave();
  return null;
}

const read = (c: Context): Promise<Multipart> =>
  readMultipart(c.req.raw.body, c.req.header('content-type') ?? '', LARGEST_FILE).catch(() => ({ kind: 'malformed' }));

/** Keeps the file first and knocks then: whoever hears of it finds it. */
async function keep(c: Context, chat: Chat, upload: Upload, fields: Fields, came: Came): Promise<Response> {
  const { visitor, frame } = upload;
  const { name, bytes } = came;
  // What nobody can make head or tail of is of no kind that we take.
  const type = bytes.length === 0 ? null : await chat.typeOf(bytes).catch(() => null);
  if (type === null) return refused(c, chat, upload, 'not-taken');
  const key = keyOf(fields, randomUUID);
  const ref = refOf(visitor.address, key);
  try {
    await chat.uploads.stage(ref, bytes);
  } catch (error) {
    chat.alarm('a file from the web chat could not be laid down', error);
    return notTaken(c, chat, { frame, fields: null }, AWAY);
  }
  const inbound = inboundOfFile(fields, { ref, name, bytes: bytes.length, type });
  const posted = { key, inbound, invitation: null };
  return take(c, chat, { visitor, frame, fields: null, posted }, () => chat.uploads.drop(ref));
}

async function takeIn(c: Context, chat: Chat, upload: Upload): Promise<Response> {
  const form = await read(c);
  if (form.kind !== 'form') return refused(c, chat, upload, form.kind === 'too-big' ? 'too-big' : 'no-file');
  const proof = { given: form.fields.proof ?? '', expected: chat.visitors.proofFor(upload.visitor) };
  if (!isFromOurPage(c, chat.publicUrl, proof)) {
    return c.html(troublePage(upload.frame, chat.assets, [], null), 403);
  }
  if (form.file === null) return refused(c, chat, upload, 'no-file');
  return keep(c, chat, upload, form.fields, form.file);
}

type Against = { readonly answer: Response };

/** What stands against it that this visitor sends a file now; where nothing does, the upload that may begin. */
async function against(c: Context, chat: Chat, visitor: Visitor): Promise<Against | Upload> {
  const thread = await chat.threads.of({ channel: 'web', id: visitor.address }, END);
  const frame = frameOf(chat, c, thread?.language ?? null);
  const mine = { visitor, frame };
  if (!thread?.consented) return { answer: refused(c, chat, mine, 'first-question') };
  const seconds = secondsToWait(chat, c, visitor);
  return seconds > 0 ? { answer: later(c, chat, mine, seconds) } : mine;
}

/** Whose upload it is, or why there is none. */
async function begin(c: Context, chat: Chat): Promise<Against | Upload> {
  const visitor = chat.visitors.known(c);
  const frame = frameOf(chat, c, null);
  if (visitor === null) return { answer: refused(c, chat, { frame }, 'first-question') };
  try {
    return await against(c, chat, visitor);
  } catch (error) {
    chat.alarm('the conversation of a file could not be read', error);
    return { answer: notTaken(c, chat, { frame, fields: null }, AWAY) };
  }
}

/** Somebody sends a file or a voice note. Nothing of it is kept before she has agreed that things are kept. */
export async function upload(c: Context, chat: Chat): Promise<Response> {
  const begun = await begin(c, chat);
  if ('answer' in begun) {
    await unread(c);
    return begun.answer;
  }
  const leave = enter(chat, c, begun.visitor);
  if (leave === null) {
    await unread(c);
    return later(c, chat, begun, FULL_SECONDS);
  }
  return takeIn(c, chat, begun).finally(leave);
}
