import { type Context, Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { keepCookies } from '../entrance.ts';
import { allow } from '../guard.tsx';
import { typedCode } from '../handed-over.ts';
import type { AdminEnv } from '../parts.ts';
import { passwordsOf } from '../passwords.ts';
import { claim, forgetChallenges, isTurningOn, phoneOf, recoveryCodes } from '../second-step.ts';
import type { Rooms } from '../setting.ts';
import type { SignInLimits } from '../sign-in-limits.ts';
import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS as texts } from '../texts-accounts.ts';
import type { Said } from '../views/account.tsx';
import { type ForPhone, PhoneView, RecoveryView } from '../views/account-phone.tsx';
import { accountPage, showingTo } from './account-page.tsx';
import { page } from './page.tsx';

type C = Context<AdminEnv>;

const said = (text: string, status: Said['status']): Said => ({ at: 'two-step', text, status });

async function show(c: C, rooms: Rooms, body: Child, status: 200 | 401 | 429 = 200) {
  const title = `${texts.twoStep.title} · ${TEXTS.product}`;
  return c.html(await page(c, rooms, showingTo(c.get('staff')), () => ({ body }), title), status);
}

/** What a step asks of the library, with the password that it wants once more. */
type Asks = (asked: { body: { password: string }; headers: Headers; asResponse: true }) => Promise<Response>;

/** Has the library do a step; what it answered, or what to say where it did not do it. */
async function withPassword(c: C, limits: SignInLimits, asks: Asks): Promise<Response | Said> {
  if (!limits.admitsAtTheDesk(c.get('staff').id)) return said(texts.tooMany, 429);
  const { old: password } = passwordsOf(await c.req.parseBody());
  const answer = await asks({ body: { password }, headers: c.req.raw.headers, asResponse: true });
  if (answer.ok) {
    keepCookies(c, answer);
    return answer;
  }
  if (answer.status >= 500) return said(texts.away, 503);
  const { code } = (await answer.json()) as { readonly code?: string };
  return code === 'TOTP_ALREADY_ENABLED' ? said(texts.twoStep.already, 409) : said(texts.twoStep.wrongPassword, 401);
}

async function confirm(c: C, rooms: Rooms, limits: SignInLimits) {
  const { auth, notice } = rooms;
  const { id } = c.get('staff');
  const sent = await c.req.parseBody();
  const phone = phoneOf(sent.uri);
  const again = (status: 401 | 429, problem: string) =>
    phone === null
      ? accountPage(c, rooms, said(problem, status))
      : show(c, rooms, <PhoneView phone={phone} problem={problem} />, status);
  if (!(await isTurningOn(auth, id))) return accountPage(c, rooms, said(texts.twoStep.already, 409));
  if (!limits.admitsAtTheDesk(id)) return again(429, texts.tooMany);
  const code = typedCode(sent.code);
  if (code?.kind !== 'totp' || !(await claim(auth, id, code.code))) return again(401, texts.twoStep.wrongCode);
  // Whoever came in by the password alone is out when this is done.
  const others = await otherSessions(c, rooms);
  const { headers } = c.req.raw;
  const answer = await auth.api.verifyTOTP({ body: { code: code.code }, headers, asResponse: true });
  if (!answer.ok) return again(401, texts.twoStep.wrongCode);
  keepCookies(c, answer);
  await (await auth.$context).internalAdapter.deleteSessions(others);
  await forgetChallenges(auth, id);
  notice('a second step was turned on', { staff: id });
  return show(c, rooms, <RecoveryView codes={await recoveryCodes(auth, id)} said={texts.recovery.on} />);
}

async function otherSessions(c: C, { auth }: Rooms): Promise<string[]> {
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(c.get('staff').id);
  return sessions.map(({ token }) => token).filter((token) => token !== c.get('session').session);
}

/** The second step of one's own account: on, off, and its recovery codes. */
export function twoStepRoutes(rooms: Rooms, limits: SignInLimits) {
  const { auth, notice } = rooms;
  const own = allow(rooms, 'account.own');
  return new Hono<AdminEnv>()
    .post('/account/two-step', own, async (c) => {
      const came = await withPassword(c, limits, auth.api.enableTwoFactor);
      if (!(came instanceof Response)) return accountPage(c, rooms, came);
      const { totpURI } = (await came.json()) as { readonly totpURI: string };
      return show(c, rooms, <PhoneView phone={phoneOf(totpURI) as ForPhone} problem={null} />);
    })
    .post('/account/two-step/confirm', own, (c) => confirm(c, rooms, limits))
    .post('/account/two-step/codes', own, async (c) => {
      const came = await withPassword(c, limits, auth.api.generateBackupCodes);
      if (!(came instanceof Response)) return accountPage(c, rooms, came);
      const { backupCodes } = (await came.json()) as { readonly backupCodes: readonly string[] };
      notice('recovery codes were made anew', { staff: c.get('staff').id });
      return show(c, rooms, <RecoveryView codes={backupCodes} said={texts.recovery.fresh} />);
    })
    .post('/account/two-step/off', own, async (c) => {
      const came = await withPassword(c, limits, auth.api.disableTwoFactor);
      if (!(came instanceof Response)) return accountPage(c, rooms, came);
      notice('a second step was turned off', { staff: c.get('staff').id });
      return accountPage(c, rooms, said(texts.twoStep.turnedOff, 200));
    });
}
