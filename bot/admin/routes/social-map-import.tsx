import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { LARGEST_FILE } from '../../files/limits.ts';
import { FORMATS, type Format } from '../../hsds/map/desk.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { SOCIAL_MAP_TEXTS } from '../texts-social-map.ts';
import { BASE } from '../views/setting.ts';
import { SocialMapView } from '../views/social-map.tsx';
import { PreviewView } from '../views/social-map-preview.tsx';
import { NOWHERE, page } from './page.tsx';

/** The one form of ours that brings a file; the view's own limit does not hold for it. */
export const IMPORT_PATH = '/social-map/import';
const FILES = '/social-map/files';
/** What stands around a file in a form. */
const AROUND = 16 * 1024;

const SHOWING: Showing = { place: 'social-map', looking: NOWHERE };
const CONFIRMED = z.object({ id: z.uuid(), removing: z.literal('yes').optional() });

const show = (c: Context<AdminEnv>, rooms: Rooms, problem?: string) =>
  page(c, rooms, SHOWING, () => ({
    body: <SocialMapView problem={problem} done={problem === undefined && c.req.query('done') === 'yes'} />,
  }));

async function preview(c: Context<AdminEnv>, rooms: Rooms) {
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0) return c.html(await show(c, rooms, SOCIAL_MAP_TEXTS.none), 422);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const shown = await rooms.socialMap.preview(file.name, bytes, c.get('staff').id);
  if ('unreadable' in shown) return c.html(await show(c, rooms, SOCIAL_MAP_TEXTS.unreadable[shown.unreadable]), 422);
  const body = await page(c, rooms, SHOWING, () => ({ body: <PreviewView preview={shown} /> }));
  return c.html(body, shown.plan.problems.length > 0 ? 422 : 200);
}

async function confirm(c: Context<AdminEnv>, rooms: Rooms) {
  const form = CONFIRMED.safeParse(await c.req.parseBody());
  if (!form.success) return c.html(await show(c, rooms, SOCIAL_MAP_TEXTS.expired), 422);
  const { id, removing } = form.data;
  const came = await rooms.socialMap.confirm({ id, staff: c.get('staff').id }, removing === 'yes');
  if (came === 'done') {
    rooms.notice('the social map was imported', { staff: c.get('staff').id });
    return c.redirect(`${BASE}${FILES}?done=yes`, 303);
  }
  return c.html(await show(c, rooms, came === 'changed' ? SOCIAL_MAP_TEXTS.stale : SOCIAL_MAP_TEXTS.expired), 409);
}

async function download(c: Context<AdminEnv>, rooms: Rooms, format: Format) {
  const { bytes, name, type } = await rooms.socialMap.write(format);
  return c.body(new Uint8Array(bytes).buffer, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
  });
}

/** The social map as a file: away, back, a look at what would change, and only then a yes. */
export function socialMapRoutes(rooms: Rooms) {
  const tooBig = async (c: Context) => refuse(c, rooms.asset, SOCIAL_MAP_TEXTS.unreadable['too-big'], 422);
  const app = new Hono<AdminEnv>()
    .get(FILES, allow(rooms, 'map.see'), async (c) => c.html(await show(c, rooms)))
    .post(
      IMPORT_PATH,
      allow(rooms, 'map.import'),
      bodyLimit({ maxSize: LARGEST_FILE + AROUND, onError: tooBig }),
      (c) => preview(c, rooms),
    )
    .post('/social-map/confirm', allow(rooms, 'map.import'), (c) => confirm(c, rooms));
  for (const format of FORMATS) {
    app.get(`/social-map/export/${format}`, allow(rooms, 'map.see'), (c) => download(c, rooms, format));
  }
  return app;
}
