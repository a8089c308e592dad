import { type Context, Hono } from 'hono';
import { asCsv } from '../../files/csv.ts';
import { monthFrom, monthsBetween } from '../absence-calendar.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { UNMET_TEXTS } from '../texts-unmet.ts';
import type { UnmetFigures } from '../unmet-numbers.ts';
import { unmetSheet } from '../unmet-sheet.ts';
import { figuresOfMonths } from '../unmet-words.ts';
import { UnmetView } from '../views/unmet.tsx';
import { NOWHERE, page, todayOf } from './page.tsx';

const SHOWING: Showing = { place: 'social-map', looking: NOWHERE };
/** With this one: a year of months to compare with. */
const MONTHS_COUNTED = 13;

/** The months that are counted, the newest first. */
async function figures(rooms: Rooms): Promise<{ readonly all: readonly UnmetFigures[]; readonly isEmpty: boolean }> {
  const month = todayOf(rooms).slice(0, 7);
  const first = monthFrom(month, 1 - MONTHS_COUNTED);
  const counts = await rooms.socialMap.keeping.unmet(first, month);
  return { all: figuresOfMonths(counts, monthsBetween(first, month).toReversed()), isEmpty: counts.length === 0 };
}

async function show(c: Context<AdminEnv>, rooms: Rooms) {
  const { all, isEmpty } = await figures(rooms);
  const here = all.find(({ month }) => month === c.req.query('month')) ?? (all[0] as UnmetFigures);
  return c.html(
    await page(c, rooms, SHOWING, (setting) => ({ body: <UnmetView {...{ all, here, isEmpty, setting }} /> })),
  );
}

async function csv(c: Context<AdminEnv>, rooms: Rooms) {
  const [{ all }, setting] = await Promise.all([figures(rooms), rooms.setting(c.get('staff'))]);
  return c.body(asCsv(unmetSheet(all, setting)), 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${UNMET_TEXTS.file}"`,
  });
}

/** What people looked for and did not find. */
export const unmetRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/social-map/unmet', allow(rooms, 'map.unmet'), (c) => show(c, rooms))
    .get('/social-map/unmet.csv', allow(rooms, 'map.unmet'), (c) => csv(c, rooms));
