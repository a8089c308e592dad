import { type Context, Hono } from 'hono';
import type { OccasionDetail } from '../../staff-week-ports.ts';
import { allow, refuse } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { type Problem, WEEK_TEXTS } from '../texts-week.ts';
import { WeekView } from '../views/week.tsx';
import { OccasionView, type Refused } from '../views/week-occasion.tsx';
import { askedOf, sentOf } from '../week-forms.ts';
import { createWhen } from '../when.ts';
import { NOWHERE, page } from './page.tsx';

export const OCCASION = '/week/:occasion{[0-9a-f-]{36}}';
const IS_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

const isDone = (done: string | undefined): done is keyof typeof WEEK_TEXTS.done =>
  done !== undefined && Object.hasOwn(WEEK_TEXTS.done, done);

/** What an act of staff came to, as the page that it leads to is asked to say it. */
export function doneOf(c: Context): string | undefined {
  const done = c.req.query('done');
  if (done === 'registered') return WEEK_TEXTS.registered;
  return isDone(done) ? WEEK_TEXTS.done[done] : undefined;
}

/** An address asks for an occasion, or for a week; this one where it asks for none. */
function showingOf(c: Context<AdminEnv>, { zone, clock }: Rooms): Showing {
  const { occasion, ...query } = sentOf(c.req.query());
  const week =
    occasion !== undefined && IS_ID.test(occasion) ? { occasion } : askedOf(query, createWhen(zone).date(clock()));
  return { place: 'week', looking: NOWHERE, week };
}

/** The page of an occasion; with a problem, and with what was sent where that was refused. */
export async function occasionPage(
  c: Context<AdminEnv>,
  rooms: Rooms,
  occasion: OccasionDetail,
  problem?: Problem,
  refused?: Refused,
) {
  const choices = await rooms.desk.week.choices();
  const showing: Showing = { place: 'week', looking: NOWHERE, week: { occasion: occasion.id } };
  const said = problem === undefined ? undefined : WEEK_TEXTS.problem[problem];
  return page(c, rooms, showing, (setting, read) => ({
    body: (
      <OccasionView
        occasion={read.occasion ?? occasion}
        {...{ choices, setting, refused }}
        problem={said}
        done={problem === undefined ? doneOf(c) : undefined}
      />
    ),
  }));
}

/** The occasion that an address names; null where there is none. */
export function occasionIn(c: Context<AdminEnv>, { desk }: Rooms): Promise<OccasionDetail | null> {
  const id = c.req.param('occasion') ?? '';
  return IS_ID.test(id) ? desk.week.occasion(id) : Promise.resolve(null);
}

export const gone = (c: Context<AdminEnv>, { asset }: Rooms) => refuse(c, asset, WEEK_TEXTS.gone, 404);

/** The week of the centre, and each of its occasions. */
export const weekRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/week', allow(rooms, 'week.see'), async (c) => {
      const week = askedOf(sentOf(c.req.query()), createWhen(rooms.zone).date(rooms.clock()));
      const choices = await rooms.desk.week.choices();
      const shown = await page(c, rooms, { place: 'week', looking: NOWHERE, week }, (setting, read) => ({
        body: (
          <WeekView
            week={read.week ?? { lines: [], more: false }}
            asked={week}
            choices={choices}
            setting={setting}
            done={doneOf(c)}
          />
        ),
      }));
      return c.html(shown);
    })
    .get(OCCASION, allow(rooms, 'week.see'), async (c) => {
      const occasion = await occasionIn(c, rooms);
      return occasion === null ? gone(c, rooms) : c.html(await occasionPage(c, rooms, occasion));
    })
    .get('/live/week', allow(rooms, 'week.see'), (c) => live(rooms, showingOf(c, rooms), c));
