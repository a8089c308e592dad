import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { allow } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { BASE } from '../views/setting.ts';
import { UndeliveredView } from '../views/undelivered.tsx';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'undelivered', looking: NOWHERE };

/** Which message a form is about. */
const FORM = z.object({
  conversation: z.uuid(),
  turn: z.coerce.number().int().positive(),
  position: z.coerce.number().int().positive(),
  channel: z.string().max(32),
});

async function show(c: Context<AdminEnv>, rooms: Rooms, problem?: string) {
  const messages = await rooms.desk.undelivered(c.get('staff').id);
  return page(c, rooms, SHOWING, (setting) => ({
    body: <UndeliveredView messages={messages} setting={setting} problem={problem} />,
  }));
}

async function decide(c: Context<AdminEnv>, rooms: Rooms, what: 'retry' | 'dismiss') {
  const form = FORM.safeParse(await c.req.parseBody());
  const done = form.success && (await rooms.desk[what](form.data));
  if (!done) return c.html(await show(c, rooms, TEXTS.undelivered.gone), 409);
  if (what === 'retry') rooms.deliver(form.data.channel, form.data.conversation);
  return c.redirect(`${BASE}/undelivered`, 303);
}

/** What did not arrive, and trying it again. */
export const undeliveredRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/undelivered', allow(rooms, 'undelivered.see'), async (c) => c.html(await show(c, rooms)))
    .get('/live/undelivered', allow(rooms, 'undelivered.see'), (c) => live(rooms, SHOWING, c))
    .post('/undelivered/retry', allow(rooms, 'undelivered.decide'), (c) => decide(c, rooms, 'retry'))
    .post('/undelivered/dismiss', allow(rooms, 'undelivered.decide'), (c) => decide(c, rooms, 'dismiss'));
