import { type Context, Hono } from 'hono';
import { stretchIn } from '../../range.ts';
import type { StaffFile } from '../../staff-ports.ts';
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

/** Browsers play a voice note only under a name that they know; what may hold pictures holds a voice here. */
const SOUNDS: Readonly<Record<string, string>> = {
  'audio/opus': 'audio/ogg',
  'video/webm': 'audio/webm',
  'video/mp4': 'audio/mp4',
};

const typeOf = ({ kind, type }: StaffFile): string => (kind === 'voice' ? SOUNDS[type ?? ''] : type) ?? type ?? '';

const named = (name: string): string => `filename*=UTF-8''${encodeURIComponent(name)}`;

function headersOf(file: StaffFile): Record<string, string> {
  const type = typeOf(file);
  const isHarmless = HARMLESS.has(type);
  return {
    'content-type': isHarmless ? type : 'application/octet-stream',
    'content-disposition': `${isHarmless ? 'inline' : 'attachment'}; ${named(file.name)}`,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
  };
}

/** All of it, or the stretch that a player asks for: some play nothing without. */
function give(c: Context, file: StaffFile, content: Uint8Array): Response {
  const headers = headersOf(file);
  const stretch = stretchIn(c.req.header('range'), content.length);
  if (stretch === 'none') return c.body(null, 416, { ...headers, 'content-range': `bytes */${content.length}` });
  if (stretch === null) return c.body(new Uint8Array(content), 200, headers);
  const { from, to } = stretch;
  const range = `bytes ${from}-${to}/${content.length}`;
  return c.body(new Uint8Array(content.subarray(from, to + 1)), 206, { ...headers, 'content-range': range });
}

/** Files that residents sent: to signed-in staff only, never as a page of ours. */
export const fileRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>().get(`${CONVERSATION}/files/:turn{[0-9]+}`, allow(rooms, 'conversation.see'), async (c) => {
    const [conversation, turn] = [c.req.param('conversation'), Number(c.req.param('turn').slice(0, 9))];
    const file = await rooms.desk.file(conversation, turn, c.get('staff').id);
    if (file === null) return c.text(TEXTS.notFound, 404);
    if (file.state === 'waiting') return c.text(TEXTS.file.waiting, 503, { 'retry-after': '60' });
    if (file.state === 'moved') return c.text(TEXTS.file.moved, 410);
    if (file.content === null) return c.text(TEXTS.file.refused[file.why ?? ''] ?? TEXTS.file.failed, 410);
    return give(c, file, file.content);
  });
