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

/** Where somebody chooses her own password, who has signed in with one that was given to her. */
export const OWN_PASSWORD = '/account/own-password';

/** Leads a page elsewhere; all else is told no. */
const elsewhere = (c: Context<AdminEnv>, asset: AssetUrl, to: string, text: string, status: 401 | 403) =>
  c.req.method !== 'GET' || isScripted(c) ? refuse(c, asset, text, status) : c.redirect(to, 303);

/**
 * Lets in whoever is signed in. A page leads to the sign-in page and back again; all else is told no. Whoever has a
 * password that was given to her gets no further than to the page where she chooses her own.
 */
export const insideOnly =
  ({ auth }: AdminParts, asset: AssetUrl): MiddlewareHandler<AdminEnv> =>
  async (c, next) => {
    const who = await signedIn(auth, c.req.raw.headers, c.req.path.includes('/live/') ? 'look' : 'act');
    if (who === null) {
      const here = new URL(c.req.url);
      const signIn = `${BASE}/sign-in?next=${encodeURIComponent(here.pathname + here.search)}`;
      return elsewhere(c, asset, signIn, TEXTS.act.signedOut, 401);
    }
    if (who.mustChoose && !c.req.path.endsWith(OWN_PASSWORD)) {
      return elsewhere(c, asset, BASE + OWN_PASSWORD, TEXTS.act.forbidden, 403);
    }
    c.set('staff', who.staff);
    c.set('session', who);
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
