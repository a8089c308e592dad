import { type Context, Hono } from 'hono';
import { addressOfFeed } from '../../calendar/address.ts';
import type { Owner } from '../../calendar/ports.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { CALENDAR_TEXTS as texts } from '../texts-calendar.ts';
import { CalendarFeeds, type FeedsProps } from '../views/calendar-feeds.tsx';
import { BASE } from '../views/setting.ts';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'people', looking: NOWHERE };
const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const OWN = '/calendar';
const PERSON = `/people/:person{${ID}}/calendar`;
const FEED = `:feed{${ID}}/revoke`;

/** Whose addresses a request is about, and where its page stands. */
type Whose = Pick<FeedsProps, 'at' | 'person'> & { readonly owner: Owner };
/** What came of what was asked for, beside the addresses themselves. */
type Came = { readonly made?: string; readonly said?: string; readonly status?: 200 | 404 | 409 | 422 };

async function whose(c: Context<AdminEnv>, { desk, clock }: Rooms): Promise<Whose | null> {
  const id = c.req.param('person');
  if (id === undefined) return { at: `${BASE}${OWN}`, person: null, owner: { staff: c.get('staff').id } };
  const known = await desk.dossier(id, clock(), c.get('staff').id);
  if (known === null || known.name === null) return null;
  return { at: `${BASE}/people/${id}/calendar`, person: { id, name: known.name }, owner: { person: id } };
}

async function show(c: Context<AdminEnv>, rooms: Rooms, { at, person, owner }: Whose, came: Came = {}) {
  const [feeds, centres] = await Promise.all([rooms.feeds.list(owner), rooms.feeds.centres()]);
  const { made = null, said = null, status = 200 } = came;
  const content = await page(
    c,
    rooms,
    SHOWING,
    (setting) => ({ body: <CalendarFeeds {...{ at, person, centres, feeds, made, said, setting }} /> }),
    `${texts.title} · ${TEXTS.product}`,
  );
  return c.html(content, status);
}

async function make(
  c: Context<AdminEnv>,
  { feeds, publicUrl, notice }: Rooms,
  { owner, person }: Whose,
): Promise<Came> {
  const { centre } = await c.req.parseBody();
  const chosen = person === null && typeof centre === 'string' && centre !== '' ? centre : null;
  const made = await feeds.make(owner, chosen);
  if (made === 'too-many') return { said: texts.tooMany, status: 409 };
  if (made === null) return { said: texts.noCentre, status: 422 };
  notice('a calendar address was made', { staff: c.get('staff').id });
  return { made: addressOfFeed(publicUrl, made.token) };
}

async function revoke(c: Context<AdminEnv>, { feeds, notice }: Rooms, { owner }: Whose): Promise<Came> {
  if (!(await feeds.revoke(owner, c.req.param('feed') as string))) return { said: texts.gone, status: 404 };
  notice('a calendar address was revoked', { staff: c.get('staff').id });
  return { said: texts.revoked };
}

/** Addresses for calendar apps: of one's own, for the days of a centre, and of a person, for her own days. */
export function calendarFeedRoutes(rooms: Rooms) {
  type Doing = (c: Context<AdminEnv>, rooms: Rooms, whose: Whose) => Promise<Came>;
  const answer = (doing: Doing) => async (c: Context<AdminEnv>) => {
    const about = await whose(c, rooms);
    if (about === null) return refuse(c, rooms.asset, TEXTS.person.gone, 404);
    return show(c, rooms, about, await doing(c, rooms, about));
  };
  const app = new Hono<AdminEnv>();
  for (const [path, act] of [
    [OWN, 'feeds.own'],
    [PERSON, 'person.calendar'],
  ] as const) {
    app.get(
      path,
      allow(rooms, act),
      answer(async () => ({})),
    );
    app.post(path, allow(rooms, act), answer(make));
    app.post(`${path}/${FEED}`, allow(rooms, act), answer(revoke));
  }
  return app;
}
