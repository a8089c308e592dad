import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { LANGUAGES } from '../../engine/language.ts';
import { nameOfPaper, PAPER_KINDS, type PaperOrder } from '../../paper/order.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { PaperView } from '../views/paper.tsx';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'social-map', looking: NOWHERE };
const AT = '/social-map/paper';

const ORDER = z.object({
  kind: z.enum(PAPER_KINDS),
  language: z.enum(LANGUAGES),
  centre: z
    .string()
    .max(200)
    .default('')
    .transform((id) => (id === '' ? null : id)),
});

/** What the address asks for; null where that is no paper of ours. */
const orderIn = (c: Context): PaperOrder | null => ORDER.safeParse(c.req.query()).data ?? null;

const show = async (c: Context<AdminEnv>, rooms: Rooms, failed = false) => {
  const { paper } = rooms;
  const centres = await paper.centres();
  return page(c, rooms, SHOWING, () => ({
    body: <PaperView centres={centres} canPdf={paper.pdf !== null} failed={failed} />,
  }));
};

async function pdf(c: Context<AdminEnv>, rooms: Rooms) {
  const order = orderIn(c);
  if (order === null || rooms.paper.pdf === null) return refuse(c, rooms.asset, TEXTS.notFound, 404);
  try {
    const bytes = await rooms.paper.pdf(order);
    return c.body(new Uint8Array(bytes).buffer, 200, {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${nameOfPaper(order)}.pdf"`,
      'x-content-type-options': 'nosniff',
    });
  } catch (error) {
    rooms.notice(`a PDF could not be made: ${error instanceof Error ? error.name : 'unknown'}`, {});
    return c.html(await show(c, rooms, true), 503);
  }
}

/** The social map on paper: ordered on a page of the view, shown as sheets to print, and as a PDF where it can be. */
export function paperRoutes(rooms: Rooms) {
  return new Hono<AdminEnv>()
    .get(AT, allow(rooms, 'map.print'), async (c) => c.html(await show(c, rooms)))
    .get(`${AT}/sheets`, allow(rooms, 'map.print'), async (c) => {
      const order = orderIn(c);
      return order === null ? refuse(c, rooms.asset, TEXTS.notFound, 404) : c.html(await rooms.paper.page(order));
    })
    .get(`${AT}/pdf`, allow(rooms, 'map.print'), (c) => pdf(c, rooms))
    .get(`${AT}/assets/:name`, allow(rooms, 'map.print'), (c) => {
      const asset = rooms.paper.asset(c.req.param('name'));
      if (asset === null) return refuse(c, rooms.asset, TEXTS.notFound, 404);
      return c.body(new Uint8Array(asset.body).buffer, 200, {
        'content-type': asset.type,
        'x-content-type-options': 'nosniff',
      });
    });
}
