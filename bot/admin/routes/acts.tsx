import { type Context, Hono } from 'hono';
import { raw } from 'hono/html';
import type { Inbound } from '../../engine/inbound.ts';
import type { StaffThread } from '../../staff-ports.ts';
import { partOf } from '../changes.tsx';
import { DOINGS, type Form, formOf, keyOf, NAMES, type Name } from '../doing.ts';
import { allow, isScripted } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Staff } from '../policy.ts';
import { spoken } from '../regions.tsx';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { Composer, Problem } from '../views/acts.tsx';
import { BASE } from '../views/setting.ts';
import { CONVERSATION, lookingOf, threadPage } from './conversations.tsx';

const { act } = TEXTS;

/**
 * What changed on the page, for a browser with script: the newest lines, who has the conversation, and a new form. The
 * stream sends the same lines, and they count once.
 */
async function parts(rooms: Rooms, staff: Staff, name: Name, thread: StaffThread, problem: string | undefined) {
  const setting = await rooms.setting(staff);
  const newest = `line-${thread.lines.at(-1)?.turn}-`;
  const regions = spoken(thread, setting).filter(({ id }) => id.startsWith(newest) || id === 'desk');
  const wrote = name === 'reply' || name === 'phrase';
  return (
    <>
      <hx-partial hx-target={wrote ? '#composer' : '#problem'} hx-swap="outerHTML scroll:bottom scrollTarget:.scroller">
        {wrote ? (
          <Composer thread={thread} setting={setting} focus={name === 'reply'} problem={problem} />
        ) : (
          <Problem text={problem} />
        )}
      </hx-partial>
      {regions.map((region) => raw(partOf(region, undefined)))}
    </>
  );
}

type Came = 'answered' | 'duplicate' | 'nobody' | 'failed';

async function knock({ knock, notice }: Rooms, conversation: string, key: string, inbound: Inbound): Promise<Came> {
  try {
    return await knock({ from: { conversation }, arrival: { key, inbound } });
  } catch {
    notice('an act of staff failed', { conversation });
    return 'failed';
  }
}

async function perform(c: Context<AdminEnv>, rooms: Rooms, name: Name) {
  const conversation = c.req.param('conversation') as string;
  const staff = c.get('staff');
  const form = formOf(await c.req.parseBody());
  const inbound = form === null ? null : DOINGS[name].inbound(form, staff);
  if (form === null || inbound === null) return refused(c, rooms, conversation, act.empty, 422, form);
  const came = await knock(rooms, conversation, keyOf(name, form), inbound);
  if (came === 'failed') return refused(c, rooms, conversation, act.failed, 503, form);
  const thread = came === 'nobody' ? null : await rooms.desk.thread(conversation, staff.id);
  if (thread === null) return refused(c, rooms, conversation, TEXTS.thread.gone, 404, form);
  if (!isScripted(c)) return c.redirect(`${BASE}/conversations/${conversation}?tab=${lookingOf(c).tab}`, 303);
  return c.html(await parts(rooms, staff, name, thread, came === 'duplicate' ? act.twice : undefined));
}

/** Says what happened and what to do. What was written stays, and a second try counts as the same act. */
async function refused(
  c: Context<AdminEnv>,
  rooms: Rooms,
  conversation: string,
  problem: string,
  status: 404 | 422 | 503,
  form: Form | null,
) {
  if (isScripted(c)) {
    const part = (
      <hx-partial hx-target="#problem" hx-swap="outerHTML">
        <Problem text={problem} />
      </hx-partial>
    );
    return c.html(part, status);
  }
  const thread = await rooms.desk.thread(conversation, c.get('staff').id).catch(() => null);
  return c.html(await threadPage(c, rooms, thread, { problem, written: form?.text, formKey: form?.key }), status);
}

/** What staff do in a conversation. All of it goes through the one door of the house. */
export function actRoutes(rooms: Rooms) {
  const app = new Hono<AdminEnv>();
  for (const name of NAMES) {
    app.post(`${CONVERSATION}/${name}`, allow(rooms, DOINGS[name].act), (c) => perform(c, rooms, name));
  }
  return app;
}
