import { type Context, Hono } from 'hono';
import { type CaseFilter, OUTCOMES, type Outcome } from '../../crisis/desk.ts';
import { CRISES, type Crisis } from '../../engine/understanding.ts';
import { allow, refuse } from '../guard.tsx';
import { live } from '../live.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Showing } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { CRISIS_TEXTS as texts } from '../texts-crisis.ts';
import { CrisesView } from '../views/crises.tsx';
import { CrisisCaseView } from '../views/crisis-case.tsx';
import { BASE } from '../views/setting.ts';
import { sentOf } from '../week-forms.ts';
import { NOWHERE, page } from './page.tsx';

type C = Context<AdminEnv>;

export const SHOWING: Showing = { place: 'crises', looking: NOWHERE };
const CASE = '/crises/:case{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}';

const STATES = Object.keys(texts.filter.states) as CaseFilter['state'][];
const oneOf = <Value extends string>(all: readonly Value[], asked: string | undefined): Value | null =>
  all.find((one) => one === asked) ?? null;

const filterOf = (c: C): CaseFilter => ({
  state: oneOf(STATES, c.req.query('state')) ?? 'all',
  kind: oneOf<Crisis>(CRISES, c.req.query('kind')),
  outcome: oneOf<Outcome>(OUTCOMES, c.req.query('outcome')),
});

async function list(c: C, rooms: Rooms, problem?: string) {
  const filter = filterOf(c);
  const cases = await rooms.crisis.list(filter, c.req.query('after') ?? null);
  return page(c, rooms, SHOWING, (setting) => ({ body: <CrisesView {...{ cases, filter, setting, problem }} /> }));
}

async function show(c: C, rooms: Rooms, problem?: string, status: 200 | 409 | 422 = 200) {
  const found = await rooms.crisis.find(c.req.param('case') ?? '');
  if (found === null) return refuse(c, rooms.asset, texts.gone, 404);
  const shown = await page(c, rooms, SHOWING, (setting) => ({
    body: <CrisisCaseView one={found.case} events={found.events} {...{ setting, problem }} />,
  }));
  return c.html(shown, status);
}

async function acknowledge(c: C, rooms: Rooms) {
  const id = c.req.param('case') ?? '';
  const staff = c.get('staff').id;
  const done = await rooms.crisis.acknowledge(id, staff, rooms.clock());
  if (!done) {
    const found = await rooms.crisis.find(id);
    // Pressed twice, it is hers all the same.
    if (found?.case.acknowledgedBy !== staff) return show(c, rooms, texts.alreadyTaken, 409);
  }
  rooms.alerted();
  return c.redirect(`${BASE}/crises/${id}`, 303);
}

async function close(c: C, rooms: Rooms) {
  const id = c.req.param('case') ?? '';
  const outcome = oneOf<Outcome>(OUTCOMES, sentOf(await c.req.parseBody()).outcome);
  if (outcome === null) return show(c, rooms, texts.wrongOutcome, 422);
  const done = await rooms.crisis.close(id, c.get('staff').id, outcome, rooms.clock());
  return done ? c.redirect(`${BASE}/crises/${id}`, 303) : show(c, rooms, texts.alreadyClosed, 409);
}

/** Cases of danger: who sees to which, what happened, how each ended. */
export const crisisRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/crises', allow(rooms, 'crises.see'), async (c) => c.html(await list(c, rooms)))
    .get('/live/crises', allow(rooms, 'crises.see'), (c) => live(rooms, SHOWING, c))
    .get(CASE, allow(rooms, 'crises.see'), (c) => show(c, rooms))
    .post(`${CASE}/acknowledge`, allow(rooms, 'crises.settle'), (c) => acknowledge(c, rooms))
    .post(`${CASE}/close`, allow(rooms, 'crises.settle'), (c) => close(c, rooms));
