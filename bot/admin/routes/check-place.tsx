import { type Context, Hono } from 'hono';
import type { Came, KeepingDesk } from '../../hsds/map/keeping/desk.ts';
import type { Keeper } from '../../hsds/map/keeping/ports.ts';
import { ofTheStaff } from '../accounts.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { CHECKS_TEXTS as texts } from '../texts-checks.ts';
import { placePath } from '../views/check-acts.tsx';
import { PlaceView, type Refused } from '../views/check-place.tsx';
import { backOf, checksPage, keeperOf } from './checks.tsx';
import { NOWHERE, page, todayOf } from './page.tsx';

type C = Context<AdminEnv>;

const SHOWING: Showing = { place: 'social-map', looking: NOWHERE };
const PLACE = '/social-map/places/:place';
/** Longer than any name of a place. */
const LONGEST_PLACE = 200;
const LONGEST_NOTE = 500;
/** Longer than any field of the form; what is too long for a field is refused there. */
const LONGEST_FIELD = 11_000;
const CONTROLS = /[^\P{Cc}\n\t]/gu;

const placeOf = (c: C): string => (c.req.param('place') ?? '').slice(0, LONGEST_PLACE);

/** The texts of a form; files are left out, and of what was sent twice the last counts. */
async function sentOf(c: C): Promise<Readonly<Record<string, string>>> {
  const body = await c.req.parseBody();
  const texts = Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name, value.trim().slice(0, LONGEST_FIELD)]));
}

/** A place with what was refused, or said; 404 where there is none. */
async function show(c: C, rooms: Rooms, refused: Refused | null = null, problem?: string) {
  const entry = await rooms.socialMap.keeping.one(placeOf(c), todayOf(rooms));
  if (entry === null) return refuse(c, rooms.asset, texts.gone, 404);
  const staff = ofTheStaff(await rooms.accounts.list());
  const done = c.req.query('done') === 'given' ? texts.done.given(entry.name) : undefined;
  const shown = await page(c, rooms, SHOWING, (setting) => ({
    body: <PlaceView {...{ entry, refused, staff, setting, done, problem }} />,
  }));
  return c.html(shown, refused !== null ? 422 : problem !== undefined ? 409 : 200);
}

/** Where nothing was done: it is gone, or others were faster again and again. */
async function notDone(c: C, rooms: Rooms, came: Exclude<Came, 'done'>) {
  if (came === 'gone') return refuse(c, rooms.asset, texts.gone, 404);
  return c.html(await checksPage(c, rooms, texts.changed), 409);
}

type Does = (keeping: KeepingDesk, place: string, keeper: Keeper, note: string | null) => Promise<Came>;

/** What can be done with one tap: what it does, and what it is called afterwards. */
const TAPS = {
  holds: ['held', (keeping, place, keeper) => keeping.holds(place, keeper)],
  tried: ['tried', (keeping, place, keeper, note) => keeping.tried(place, note, keeper)],
  end: ['ended', (keeping, place, keeper) => keeping.end(place, keeper)],
  restore: ['restored', (keeping, place, keeper) => keeping.restore(place, keeper)],
} as const satisfies Readonly<Record<string, readonly [done: keyof typeof texts.done, does: Does]>>;
type Tap = keyof typeof TAPS;

async function tap(c: C, rooms: Rooms, name: Tap) {
  const [done, does] = TAPS[name] as readonly [string, Does];
  const { back, note } = await sentOf(c);
  const words = note?.replaceAll(CONTROLS, '').slice(0, LONGEST_NOTE) ?? null;
  const came = await does(rooms.socialMap.keeping, placeOf(c), keeperOf(c, rooms), words);
  if (came !== 'done') return notDone(c, rooms, came);
  return c.redirect(backOf(back, { done, place: placeOf(c) }), 303);
}

async function edit(c: C, rooms: Rooms) {
  const { seen = '', ...form } = await sentOf(c);
  const came = await rooms.socialMap.keeping.edit(placeOf(c), form, seen, keeperOf(c, rooms));
  if (came === 'done') return c.redirect(backOf(undefined, { done: 'edited', place: placeOf(c) }), 303);
  return typeof came === 'string' ? notDone(c, rooms, came) : show(c, rooms, { form, problems: came });
}

async function give(c: C, rooms: Rooms) {
  const { owner = '' } = await sentOf(c);
  const isDone = await rooms.socialMap.keeping.give([placeOf(c)], owner);
  if (!isDone) return show(c, rooms, null, texts.owners.noStaff);
  return c.redirect(`${placePath(placeOf(c))}?done=given`, 303);
}

/** One place: what residents see of it, what can be said of it and put right, and whose it is. */
export function checkPlaceRoutes(rooms: Rooms) {
  const may = allow(rooms, 'map.keep');
  const app = new Hono<AdminEnv>()
    .get(PLACE, allow(rooms, 'map.see'), (c) => show(c, rooms))
    .post(`${PLACE}/edit`, may, (c) => edit(c, rooms))
    .post(`${PLACE}/give`, may, (c) => give(c, rooms));
  for (const name of Object.keys(TAPS) as Tap[]) app.post(`${PLACE}/${name}`, may, (c) => tap(c, rooms, name));
  return app;
}
