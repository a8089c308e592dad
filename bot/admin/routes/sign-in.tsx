import { type Context, Hono } from 'hono';
import type { Auth } from '../auth.ts';
import { createEntrance, type Entrance, keepCookies, safely } from '../entrance.ts';
import type { AdminEnv, AdminParts, AssetUrl } from '../parts.ts';
import { TEXTS } from '../texts.ts';
import { SignIn } from '../views/outside.tsx';
import { BASE } from '../views/setting.ts';
import { CODE_PATH, codeRoutes } from './sign-in-code.tsx';

type Form = { readonly email: string; readonly password: string; readonly next: string };

async function formOf(c: Context<AdminEnv>): Promise<Form> {
  const { email, password, next } = await c.req.parseBody();
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { email: text(email).trim().toLowerCase(), password: text(password), next: safely(next) };
}

/** What came of a try: somebody who is in and goes on, somebody who has to give a code, or the status of the refusal. */
type Refused = 401 | 429 | 503;
type Asked = { readonly in: string } | 'second-step' | Refused;
type Came = { readonly onward: string } | 'second-step' | Refused;

/** Asks the library. */
async function ask(c: Context<AdminEnv>, auth: Auth, { email, password }: Form): Promise<Asked> {
  const headers = new Headers({ 'user-agent': c.req.header('user-agent') ?? '' });
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  if (!answer.ok) return answer.status >= 500 ? 503 : 401;
  keepCookies(c, answer);
  const said: { readonly twoFactorRedirect?: boolean; readonly user?: { readonly id: string } } = await answer.json();
  return said.user === undefined || said.twoFactorRedirect ? 'second-step' : { in: said.user.id };
}

const PROBLEMS = { 401: TEXTS.signIn.wrong, 429: TEXTS.signIn.tooMany, 503: TEXTS.signIn.away } as const;

/** One try at signing in: limited, asked, and the browser remembered where it was the right one. */
async function attempt(c: Context<AdminEnv>, auth: Auth, entrance: Entrance, form: Form): Promise<Came> {
  if (!entrance.limits.admits(entrance.guess(c, form.email))) return 429;
  const came = await ask(c, auth, form);
  if (typeof came !== 'object') return came;
  return { onward: await entrance.letIn(c, { id: came.in, email: form.email }, form.next) };
}

/** Signing in and out. Every refusal looks alike, whether there is such an account or not. */
export function signInRoutes(parts: AdminParts, asset: AssetUrl) {
  const { auth, notice } = parts;
  const entrance = createEntrance(parts);
  return new Hono<AdminEnv>()
    .get('/sign-in', (c) => c.html(<SignIn asset={asset} problem={null} email="" next={safely(c.req.query('next'))} />))
    .post('/sign-in', async (c) => {
      const form = await formOf(c);
      const came = await attempt(c, auth, entrance, form);
      if (came === 'second-step') return c.redirect(`${CODE_PATH}?next=${encodeURIComponent(form.next)}`, 303);
      if (typeof came === 'object') return c.redirect(came.onward, 303);
      notice(`a sign-in was refused: ${came}`, {});
      return c.html(<SignIn asset={asset} problem={PROBLEMS[came]} email={form.email} next={form.next} />, came);
    })
    .route('/', codeRoutes(parts, entrance, asset))
    .post('/sign-out', async (c) => {
      keepCookies(c, await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true }));
      return c.redirect(`${BASE}/sign-in`, 303);
    });
}
