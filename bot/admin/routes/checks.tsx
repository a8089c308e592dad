import { type Context, Hono } from 'hono';
import type { ChecksAsked } from '../../hsds/map/keeping/desk.ts';
import type { Keeper } from '../../hsds/map/keeping/ports.ts';
import { ofTheStaff } from '../accounts.ts';
import { allow } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { CHECKS_TEXTS as texts } from '../texts-checks.ts';
import { ChecksView, checksPath, Found } from '../views/checks.tsx';
import { BASE } from '../views/setting.ts';
import { fullDay } from '../when.ts';
import { NOWHERE, page, todayOf } from './page.tsx';

type C = Context<AdminEnv>;

const LONGEST_SEARCH = 100;
const MOST_PAGES = 10_000;
/** As the auth library names accounts. */
const ACCOUNT = /^[\w-]{1,64}$/u;

/** Who acts here, and on which day. */
export const keeperOf = (c: C, rooms: Rooms): Keeper => ({ staff: c.get('staff').id, day: todayOf(rooms) });

/** Which part of the list an address asks for. */
function askedOf(c: C): ChecksAsked {
  const { owner = '', page = '1' } = c.req.query();
  const at = /^\d{1,5}$/u.test(page) ? Number(page) : 1;
  return { owner: ACCOUNT.test(owner) ? owner : null, page: Math.min(Math.max(at, 1), MOST_PAGES) };
}

const searchOf = (c: C): string => (c.req.query('search') ?? '').slice(0, LONGEST_SEARCH);

/** What the page before did, in words; the place that it did it to can be brought back. */
async function doneOf(c: C, rooms: Rooms) {
  const { done = '', place = '' } = c.req.query();
  if (done === 'lines') return { done: texts.lines.done, undo: null };
  const entry = Object.hasOwn(texts.done, done) ? await rooms.socialMap.keeping.one(place, todayOf(rooms)) : null;
  if (entry === null) return { done: undefined, undo: null };
  const said = texts.done[done as keyof typeof texts.done](entry.name, entry.due === null ? '' : fullDay(entry.due));
  return { done: said, undo: done === 'ended' && entry.standing === 'ended' ? entry : null };
}

/** The list, with what came of the page before. */
export async function checksPage(c: C, rooms: Rooms, problem?: string) {
  const { keeping } = rooms.socialMap;
  const [asked, search, today] = [askedOf(c), searchOf(c), todayOf(rooms)];
  const showing: Showing = { place: 'social-map', looking: NOWHERE, checks: asked };
  const found = search.trim() === '' ? null : await keeping.find(search, today);
  const came = problem === undefined ? await doneOf(c, rooms) : { done: undefined, undo: null };
  const staff = ofTheStaff(await rooms.accounts.list());
  return page(c, rooms, showing, (setting, { checks }) => ({
    body:
      checks === null ? null : <ChecksView {...{ checks, asked, setting, staff, search, found, problem }} {...came} />,
  }));
}

async function linesHold(c: C, rooms: Rooms) {
  await rooms.socialMap.keeping.linesHold(keeperOf(c, rooms));
  rooms.notice('the numbers for danger were checked', { staff: c.get('staff').id });
  return c.redirect(`${checksPath({ owner: null, page: 1 })}?done=lines`, 303);
}

async function found(c: C, rooms: Rooms) {
  const search = searchOf(c);
  const setting = await rooms.setting(c.get('staff'));
  const entries = search.trim() === '' ? null : await rooms.socialMap.keeping.find(search, todayOf(rooms));
  return c.html(<Found found={entries} setting={setting} />);
}

/** What is due, and every place by a search. */
export const checksRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/social-map', allow(rooms, 'map.see'), async (c) => c.html(await checksPage(c, rooms)))
    .get('/social-map/found', allow(rooms, 'map.see'), (c) => found(c, rooms))
    .get('/live/social-map', allow(rooms, 'map.see'), (c) => {
      const followed = c.req.query('checks') === 'yes' ? { checks: askedOf(c) } : {};
      return live(rooms, { place: 'social-map', looking: NOWHERE, ...followed }, c);
    })
    .post('/social-map/lines', allow(rooms, 'map.keep'), (c) => linesHold(c, rooms));

/** A page of ours to go back to; anything else leads to the list. */
export function backOf(back: string | undefined, more: Readonly<Record<string, string>>): string {
  const isOurs = back !== undefined && /^\/admin\/social-map(?:\?[\w=&-]*)?$/u.test(back) && back.startsWith(BASE);
  const [path = '', query = ''] = (isOurs ? back : `${BASE}/social-map`).split('?');
  const all = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) all.set(name, value);
  return `${path}?${all}`;
}
