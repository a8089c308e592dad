import type { Context, MiddlewareHandler } from 'hono';
import type { AdminEnv, AdminParts, AssetUrl } from './parts.ts';
import { type About, type Act, may as policy } from './policy.ts';
import { signedIn } from './session.ts';
import { TEXTS } from './texts.ts';
import { Trouble } from './views/outside.tsx';
import { BASE } from './views/setting.ts';

export const isScripted = (c: Context): boolean => c.req.header('hx-request') === 'true';

/** Says no: a page to somebody, a line to a script. */
export const refuse = (c: Context<AdminEnv>, asset: AssetUrl, text: string, status: 401 | 403 | 404 | 422) =>
  isScripted(c) ? c.text(text, status) : c.html(<Trouble asset={asset} text={text} />, status);

/** Lets in whoever is signed in. A page leads to the sign-in page and back again; all else is told no. */
export const insideOnly =
  ({ auth }: AdminParts, asset: AssetUrl): MiddlewareHandler<AdminEnv> =>
  async (c, next) => {
    const who = await signedIn(auth, c.req.raw.headers, c.req.path.includes('/live/') ? 'look' : 'act');
    if (who === null) {
      if (c.req.method !== 'GET' || isScripted(c)) return refuse(c, asset, TEXTS.act.signedOut, 401);
      const here = new URL(c.req.url);
      return c.redirect(`${BASE}/sign-in?next=${encodeURIComponent(here.pathname + here.search)}`, 303);
    }
    c.set('staff', who.staff);
    for (const cookie of who.cookies) c.header('set-cookie', cookie, { append: true });
    return next();
  };

/** Which objects a request is about, by its path. */
const aboutOf = (c: Context<AdminEnv>): About => ({
  ...(c.req.param('conversation') === undefined ? {} : { conversation: c.req.param('conversation') as string }),
  ...(c.req.param('person') === undefined ? {} : { person: c.req.param('person') as string }),
});

/** Asks the policy before anything else happens; a no is noted, by ids. */
export const allow =
  ({ may = policy, notice, asset }: AdminParts & { asset: AssetUrl }, act: Act): MiddlewareHandler<AdminEnv> =>
  async (c, next) => {
    const [staff, about] = [c.get('staff'), aboutOf(c)];
    if (may(staff, act, about)) return next();
    notice(`not allowed: ${act}`, { staff: staff.id, ...about });
    return refuse(c, asset, TEXTS.act.forbidden, 403);
  };
