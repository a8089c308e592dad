import { type Context, Hono } from 'hono';
import type { Auth } from '../auth.ts';
import { createKnownBrowsers } from '../known-browser.ts';
import type { AdminEnv, AdminParts, AssetUrl } from '../parts.ts';
import { forgetOldSessions } from '../session.ts';
import { createSignInLimits } from '../sign-in-limits.ts';
import { TEXTS } from '../texts.ts';
import { SignIn } from '../views/outside.tsx';
import { BASE } from '../views/setting.ts';

const HOME = `${BASE}/conversations`;
const INSIDE = /^\/admin\/(?:conversations|week|absences|people)(?:[/?][\w/?=&.%-]*)?$/u;

/** Only places of this view: `next` comes from an address that anybody may have written. */
const safely = (next: unknown): string => (typeof next === 'string' && INSIDE.test(next) ? next : HOME);

type Form = { readonly email: string; readonly password: string; readonly next: string };

async function formOf(c: Context<AdminEnv>): Promise<Form> {
  const { email, password, next } = await c.req.parseBody();
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { email: text(email).trim().toLowerCase(), password: text(password), next: safely(next) };
}

function keepCookies(c: Context<AdminEnv>, { headers }: Response): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
}

/** Asks the library; what came of it as the status that the page is sent with. */
async function ask(c: Context<AdminEnv>, auth: Auth, { email, password }: Form): Promise<303 | 401 | 503> {
  const headers = new Headers({ 'user-agent': c.req.header('user-agent') ?? '' });
  const answer = await auth.api.signInEmail({ body: { email, password }, headers, asResponse: true });
  keepCookies(c, answer);
  if (answer.ok) return 303;
  return answer.status >= 500 ? 503 : 401;
}

const PROBLEMS = { 401: TEXTS.signIn.wrong, 429: TEXTS.signIn.tooMany, 503: TEXTS.signIn.away } as const;

/** One try at signing in: limited, asked, and the browser remembered where it was the right one. */
function createAttempt({ auth, addressOf }: AdminParts) {
  const { secret, baseURL } = auth.options;
  const known = createKnownBrowsers(secret, baseURL.startsWith('https:'));
  const limits = createSignInLimits(Date.now);
  return async (c: Context<AdminEnv>, form: Form): Promise<303 | 401 | 429 | 503> => {
    const { email } = form;
    const connection = c.env?.incoming?.socket?.remoteAddress ?? '';
    const address = addressOf?.(c.req.raw.headers, connection) ?? connection;
    const browser = known.nameOf(c, email);
    if (!limits.admits({ email, address, browser })) return 429;
    const status = await ask(c, auth, form);
    if (status === 303 && browser === null) known.remember(c, email);
    return status;
  };
}

/** Signing in and out. Every refusal looks alike, whether there is such an account or not. */
export function signInRoutes(parts: AdminParts, asset: AssetUrl) {
  const { auth, notice } = parts;
  const attempt = createAttempt(parts);
  return new Hono<AdminEnv>()
    .get('/sign-in', (c) => c.html(<SignIn asset={asset} problem={null} email="" next={safely(c.req.query('next'))} />))
    .post('/sign-in', async (c) => {
      const form = await formOf(c);
      const status = await attempt(c, form);
      if (status !== 303) {
        notice(`a sign-in was refused: ${status}`, {});
        return c.html(<SignIn asset={asset} problem={PROBLEMS[status]} email={form.email} next={form.next} />, status);
      }
      await forgetOldSessions(auth);
      return c.redirect(form.next, 303);
    })
    .post('/sign-out', async (c) => {
      keepCookies(c, await auth.api.signOut({ headers: c.req.raw.headers, asResponse: true }));
      return c.redirect(`${BASE}/sign-in`, 303);
    });
}
