import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { HOUSE_LANGUAGE, isLanguage, type Language } from '../../engine/language.ts';
import { createLimit, peerOf, type Rule } from '../../limit.ts';
import type { Clock } from '../../ports.ts';
import { addressOfFeed, hostOf } from '../address.ts';
import { eventOf, type Say } from '../entry.ts';
import { windowAt } from '../files.ts';
import { icsOf } from '../ics.ts';
import type { Entries, Feeds, Opened } from '../ports.ts';
import { Made, Offer, Sorry, STYLE_PATH } from './page.tsx';

/** An app looks every quarter of an hour, but all phones of a centre may do so at once, from one address. */
const LOOKS: Rule = { most: 120, seconds: 60 };
const RETRY_SECONDS = 60;
/** No secret of ours is longer; of anything longer a part is looked up, and not found. */
const LONGEST = 64;

const STYLE = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');
const PRODUCT = 'Buurtmus';

export type CalendarParts = {
  readonly entries: Entries;
  readonly feeds: Feeds;
  readonly say: Say;
  readonly publicUrl: string;
  readonly clock: Clock;
  /** Where a question comes from, for counting; null where nobody can tell. With a proxy in front main knows better. */
  readonly addressOf?: (c: Context) => string | null;
  readonly alarm: (what: string, error: unknown) => void;
};

/**
 * Nothing here is for anybody between us and her: no cache on the way keeps it, no page is told where she came from.
 * An app has a copy of its own and asks after it by its tag.
 */
const safely: MiddlewareHandler = async (c, next) => {
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'",
  );
  c.header('Cache-Control', 'private, no-store');
  c.header('Referrer-Policy', 'no-referrer');
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('X-Robots-Tag', 'noindex');
  await next();
};

function limited({ addressOf = peerOf, clock }: CalendarParts): MiddlewareHandler {
  const looks = createLimit(LOOKS, () => Date.parse(clock()));
  return async (c, next) => {
    const seconds = looks.take(addressOf(c));
    if (seconds === 0) return next();
    return c.text('', 429, { 'Retry-After': `${seconds}` });
  };
}

/** The whole calendar of an address, as its reader may see it. */
async function written({ entries, say, publicUrl, clock }: CalendarParts, opened: Opened): Promise<string> {
  const window = windowAt(clock());
  const [found, language] =
    opened.kind === 'person'
      ? [await entries.hers(opened.person, window), opened.language]
      : [await entries.ofCentre(opened.centre, window), HOUSE_LANGUAGE];
  const reader = { say, language, host: hostOf(publicUrl) };
  const name = opened.kind === 'person' ? say('calendar.mine', undefined, language) : (opened.name ?? PRODUCT);
  return icsOf(
    found.map((entry) => eventOf(entry, reader)),
    name,
  );
}

/** The tag of a text, and whether the app that asks has this very text. A proxy that packs it makes the tag a weak one. */
function tagged(c: Context, text: string): boolean {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  c.header('ETag', tag);
  const known = c.req.header('if-none-match')?.split(',') ?? [];
  return known.some((one) => one.trim().replace(/^W\//u, '') === tag);
}

async function giveFeed(c: Context, parts: CalendarParts): Promise<Response> {
  const token =
    c.req
      .param('file')
      ?.replace(/\.ics$/u, '')
      .slice(0, LONGEST) ?? '';
  const opened = await parts.feeds.open(token);
  if (opened === null) return c.text('', 404);
  const text = await written(parts, opened);
  if (tagged(c, text)) return c.body(null, 304);
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="agenda.ics"',
  });
}

/** The language of the browser, where nobody else says it. */
function guessed(c: Context): Language {
  const wished = c.req.header('accept-language')?.split(',') ?? [];
  return wished.map((one) => one.trim().slice(0, 2).toLowerCase()).find(isLanguage) ?? HOUSE_LANGUAGE;
}

const codeIn = (c: Context): string => c.req.param('code')?.slice(0, LONGEST) ?? '';

async function offer(c: Context, { feeds, say }: CalendarParts): Promise<Response> {
  const offered = await feeds.offered(codeIn(c));
  if (offered === null) return c.html(<Sorry spoken={{ say, language: guessed(c) }} why="gone" />, 404);
  return c.html(<Offer spoken={{ say, ...offered }} />);
}

async function make(c: Context, { feeds, say, publicUrl }: CalendarParts): Promise<Response> {
  const made = await feeds.claim(codeIn(c));
  if (made === null) return c.html(<Sorry spoken={{ say, language: guessed(c) }} why="gone" />, 404);
  const { token, language } = made;
  return c.html(<Made spoken={{ say, language }} address={addressOfFeed(publicUrl, token)} />);
}

/**
 * Calendars for apps, by secret addresses, and the page on which somebody makes her own: to be mounted at `/calendar`.
 * An address that never was and one that works no more are answered alike.
 */
export function calendarRoutes(parts: CalendarParts): Hono {
  const app = new Hono();
  app.use(safely);
  app.get(STYLE_PATH, (c) => c.body(STYLE, 200, { 'Content-Type': 'text/css; charset=utf-8' }));
  app.use(limited(parts));
  app.get('/:file{[^/]+\\.ics}', compress(), (c) => giveFeed(c, parts));
  app.get('/make/:code', (c) => offer(c, parts));
  app.post('/make/:code', (c) => make(c, parts));
  app.all('*', (c) => c.text('', 404));
  app.onError((error, c) => {
    parts.alarm('a calendar could not be read', error);
    c.header('Retry-After', `${RETRY_SECONDS}`);
    if (c.req.path.endsWith('.ics')) return c.text('', 503);
    return c.html(<Sorry spoken={{ say: parts.say, language: guessed(c) }} why="later" />, 503);
  });
  return app;
}
