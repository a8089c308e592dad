import { Hono } from 'hono';
import { allow } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { Absences } from '../views/absences.tsx';
import { NOWHERE, page } from './page.tsx';

const SHOWING: Showing = { place: 'absences', looking: NOWHERE };

/** Who does not come today and in the coming week. */
export const absenceRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/absences', allow(rooms, 'absences.see'), async (c) => {
      const shown = await page(c, rooms, SHOWING, (setting, { absents }) => ({
        body: <Absences absents={absents ?? []} setting={setting} />,
      }));
      return c.html(shown);
    })
    .get('/live/absences', allow(rooms, 'absences.see'), (c) => live(rooms, SHOWING, c));
