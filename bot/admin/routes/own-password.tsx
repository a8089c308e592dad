import { type Context, Hono } from 'hono';
import { homeOf } from '../entrance.ts';
import { allow, OWN_PASSWORD } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import { passwordsOf, problemOf } from '../passwords.ts';
import type { Rooms } from '../setting.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { ChoosePassword } from '../views/own-password.tsx';
import { BASE } from '../views/setting.ts';

/** Keeps the password that she chose. What is wrong with it, in words; null where it is kept. */
async function choose(c: Context<AdminEnv>, { auth, accounts, notice }: Rooms): Promise<string | null> {
  const { id } = c.get('staff');
  const { fresh, again } = passwordsOf(await c.req.parseBody());
  const problem = problemOf({ fresh, again });
  if (problem !== null) return problem;
  const { internalAdapter, password } = await auth.$context;
  const given = (await internalAdapter.findCredentialAccount(id))?.password;
  if (given && (await password.verify({ hash: given, password: fresh }))) return ACCOUNT_TEXTS.password.same;
  await accounts.choose(id, await password.hash(fresh), c.get('session').session);
  notice('somebody chose a password of her own', { staff: id });
  return null;
}

/** Where whoever signed in with a password that was given to her chooses her own; for nobody else. */
export function ownPasswordRoutes(rooms: Rooms) {
  const own = allow(rooms, 'account.own');
  const show = (c: Context<AdminEnv>, problem: string | null) =>
    c.html(
      <ChoosePassword asset={rooms.asset} name={c.get('staff').name} problem={problem} />,
      problem === null ? 200 : 422,
    );
  return new Hono<AdminEnv>()
    .get(OWN_PASSWORD, own, (c) => (c.get('session').mustChoose ? show(c, null) : c.redirect(`${BASE}/account`, 303)))
    .post(OWN_PASSWORD, own, async (c) => {
      if (!c.get('session').mustChoose) return c.redirect(`${BASE}/account`, 303);
      const problem = await choose(c, rooms);
      return problem === null ? c.redirect(homeOf(c.get('staff').role), 303) : show(c, problem);
    });
}
