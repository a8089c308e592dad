import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const OWN = join(import.meta.dirname, 'static');
const require = createRequire(import.meta.url);
const own = (file: string): string => join(OWN, file);

/**
 * What each asset is made of, in this order. htmx comes from its package: nothing is loaded from elsewhere. The
 * scripts are one file: htmx begins by itself a moment after it came, and passes over what it does not know by then.
 */
const SOURCES = {
  'admin.css': [
    'base.css',
    'shell.css',
    'list.css',
    'thread.css',
    'pages.css',
    'week.css',
    'roster.css',
    'absences.css',
    'accounts.css',
    'signals.css',
    'crises.css',
    'checks.css',
    'review.css',
  ].map(own),
  'admin.js': [
    own('before-htmx.js'),
    require.resolve('htmx.org/dist/htmx.min.js'),
    require.resolve('htmx.org/dist/ext/hx-sse.min.js'),
    require.resolve('htmx.org/dist/ext/hx-upsert.min.js'),
    own('admin.js'),
    own('devices.js'),
    own('review.js'),
  ],
  // Registered by `devices.js`; it may ring for the whole view, though it lies in a folder of it.
  'push-worker.js': [own('push-worker.js')],
  'sparrow.svg': [own('sparrow.svg')],
} as const;
export type Asset = keyof typeof SOURCES;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const YEAR = 31_536_000;

/** The files of the view. Their names change with their content, so a browser asks for each of them once. */
export function createAssets(base: string): { app: Hono; url(asset: Asset): string } {
  const files = new Map<string, { body: string; type: string }>();
  const urls = new Map<string, string>();
  for (const [name, sources] of Object.entries(SOURCES)) {
    const body = sources
      .map((source) => readFileSync(source, 'utf8').replace(/\n\/\/# sourceMappingURL=.*$/u, ''))
      .join('\n');
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const hashed = `${name.slice(0, -extname(name).length)}.${hash}${extname(name)}`;
    files.set(hashed, { body, type: TYPES[extname(name)] as string });
    urls.set(name, `${base}/assets/${hashed}`);
  }
  const app = new Hono().get('/:file', (c) => {
    const file = files.get(c.req.param('file'));
    if (file === undefined) return c.notFound();
    c.header('service-worker-allowed', `${base}/`);
    return c.body(file.body, 200, { 'content-type': file.type, 'cache-control': `public, max-age=${YEAR}, immutable` });
  });
  return { app, url: (asset) => urls.get(asset) as string };
}
