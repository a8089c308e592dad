import type { Context } from 'hono';
import type { Mark } from '../../ports.ts';
import { stretchIn } from '../../range.ts';
import type { Chat } from './chat.ts';
import { frameFor } from './framing.ts';
import { disposition, givenAs } from './kinds.ts';
import { notKeptPage } from './page/not-kept.tsx';
import { markIn } from './render.ts';

/** A file as it is given to whoever may have it. */
type Gift = {
  readonly name: string;
  readonly type: string | null;
  readonly content: Uint8Array;
  readonly isVoice: boolean;
};

const same = (one: Mark, other: Mark) => one.turn === other.turn && one.position === other.position;

/**
 * The file of a line, for the visitor in whose conversation the line stands and is still shown; null for everybody
 * and everything else. What came from her and nobody has looked at yet is looked at here.
 */
async function fileAt(chat: Chat, address: string, mark: Mark): Promise<Gift | null> {
  const at = { channel: 'web', id: address };
  const [thread, takenBack] = await Promise.all([
    chat.threads.of(at, { turn: mark.turn, position: mark.position - 1 }),
    chat.takenBack.of(at),
  ]);
  const line = thread?.lines.find((one) => same(one, mark));
  if (!thread || line === undefined || takenBack.some((one) => same(one, mark))) return null;
  const enclosure = line.saying?.enclosure;
  if (enclosure?.kind === 'file') {
    const file = await chat.files.read(enclosure.id);
    return file && { ...file, name: enclosure.name, isVoice: false };
  }
  if (enclosure?.kind === 'calendar') {
    const file = await chat.files.entry(thread.conversation, enclosure.about, line.language);
    return file && { ...file, isVoice: false };
  }
  if (line.inbound?.kind !== 'file' && line.inbound?.kind !== 'voice') return null;
  const sent = await chat.sentFiles.read(thread.conversation, mark.turn);
  if (sent === null || sent.content === null) return null;
  const { name, content, kind } = sent;
  return { name, content, type: sent.type ?? (await chat.typeOf(content)), isVoice: kind === 'voice' };
}

/** Shown or played where that is harmless, saved otherwise, and never a page that does anything. */
function headersFor({ name, type, isVoice }: Gift): Record<string, string> {
  const given = givenAs(type, isVoice);
  return {
    'Content-Type': given.type,
    'Content-Disposition': disposition(given.kind, name),
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Accept-Ranges': 'bytes',
  };
}

function give(c: Context, gift: Gift): Response {
  const { content } = gift;
  const headers = headersFor(gift);
  const stretch = stretchIn(c.req.header('range'), content.length);
  if (stretch === 'none') {
    return c.body(null, 416, { ...headers, 'Content-Range': `bytes */${content.length}` });
  }
  if (stretch === null) return c.body(new Uint8Array(content), 200, headers);
  const { from, to } = stretch;
  const range = `bytes ${from}-${to}/${content.length}`;
  return c.body(new Uint8Array(content.subarray(from, to + 1)), 206, { ...headers, 'Content-Range': range });
}

/** A file out of a conversation: her own, or one that the house gave her. */
export async function giveFile(c: Context, chat: Chat): Promise<Response> {
  const visitor = chat.visitors.known(c);
  const mark = markIn(c.req.param('mark'));
  try {
    const gift = visitor === null || mark === null ? null : await fileAt(chat, visitor.address, mark);
    if (gift !== null) return give(c, gift);
    return c.html(notKeptPage(frameFor(c, chat, { language: null, visitor }), chat.assets, 'gone'), 404) as Response;
  } catch (error) {
    chat.alarm('a file of the web chat could not be read', error);
    return c.body(null, 503, { 'Retry-After': '5' });
  }
}
