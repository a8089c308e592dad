import { type Context, Hono } from 'hono';
import { ofTheStaff } from '../accounts.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import { minutesIn, onceIn, weeklyIn } from '../rota-forms.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { CRISIS_TEXTS as texts } from '../texts-crisis.ts';
import { RotaView } from '../views/rota.tsx';
import { BASE } from '../views/setting.ts';
import { sentOf } from '../week-forms.ts';
import { SHOWING } from './crises.tsx';
import { page } from './page.tsx';

type C = Context<AdminEnv>;

const AT = '/crises/rota';

async function show(c: C, rooms: Rooms, wrong?: { centre: string; problem: string }) {
  const [rotas, accounts] = await Promise.all([rooms.crisis.rotas(rooms.clock()), rooms.accounts.list()]);
  const staff = new Map(ofTheStaff(accounts).map(({ id, name }) => [id, name]));
  const saved = wrong === undefined && c.req.query('done') === 'saved';
  const title = `${texts.rota} · ${TEXTS.product}`;
  const body = await page(
    c,
    rooms,
    SHOWING,
    (setting) => ({ body: <RotaView {...{ rotas, setting, staff, saved, wrong }} /> }),
    title,
  );
  return c.html(body, wrong === undefined ? 200 : 422);
}

type Checked<Value> = { readonly value: Value } | { readonly wrong: keyof typeof texts.wrong };

/** Keeps what was sent, or says what is wrong with it; a centre or an account that is not there is a page that is not. */
async function keep<Value>(c: C, rooms: Rooms, sent: Checked<Value>, keeping: (value: Value) => Promise<boolean>) {
  const centre = c.req.param('centre') ?? '';
  if ('wrong' in sent) return show(c, rooms, { centre, problem: texts.wrong[sent.wrong] });
  return (await keeping(sent.value))
    ? c.redirect(`${BASE}${AT}?done=saved`, 303)
    : refuse(c, rooms.asset, texts.gone, 404);
}

const centreOf = (c: C): string => c.req.param('centre') ?? '';

/** Who is on call when, and how long somebody has to answer: data that staff change. */
export const rotaRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get(AT, allow(rooms, 'crises.see'), (c) => show(c, rooms))
    .post(`${AT}/:centre/minutes`, allow(rooms, 'crises.rota'), async (c) => {
      const sent = minutesIn(sentOf(await c.req.parseBody()));
      return keep(c, rooms, sent, (minutes) => rooms.crisis.setMinutes(centreOf(c), minutes));
    })
    .post(`${AT}/:centre/weekly`, allow(rooms, 'crises.rota'), async (c) => {
      const sent = weeklyIn(sentOf(await c.req.parseBody()));
      return keep(c, rooms, sent, (duty) => rooms.crisis.addDuty(centreOf(c), duty));
    })
    .post(`${AT}/:centre/once`, allow(rooms, 'crises.rota'), async (c) => {
      const sent = onceIn(sentOf(await c.req.parseBody()), rooms.clock(), rooms.zone);
      return keep(c, rooms, sent, (duty) => rooms.crisis.addDuty(centreOf(c), duty));
    })
    .post(`${AT}/duties/:duty{[0-9a-f-]{36}}/remove`, allow(rooms, 'crises.rota'), async (c) => {
      await rooms.crisis.removeDuty(c.req.param('duty'));
      return c.redirect(`${BASE}${AT}?done=saved`, 303);
    });
