import type { Context } from 'hono';
import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import type { Chat } from './chat.ts';
import { frameFor } from './framing.ts';
import { Lines } from './page/line.tsx';
import type { Reading } from './reading.ts';
import { markIn } from './render.ts';
import { follow, type Page } from './stream.ts';
import type { Visitor } from './visitor.ts';

/** When a browser that lost us comes again: spread, so that after a restart not all pages come at once. */
const RETRY = { leastMs: 1_500, spreadMs: 2_500 };

/** A comment keeps proxies awake; the event beside it is what the script can hear. */
const BEAT = ': beat\nevent: beat\ndata: \n\n';
/** There is nothing to follow: the page shows the first sight again. */
const GONE = 'event: gone\ndata: \n\n';

/** New lines one by one, each as HTML with its mark; a conversation that must be shown anew as one event. */
const eventsFor = (c: Context, chat: Chat, visitor: Visitor) => (reading: Reading) => {
  const { thread, bubbles, whole } = reading;
  const frame = frameFor(c, chat, { language: thread.language, visitor });
  const parts = whole ? [bubbles] : bubbles.map((bubble) => [bubble]);
  return parts.map((part) => ({
    event: whole ? 'all' : 'line',
    data: String(<Lines bubbles={part} frame={frame} />),
    id: part.at(-1)?.mark ?? '',
  }));
};

/** A stream as a page: gone when the browser leaves or the house closes. */
function pageOf(stream: SSEStreamingApi, closing: AbortSignal): Page {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  stream.onAbort(leave);
  closing.addEventListener('abort', leave);
  leaving.signal.addEventListener('abort', () => closing.removeEventListener('abort', leave));
  if (closing.aborted) leave();
  return {
    gone: leaving.signal,
    tell: (event, data, id) =>
      event === 'beat' ? stream.write(BEAT) : stream.writeSSE({ event, data, ...(id ? { id } : {}) }),
  };
}

/** Room for one more open page of this visitor, at this place; null where there are too many. */
function enter(c: Context, chat: Chat, { address }: Visitor): (() => void) | null {
  const own = chat.pages.enter(address);
  if (own === null) return null;
  const place = chat.pagesOfPlace.enter(chat.visitorIp(c));
  if (place === null) {
    own();
    return null;
  }
  return () => {
    own();
    place();
  };
}

/** The events of a conversation, from the last line that the page has on. Whoever is not known (any more) begins anew. */
export function listen(c: Context, chat: Chat): Response {
  const visitor = chat.visitors.known(c);
  if (visitor === null) return c.body(GONE, 200, { 'Content-Type': 'text/event-stream' });
  if (c.req.method !== 'GET') return c.body(null, 405);
  const leave = enter(c, chat, visitor);
  if (leave === null) return c.body(null, 429);
  const seen = markIn(c.req.header('last-event-id') ?? c.req.query('after'));
  const response = streamSSE(c, async (stream) => {
    const page = pageOf(stream, chat.closing());
    await stream.write(`retry: ${Math.round(RETRY.leastMs + Math.random() * RETRY.spreadMs)}\n\n`);
    const events = eventsFor(c, chat, visitor);
    const following = { reader: chat, pulse: chat.pulse, address: visitor.address, seen, events };
    await follow(page, following).finally(leave);
  });
  response.headers.set('Cache-Control', 'no-store, no-transform');
  response.headers.set('X-Accel-Buffering', 'no');
  return response;
}
