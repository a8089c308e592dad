import { type Context, Hono } from 'hono';
import { keepCookies } from '../entrance.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import { passwordsOf, problemOf } from '../passwords.ts';
import { forgetChallenges } from '../second-step.ts';
import type { Rooms } from '../setting.ts';
import { createSignInLimits, type SignInLimits } from '../sign-in-limits.ts';
import { ACCOUNT_TEXTS as texts } from '../texts-accounts.ts';
import type { Said } from '../views/account.tsx';
import { BASE } from '../views/setting.ts';
import { deviceRoutes } from './account-devices.ts';
import { accountPage } from './account-page.tsx';
import { twoStepRoutes } from './account-two-step.tsx';
import { ownPasswordRoutes } from './own-password.tsx';

const wrong = (text: string, status: 401 | 422 | 429 | 503): Said => ({ at: 'password', text, status });

/** Changes the password of whoever is signed in. The library asks the old one, and ends every other session. */
async function changePassword(c: Context<AdminEnv>, { auth, notice }: Rooms, limits: SignInLimits): Promise<Said> {
  const { id } = c.get('staff');
  const { old, ...chosen } = passwordsOf(await c.req.parseBody());
  const problem = problemOf(chosen);
  if (problem !== null) return wrong(problem, 422);
  if (chosen.fresh === old) return wrong(texts.password.same, 422);
  if (!limits.admitsAtTheDesk(id)) return wrong(texts.tooMany, 429);
  const body = { currentPassword: old, newPassword: chosen.fresh, revokeOtherSessions: true };
  const answer = await auth.api.changePassword({ body, headers: c.req.raw.headers, asResponse: true });
  if (answer.status >= 500) return wrong(texts.away, 503);
  if (!answer.ok) return wrong(texts.password.wrong, 401);
  keepCookies(c, answer);
  await forgetChallenges(auth, id);
  notice('a password was changed', { staff: id });
  return { at: 'top', text: texts.password.changed, status: 200 };
}

async function signOutEverywhere(c: Context<AdminEnv>, { auth, notice }: Rooms) {
  const { headers } = c.req.raw;
  await auth.api.revokeSessions({ headers });
  keepCookies(c, await auth.api.signOut({ headers, asResponse: true }));
  notice('sessions were ended everywhere', { staff: c.get('staff').id });
  return c.redirect(`${BASE}/sign-in`, 303);
}

/** One's own account: password, second step, and where one is signed in. */
export function accountRoutes(rooms: Rooms) {
  const limits = createSignInLimits(() => Date.now());
  const own = allow(rooms, 'account.own');
  return new Hono<AdminEnv>()
    .get('/account', own, (c) => accountPage(c, rooms, null))
    .post('/account/password', own, async (c) => accountPage(c, rooms, await changePassword(c, rooms, limits)))
    .post('/account/sign-out-everywhere', own, (c) => signOutEverywhere(c, rooms))
    .route('/', ownPasswordRoutes(rooms))
    .route('/', twoStepRoutes(rooms, limits))
    .route('/', deviceRoutes(rooms));
}
