import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { ColleaguesView, type Entered, OneTimeView } from '../views/colleagues.tsx';
import type { Setting } from '../views/setting.ts';
import { SHOWING } from './account-page.tsx';
import { page } from './page.tsx';

type C = Context<AdminEnv>;
type Status = 200 | 404 | 409 | 422;

/** What is said above the list: what came of a form, and what had been typed into it. */
type Said = { readonly text: string; readonly status: Status; readonly entered?: Entered };

export async function show(c: C, rooms: Rooms, body: (setting: Setting) => Child, title: string, status: Status = 200) {
  return c.html(
    await page(c, rooms, SHOWING, (setting) => ({ body: body(setting) }), `${title} · ${TEXTS.product}`),
    status,
  );
}

/** The list of everybody with an account. */
export async function listPage(c: C, rooms: Rooms, said: Said | null) {
  const colleagues = await rooms.accounts.list();
  const view = (setting: Setting) => <ColleaguesView {...{ colleagues, said, setting }} />;
  return show(c, rooms, view, ACCOUNT_TEXTS.colleagues.title, said?.status);
}

/** A password that was made for somebody, this once. */
export const oneTimePage = (c: C, rooms: Rooms, who: Entered, made: { password: string; until: Date }) =>
  show(
    c,
    rooms,
    (setting) => <OneTimeView who={who} password={made.password} until={setting.when.date(made.until.toISOString())} />,
    ACCOUNT_TEXTS.oneTime.title(who.name),
  );
