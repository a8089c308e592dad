import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { z } from 'zod';
import { LARGEST_FILE } from '../../files/limits.ts';
import type { Waiting, Written } from '../../roster/plan/desk.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { ROSTER_TEXTS, todoOf } from '../texts-roster.ts';
import { IMPORT, RosterView } from '../views/roster.tsx';
import { RosterPreview } from '../views/roster-preview.tsx';
import { NOWHERE, page } from './page.tsx';

/** The form that brings a file of people; the view's own limit does not hold for it. */
export const ROSTER_PATH = '/people/import';
/** What stands around a file in a form. */
const AROUND = 16 * 1024;

const SHOWING: Showing = { place: 'people', looking: NOWHERE };
const WAITING = `${ROSTER_PATH}/:id{[0-9a-f-]{36}}`;
const ID = z.uuid();
const CONFIRMED = z.object({ shown: z.string().max(100) });

const show = (c: Context<AdminEnv>, rooms: Rooms, problem?: string) =>
  page(c, rooms, SHOWING, () => ({
    body: <RosterView problem={problem} done={problem === undefined && c.req.query('done') === 'yes'} />,
  }));

/** Whose import is asked for: nobody looks at what another has handed in. Null for what is no id. */
const waitingIn = (c: Context<AdminEnv>): Waiting | null => {
  const id = ID.safeParse(c.req.param('id'));
  return id.success ? { id: id.data, staff: c.get('staff').id } : null;
};

const expired = async (c: Context<AdminEnv>, rooms: Rooms) => c.html(await show(c, rooms, ROSTER_TEXTS.expired), 404);

async function upload(c: Context<AdminEnv>, rooms: Rooms) {
  const { file } = await c.req.parseBody();
  if (!(file instanceof File) || file.size === 0) return c.html(await show(c, rooms, ROSTER_TEXTS.none), 422);
  const held = await rooms.roster.upload(file.name, new Uint8Array(await file.arrayBuffer()), c.get('staff').id);
  if ('unreadable' in held) return c.html(await show(c, rooms, ROSTER_TEXTS.unreadable[held.unreadable]), 422);
  return c.redirect(`${IMPORT}/${held.id}`, 303);
}

async function preview(c: Context<AdminEnv>, rooms: Rooms) {
  const waiting = waitingIn(c);
  const shown = waiting && (await rooms.roster.preview(waiting));
  if (waiting === null || shown === null) return expired(c, rooms);
  const isStale = c.req.query('changed') === 'yes';
  const body = <RosterPreview id={waiting.id} preview={shown} isStale={isStale} />;
  return c.html(await page(c, rooms, SHOWING, () => ({ body })));
}

async function confirm(c: Context<AdminEnv>, rooms: Rooms) {
  const waiting = waitingIn(c);
  const form = CONFIRMED.safeParse(await c.req.parseBody());
  if (waiting === null || !form.success) return expired(c, rooms);
  const came = await rooms.roster.confirm(waiting, form.data.shown);
  if (came === 'gone') return expired(c, rooms);
  if (came === 'changed') return c.redirect(`${IMPORT}/${waiting.id}?changed=yes`, 303);
  rooms.notice('people and timetables were imported', { staff: waiting.staff });
  return c.redirect(`${IMPORT}?done=yes`, 303);
}

const download = (c: Context<AdminEnv>, { bytes, name, type }: Written) =>
  c.body(new Uint8Array(bytes).buffer, 200, {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
  });

async function problems(c: Context<AdminEnv>, rooms: Rooms) {
  const waiting = waitingIn(c);
  const written = waiting && (await rooms.roster.problems(waiting, todoOf, ROSTER_TEXTS.columns));
  return written === null ? expired(c, rooms) : download(c, written);
}

/** People and timetables from a file: a look at what would change, and only then a yes. */
export function rosterRoutes(rooms: Rooms) {
  const tooBig = async (c: Context) => refuse(c, rooms.asset, ROSTER_TEXTS.unreadable['too-big'], 422);
  const may = allow(rooms, 'people.import');
  return new Hono<AdminEnv>()
    .get(ROSTER_PATH, may, async (c) => c.html(await show(c, rooms)))
    .get(`${ROSTER_PATH}/template.xlsx`, may, async (c) => download(c, await rooms.roster.template('template')))
    .get(`${ROSTER_PATH}/example.xlsx`, may, async (c) => download(c, await rooms.roster.template('example')))
    .post(ROSTER_PATH, may, bodyLimit({ maxSize: LARGEST_FILE + AROUND, onError: tooBig }), (c) => upload(c, rooms))
    .get(WAITING, may, (c) => preview(c, rooms))
    .get(`${WAITING}/problems.csv`, may, (c) => problems(c, rooms))
    .post(`${WAITING}/confirm`, may, (c) => confirm(c, rooms));
}
