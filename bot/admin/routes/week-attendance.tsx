import { type Context, Hono } from 'hono';
import { isBefore } from '../../engine/instant.ts';
import { ATTENDANCES, type AttendanceState } from '../../staff-week-ports.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { BASE } from '../views/setting.ts';
import { notedOf } from '../views/week-attendance.tsx';
import { sentOf } from '../week-forms.ts';
import { gone, OCCASION, occasionIn, occasionPage } from './week.tsx';

/** What a form says of somebody: a mark, null where it takes one back, nothing where it says nothing that we know. */
const markOf = (mark: string | undefined): AttendanceState | null | undefined =>
  mark === '' ? null : ATTENDANCES.find((state) => state === mark);

async function register(c: Context<AdminEnv>, rooms: Rooms) {
  const occasion = await occasionIn(c, rooms);
  if (occasion === null) return gone(c, rooms);
  const hasBegun = !isBefore(rooms.clock(), occasion.startsAt);
  if (!hasBegun || occasion.state === 'cancelled') {
    return c.html(await occasionPage(c, rooms, occasion, 'unknown'), 409);
  }
  const sent = sentOf(await c.req.parseBody());
  const marks = new Map(
    notedOf(occasion.expectations).flatMap(({ id }) => {
      const mark = markOf(sent[`mark-${id}`]);
      return mark === undefined || sent[`mark-${id}`] === sent[`was-${id}`] ? [] : [[id, mark] as const];
    }),
  );
  await rooms.desk.week.register(occasion.id, c.get('staff').id, rooms.clock(), marks);
  return c.redirect(`${BASE}/week/${occasion.id}?done=registered`, 303);
}

/** Who was there: written once it has begun. */
export const weekAttendanceRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>().post(`${OCCASION}/attendance`, allow(rooms, 'attendance.register'), (c) => register(c, rooms));
