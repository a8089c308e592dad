import { type Context, Hono } from 'hono';
import { policyIn, RANGES } from '../absence-rules.ts';
import { allow, refuse } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { RULES_TEXTS as texts } from '../texts-signals.ts';
import { AbsenceRules, type RefusedRules } from '../views/absence-rules.tsx';
import { BASE } from '../views/setting.ts';
import { sentOf } from '../week-forms.ts';
import { NOWHERE, page } from './page.tsx';

const AT = '/settings/absence';

async function show(c: Context<AdminEnv>, rooms: Rooms, refused?: RefusedRules) {
  const { programmes, centres } = await rooms.desk.signals.policies();
  const saved = refused === undefined && c.req.query('done') === 'saved';
  return page(
    c,
    rooms,
    { place: 'signals', looking: NOWHERE },
    () => ({ body: <AbsenceRules {...{ programmes, centres, saved, refused }} /> }),
    `${texts.title} · ${TEXTS.product}`,
  );
}

const cameTo = (c: Context<AdminEnv>, rooms: Rooms, isThere: boolean) =>
  isThere ? c.redirect(`${BASE}${AT}?done=saved`, 303) : refuse(c, rooms.asset, texts.gone, 404);

async function savePolicy(c: Context<AdminEnv>, rooms: Rooms) {
  const programme = c.req.param('programme') ?? '';
  const sent = sentOf(await c.req.parseBody());
  const policy = policyIn(sent);
  if ('value' in policy) return cameTo(c, rooms, await rooms.desk.signals.setPolicy(programme, policy.value));
  const [least, most] = RANGES[policy.wrong];
  const problem = texts.wrong(texts[policy.wrong], least, most);
  return c.html(await show(c, rooms, { programme, sent, problem }), 422);
}

/** What absence means in a programme, and whether a centre asks for reasons: data that staff change. */
export const absenceRulesRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get(AT, allow(rooms, 'signals.see'), async (c) => c.html(await show(c, rooms)))
    .post(`${AT}/programmes/:programme`, allow(rooms, 'signals.rules'), (c) => savePolicy(c, rooms))
    .post(`${AT}/centres/:centre`, allow(rooms, 'signals.rules'), async (c) => {
      const { asks } = sentOf(await c.req.parseBody());
      return cameTo(c, rooms, await rooms.desk.signals.setAsksReason(c.req.param('centre') ?? '', asks === 'yes'));
    });
