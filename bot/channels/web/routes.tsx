import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { linkOfCode } from '../../engine/deep-link.ts';
import type { Asset } from './assets.ts';
import type { Chat } from './chat.ts';
import { frameFor } from './framing.ts';
import { giveFile } from './giving.ts';
import { safely } from './headers.ts';
import { listen } from './listening.tsx';
import { chatPage } from './page/page.tsx';
import { troublePage } from './page/trouble.tsx';
import { invitationIn } from './parse.ts';
import { post } from './posting.tsx';
import { readAll } from './reading.ts';
import { upload } from './uploading.tsx';

/** A message of the greatest length, in a script of which each letter takes nine characters of a form, and its id. */
const MOST_BYTES = 64 * 1024;
const RETRY_SECONDS = 5;
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The chat as it stands. Reading changes nothing: a visitor exists from her first word on. */
async function show(c: Context, chat: Chat): Promise<Response> {
  const visitor = chat.visitors.known(c);
  const invitation = invitationIn(c.req.query('invite'));
  const link = linkOfCode(c.req.query('to') ?? '');
  try {
    const reading = visitor === null ? null : await readAll(chat, visitor.address);
    const frame = frameFor(c, chat, { language: reading?.thread.language ?? null, visitor, invitation, link });
    return await c.html(chatPage(frame, chat.assets, reading, { isInvited: invitation !== null, link }));
  } catch (error) {
    chat.alarm('the chat could not be shown', error);
    c.header('Retry-After', `${RETRY_SECONDS}`);
    const frame = frameFor(c, chat, { language: null, visitor });
    return c.html(troublePage(frame, chat.assets, [], null), 503);
  }
}

const file = ({ body, type }: Asset): Response =>
  new Response(body, {
    headers: {
      'Content-Type': type,
      'Cache-Control': FOR_EVER,
      Vary: 'Accept-Encoding',
      'X-Content-Type-Options': 'nosniff',
    },
  });

/** The pages of the web chat. Mounted at `/`. */
export function createRoutes(chat: Chat): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.redirect(`/chat${new URL(c.req.url).search}`));
  routes.use('/chat', safely(chat.publicUrl, chat.embedders));
  routes.use('/chat/events', safely(chat.publicUrl, chat.embedders));
  routes.use('/chat/files/*', safely(chat.publicUrl, chat.embedders));
  routes.get('/chat', compress(), (c) => show(c, chat));
  routes.post('/chat', bodyLimit({ maxSize: MOST_BYTES }), (c) => post(c, chat));
  routes.get('/chat/events', (c) => listen(c, chat));
  routes.post('/chat/files', (c) => upload(c, chat));
  routes.get('/chat/files/:mark', (c) => giveFile(c, chat));
  for (const asset of Object.values(chat.assets)) routes.get(asset.path, compress(), () => file(asset));
  return routes;
}
