import type { Context } from 'hono';
import { createKnownBrowsers } from './known-browser.ts';
import type { AdminEnv, AdminParts } from './parts.ts';
import { forgetOldSessions } from './session.ts';
import { createSignInLimits, type Guess } from './sign-in-limits.ts';
import { BASE } from './views/setting.ts';
import { createWhen } from './when.ts';

const HOME = `${BASE}/conversations`;
const INSIDE = /^\/admin\/(?:conversations|week|absences|people|account|colleagues)(?:[/?][\w/?=&.%-]*)?$/u;

/** Only places of this view: `next` comes from an address that anybody may have written. */
export const safely = (next: unknown): string => (typeof next === 'string' && INSIDE.test(next) ? next : HOME);

/** Passes on what the library says in cookies. */
export function keepCookies(c: Context<AdminEnv>, { headers }: Response): void {
  for (const cookie of headers.getSetCookie()) c.header('set-cookie', cookie, { append: true });
}

/** What both steps of signing in share: who guesses and how often, and what happens when somebody is in. */
export function createEntrance({ auth, accounts, addressOf, clock, zone }: AdminParts) {
  const { secret, baseURL } = auth.options;
  const known = createKnownBrowsers(secret, baseURL.startsWith('https:'));
  const { date } = createWhen(zone);
  return {
    limits: createSignInLimits(() => Date.now()),
    guess(c: Context<AdminEnv>, email: string): Guess {
      const connection = c.env?.incoming?.socket?.remoteAddress ?? '';
      const address = addressOf?.(c.req.raw.headers, connection) ?? connection;
      return { email, address, browser: known.nameOf(c, email) };
    },
    /** Somebody is in: what ran out is forgotten, and her browser is remembered. */
    async letIn(c: Context<AdminEnv>, { id, email }: { readonly id: string; readonly email: string }) {
      if (known.nameOf(c, email) === null) known.remember(c, email);
      await accounts.seen(id, date(clock()));
      await forgetOldSessions(auth);
    },
  };
}

export type Entrance = ReturnType<typeof createEntrance>;
