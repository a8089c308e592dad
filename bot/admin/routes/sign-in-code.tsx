import { type Context, Hono } from 'hono';
import { type Entrance, keepCookies, safely } from '../entrance.ts';
import { typedCode } from '../handed-over.ts';
import type { AdminEnv, AdminParts, AssetUrl } from '../parts.ts';
import { answerChallenge, type Challenged, challenged, claim } from '../second-step.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { SignIn } from '../views/outside.tsx';
import { BASE } from '../views/setting.ts';
import { SignInCode } from '../views/sign-in-code.tsx';

/** Where the second step stands. */
export const CODE_PATH = `${BASE}/sign-in/code`;

const { code: texts } = ACCOUNT_TEXTS;

type Came = { readonly onward: string } | 401 | 429 | 503;
const PROBLEMS = { 401: texts.wrong, 429: texts.tooMany, 503: ACCOUNT_TEXTS.away } as const;

/** One try at a code: limited, a code of the phone taken for its only time, and asked. */
async function attempt(
  c: Context<AdminEnv>,
  { auth }: AdminParts,
  entrance: Entrance,
  who: Challenged,
  sent: { readonly code: unknown; readonly next: string },
): Promise<Came> {
  if (!entrance.limits.admitsCode(entrance.guess(c, who.email))) return 429;
  const code = typedCode(sent.code);
  if (code === null) return 401;
  if (code.kind === 'totp' && !(await claim(auth, who.id, code.code))) return 401;
  const answer = await answerChallenge(auth, c, code);
  if (!answer.ok) return answer.status === 429 ? 429 : answer.status >= 500 ? 503 : 401;
  keepCookies(c, answer);
  return { onward: await entrance.letIn(c, who, sent.next) };
}

/**
 * The second step, for whoever has given the right password and has turned it on. Nobody else sees the page, so it
 * says no more of an account than the password did.
 */
export function codeRoutes(parts: AdminParts, entrance: Entrance, asset: AssetUrl) {
  const { auth, notice } = parts;
  return new Hono<AdminEnv>()
    .get('/sign-in/code', async (c) => {
      const next = safely(c.req.query('next'));
      if ((await challenged(auth, c)) === null) return c.redirect(`${BASE}/sign-in`, 303);
      return c.html(<SignInCode asset={asset} problem={null} next={next} />);
    })
    .post('/sign-in/code', async (c) => {
      const sent = await c.req.parseBody();
      const next = safely(sent.next);
      const again = (problem: string, status: 401 | 429) =>
        c.html(<SignIn asset={asset} problem={problem} email="" next={next} />, status);
      const who = await challenged(auth, c);
      if (who === null) return again(texts.over, 401);
      const came = await attempt(c, parts, entrance, who, { code: sent.code, next });
      if (typeof came === 'object') return c.redirect(came.onward, 303);
      notice(`a second step was refused: ${came}`, { staff: who.id });
      // After five wrong codes the library has her begin again.
      if ((await challenged(auth, c)) === null) return again(texts.tooMany, 429);
      return c.html(<SignInCode asset={asset} problem={PROBLEMS[came]} next={next} />, came);
    });
}
