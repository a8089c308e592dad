import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { peerOf } from '../limit.ts';
import { type Asked, readAsked } from './asked.ts';
import { limited } from './limits.ts';
import { LISTS, type List } from './lists.ts';
import type { Index } from './map/index-of.ts';
import { pageOf } from './map/page.ts';
import type { Snapshot } from './map/ports.ts';
import { unasked } from './map/unasked.ts';

const PROFILE = join(import.meta.dirname, '..', '..', 'docs', 'hsds-profile.md');
const OPENAPI = 'https://raw.githubusercontent.com/openreferral/specification/3.1/schema/openapi.json';

/** No question is longer. */
const LONGEST_BODY = 8 * 1024;
/** The map changes a few times a day; a copy of a minute ago does no harm, and a later one is asked after by its tag. */
const KEPT = 'public, max-age=60, stale-while-revalidate=600';
/** Lines that go out together in a stream. */
const LINES_AT_ONCE = 100;

export type HsdsParts = {
  /** The social map as it stands. */
  current(): Promise<Snapshot>;
  readonly publicUrl: string;
  /** Where a question comes from, for counting; null where nobody can tell. With a proxy in front main knows better. */
  readonly addressOf?: (c: Context) => string | null;
  readonly now?: () => number;
  /** Hears what went wrong. */
  readonly alarm: (what: string, error: unknown) => void;
};

const tagOf = ({ version, changedAt }: Snapshot): string => `W/"${version}.${Date.parse(changedAt).toString(36)}"`;

/** Says that a copy is still good; null where it is not. */
function unchanged(c: Context, snapshot: Snapshot): Response | null {
  if (c.req.method === 'POST') return null;
  const tag = tagOf(snapshot);
  c.header('etag', tag);
  c.header('cache-control', KEPT);
  const known =
    c.req
      .header('if-none-match')
      ?.split(',')
      .map((one) => one.trim()) ?? [];
  return known.includes(tag) ? c.body(null, 304) : null;
}

/** The question in the address, and in the body of a POST. */
async function askedIn(c: Context): Promise<ReturnType<typeof readAsked>> {
  const isJson = c.req.header('content-type')?.includes('json') ?? false;
  const body = c.req.method === 'POST' ? await (isJson ? c.req.json() : c.req.parseBody()).catch(() => null) : {};
  if (body === null || typeof body !== 'object') return { error: 'is no JSON object', parameter: 'body' };
  return readAsked({ ...c.req.query(), ...(body as object) });
}

/** Everything that fits, a line for each, made as it goes out. */
function lines(index: Index, list: List, asked: Asked): ReadableStream<Uint8Array> {
  const rows = list.rows(index, asked);
  const encoder = new TextEncoder();
  let next = 0;
  return new ReadableStream({
    pull(stream) {
      const some = rows.slice(next, next + LINES_AT_ONCE);
      next += LINES_AT_ONCE;
      const text = some.map((row) => `${JSON.stringify(list.listed(index, row, asked))}\n`).join('');
      if (text !== '') stream.enqueue(encoder.encode(text));
      if (next >= rows.length) stream.close();
    },
  });
}

async function answerList(c: Context, list: List, current: HsdsParts['current']): Promise<Response> {
  const asked = await askedIn(c);
  if ('error' in asked) return c.json(asked, 400);
  const snapshot = await current();
  const known = unchanged(c, snapshot);
  if (known !== null) return known;
  const index = asked.include_sensitive ? snapshot.index : unasked(snapshot.index);
  if (asked.format === 'ndjson')
    return c.body(lines(index, list, asked), 200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
  return c.json(pageOf(list.rows(index, asked), asked.page, asked.per_page, (row) => list.listed(index, row, asked)));
}

async function answerOne(c: Context, list: List, current: HsdsParts['current']): Promise<Response> {
  const asked = readAsked(c.req.query());
  if ('error' in asked) return c.json(asked, 400);
  const snapshot = await current();
  const row = snapshot.index.row(list.entity, c.req.param('id')?.toLowerCase());
  if (row === undefined) return c.json({ error: 'not found' }, 404);
  return unchanged(c, snapshot) ?? c.json(list.whole(snapshot.index, row, asked));
}

/**
 * The social map for other systems, as the OpenAPI of HSDS 3.1 says: to be mounted at `/hsds`. Public data, for
 * everybody and without a key; what the house keeps for itself is not in what it reads.
 */
export function hsdsRoutes({ current, publicUrl, addressOf = peerOf, now = Date.now, alarm }: HsdsParts): Hono {
  const app = new Hono();
  app.use(cors({ origin: '*', allowMethods: ['GET', 'POST'] }), limited(addressOf, now));
  app.use(bodyLimit({ maxSize: LONGEST_BODY, onError: (c) => c.json({ error: 'too long' }, 413) }));
  app.use(async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
  });
  const about = (c: Context) => {
    c.header('cache-control', KEPT);
    return c.json({ version: '3.1', profile: `${publicUrl}/hsds/profile`, openapi_url: OPENAPI });
  };
  app.get('/', about);
  app.get('/profile', (c) => {
    c.header('cache-control', KEPT);
    return c.body(readFileSync(PROFILE, 'utf8'), 200, { 'content-type': 'text/markdown; charset=utf-8' });
  });
  for (const [path, list] of Object.entries(LISTS)) {
    app.on(['GET', 'POST'], `/${path}`, (c) => answerList(c, list, current));
    app.get(`/${path}/:id`, (c) => answerOne(c, list, current));
  }
  // Where this is mounted, HSDS's first path has a slash at its end, and ours has none.
  app.all('*', (c) => (/^\/[^/]+\/$/u.test(c.req.path) ? about(c) : c.json({ error: 'not found' }, 404)));
  app.onError((error, c) => {
    alarm('the public social map failed', error);
    return c.json({ error: 'not available now, please try later' }, 503);
  });
  return app;
}
