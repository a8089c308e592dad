import { Hono } from 'hono';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { Referrals } from '../views/referrals.tsx';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'social-map', looking: NOWHERE };

/** What became of the places that people were shown. */
export const referralRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>().get('/social-map/referrals', allow(rooms, 'referrals.see'), async (c) => {
    const { referrals } = rooms.desk;
    const [sent, answers] = await Promise.all([referrals.sent(), referrals.answers()]);
    return c.html(
      await page(c, rooms, SHOWING, (setting) => ({ body: <Referrals {...{ sent, answers, setting }} /> })),
    );
  });
