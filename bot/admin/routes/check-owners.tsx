import { type Context, Hono } from 'hono';
import { ofTheStaff } from '../accounts.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { CHECKS_TEXTS } from '../texts-checks.ts';
import { EndedView } from '../views/check-ended.tsx';
import { OwnersView } from '../views/check-owners.tsx';
import { BASE } from '../views/setting.ts';
import { NOWHERE, page, todayOf } from './page.tsx';

type C = Context<AdminEnv>;

const { owners: texts } = CHECKS_TEXTS;
const SHOWING: Showing = { place: 'social-map', looking: NOWHERE };
const OWNERS = '/social-map/owners';
/** More than a map of a city has. */
const MOST_PLACES = 20_000;

/** What the page before did, by how many places and whom it named. */
function doneOf(c: C, colleagues: ReadonlyMap<string, string>): string | undefined {
  const { done = '', owner = '' } = c.req.query();
  if (done === 'others') return texts.othersDone;
  const name = colleagues.get(owner);
  return /^\d{1,5}$/u.test(done) && name !== undefined ? texts.done(Number(done), name) : undefined;
}

async function show(c: C, rooms: Rooms, problem?: string) {
  const { keeping } = rooms.socialMap;
  const [entries, others, accounts] = await Promise.all([
    keeping.all('used', todayOf(rooms)),
    keeping.othersOf(),
    rooms.accounts.list(),
  ]);
  const staff = ofTheStaff(accounts);
  const shown = await page(c, rooms, SHOWING, (setting) => {
    const done = problem === undefined ? doneOf(c, setting.reader.colleagues) : undefined;
    return { body: <OwnersView {...{ entries, others, staff, setting, done, problem }} /> };
  });
  return c.html(shown, problem === undefined ? 200 : 422);
}

async function give(c: C, rooms: Rooms) {
  const { place = [], owner } = await c.req.parseBody({ all: true });
  const places = [place]
    .flat()
    .filter((one) => typeof one === 'string')
    .slice(0, MOST_PLACES);
  if (places.length === 0) return show(c, rooms, texts.none);
  const isDone = typeof owner === 'string' && (await rooms.socialMap.keeping.give(places, owner));
  if (!isDone) return show(c, rooms, texts.noStaff);
  return c.redirect(`${BASE}${OWNERS}?done=${places.length}&owner=${encodeURIComponent(owner)}`, 303);
}

async function giveOthers(c: C, rooms: Rooms) {
  const { others } = await c.req.parseBody();
  const isDone = typeof others === 'string' && (await rooms.socialMap.keeping.giveOthers(others));
  return isDone ? c.redirect(`${BASE}${OWNERS}?done=others`, 303) : show(c, rooms, texts.noStaff);
}

async function ended(c: C, rooms: Rooms) {
  const entries = await rooms.socialMap.keeping.all('ended', todayOf(rooms));
  return c.html(await page(c, rooms, SHOWING, () => ({ body: <EndedView entries={entries} /> })));
}

/** Whose each place is, and the places that are no more. */
export const checkOwnersRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get(OWNERS, allow(rooms, 'map.see'), (c) => show(c, rooms))
    .post(OWNERS, allow(rooms, 'map.keep'), (c) => give(c, rooms))
    .post(`${OWNERS}/others`, allow(rooms, 'map.keep'), (c) => giveOthers(c, rooms))
    .get('/social-map/ended', allow(rooms, 'map.see'), (c) => ended(c, rooms));
