import { Hono } from 'hono';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { CONVERSATION } from './conversations.tsx';

/** What a browser only shows or plays; everything else is handed over as a download and opened elsewhere. */
const HARMLESS = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'audio/ogg',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/wav',
  'audio/webm',
  'audio/aac',
]);

/** Browsers play a voice note only under a name that they know. */
const playable = (type: string): string => (type === 'audio/opus' ? 'audio/ogg' : type);

const named = (name: string): string => `filename*=UTF-8''${encodeURIComponent(name)}`;

/** Files that residents sent: to signed-in staff only, never as a page of ours. */
export const fileRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>().get(`${CONVERSATION}/files/:turn{[0-9]+}`, allow(rooms, 'conversation.see'), async (c) => {
    const file = await rooms.desk.file(c.req.param('conversation'), Number(c.req.param('turn').slice(0, 9)));
    if (file === null) return c.text(TEXTS.notFound, 404);
    if (file.state === 'waiting') return c.text(TEXTS.file.waiting, 503, { 'retry-after': '60' });
    if (file.content === null) return c.text(TEXTS.file.refused[file.why ?? ''] ?? TEXTS.file.failed, 410);
    const type = playable(file.type ?? '');
    const isHarmless = HARMLESS.has(type);
    return c.body(new Uint8Array(file.content).buffer, 200, {
      'content-type': isHarmless ? type : 'application/octet-stream',
      'content-disposition': `${isHarmless ? 'inline' : 'attachment'}; ${named(file.name)}`,
      'x-content-type-options': 'nosniff',
    });
  });
