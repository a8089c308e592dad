import { type Context, Hono } from 'hono';
import { APPOINTMENT_KINDS, type AppointmentKind, type Slotted } from '../../staff-week-ports.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { type Problem, WEEK_TEXTS } from '../texts-week.ts';
import { BASE } from '../views/setting.ts';
import { momentWords } from '../views/week-names.ts';
import { SlotsView } from '../views/week-slots.tsx';
import { type Against, type Checked, type Sent, sentOf, slottedOf, timesBetween, untilOf } from '../week-forms.ts';
import { NOWHERE, page } from './page.tsx';
import { doneOf } from './week.tsx';
import { confirmPage } from './week-confirm.tsx';

const SHOWING: Showing = { place: 'week', looking: NOWHERE };
const SLOTS = `${BASE}/week/slots`;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const { confirm: words } = WEEK_TEXTS;

async function show(c: Context<AdminEnv>, rooms: Rooms, sent: Sent, problem?: Problem) {
  const [choices, free] = await Promise.all([rooms.desk.week.choices(), rooms.desk.week.freeTimes(rooms.clock())]);
  return page(c, rooms, SHOWING, (setting) => ({
    body: (
      <SlotsView
        {...{ choices, free, sent, setting }}
        problem={problem === undefined ? undefined : WEEK_TEXTS.problem[problem]}
        done={problem === undefined ? doneOf(c) : undefined}
      />
    ),
  }));
}

type Offered = { readonly kind: AppointmentKind; readonly host: string; readonly times: readonly Slotted[] };

/** Times to be offered, as a form asks for them. */
function offeredOf(sent: Sent, hosts: readonly { readonly id: string }[], against: Against): Checked<Offered> {
  const kind = APPOINTMENT_KINDS.find((one) => one === sent.kind);
  if (kind === undefined) return { problem: 'kind' };
  const host = hosts.find(({ id }) => id === sent.host)?.id;
  if (host === undefined) return { problem: 'host' };
  const first = slottedOf(sent, against);
  if ('problem' in first) return first;
  const until = untilOf(sent.until);
  const times = until === null ? [] : timesBetween(first.value, until, against.zone);
  return times.length === 0 ? { problem: 'until' } : { value: { kind, host, times } };
}

async function offer(c: Context<AdminEnv>, rooms: Rooms) {
  const { week } = rooms.desk;
  const sent = sentOf(await c.req.parseBody());
  const { hosts, venues } = await week.choices();
  const offered = offeredOf(sent, hosts, { zone: rooms.zone, now: rooms.clock(), venues });
  if ('problem' in offered) return c.html(await show(c, rooms, sent, offered.problem), 422);
  const { kind, host, times } = offered.value;
  if (sent.confirmed === 'yes') {
    await week.offer(kind, host, times);
    return c.redirect(`${SLOTS}?done=offered`, 303);
  }
  const clashes = await week.clashes({ people: [host], children: [], not: host }, times);
  return confirmPage(c, rooms, () => ({
    sentences: [words.offering(times.length), ...times.map(({ starts }) => momentWords(starts))],
    clashes,
    sent,
    action: SLOTS,
    back: SLOTS,
  }));
}

async function withdraw(c: Context<AdminEnv>, rooms: Rooms) {
  const { slot = '' } = sentOf(await c.req.parseBody());
  const isGone = UUID.test(slot) && (await rooms.desk.week.withdraw(slot));
  return isGone ? c.redirect(`${SLOTS}?done=withdrawn`, 303) : c.html(await show(c, rooms, {}, 'withdrawn'), 409);
}

/** The times at which somebody can be met, as the bot offers them. */
export const weekSlotRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/week/slots', allow(rooms, 'week.see'), async (c) => c.html(await show(c, rooms, { minutes: '45' })))
    .post('/week/slots', allow(rooms, 'week.change'), (c) => offer(c, rooms))
    .post('/week/slots/withdraw', allow(rooms, 'week.change'), (c) => withdraw(c, rooms));
