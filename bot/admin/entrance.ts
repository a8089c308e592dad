import type { Context } from 'hono';
import type { StaffRole } from '../staff-ports.ts';
import { createKnownBrowsers } from './known-browser.ts';
import type { AdminEnv, AdminParts } from './parts.ts';
import { forgetOldSessions, roleOf } from './session.ts';
import { createSignInLimits, type Guess } from './sign-in-limits.ts';
import { BASE } from './views/setting.ts';
import { createWhen } from './when.ts';

const HOME = `${BASE}/conversations`;
const INSIDE = /^\/admin\/(?:conversations|week|absences|people|account|colleagues|cv-desk)(?:[/?][\w/?=&.%-]*)?$/u;
/** Where a volunteer has anything to look for. */
const FOR_VOLUNTEERS = /^\/admin\/(?:account|cv-desk)(?:[/?]|$)/u;

/** Where somebody begins. */
export const homeOf = (role: StaffRole): string => (role === 'staff' ? HOME : `${BASE}/cv-desk`);

/** Only places of this view: `next` comes from an address that anybody may have written. */
export const safely = (next: unknown): string => (typeof next === 'string' && INSIDE.test(next) ? next : HOME);

/** Where somebody goes on who has just come in: to where she wanted, where that is a place for her. */
const onwardTo = (next: string, role: StaffRole): string =>
  role === 'staff' || FOR_VOLUNTEERS.test(next) ? next : homeOf(role);

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
    /** Somebody is in: what ran out is forgotten, and her browser is remembered. Answers where she goes on. */
    async letIn(c: Context<AdminEnv>, { id, email }: { readonly id: string; readonly email: string }, next: string) {
      if (known.nameOf(c, email) === null) known.remember(c, email);
      await accounts.seen(id, date(clock()));
      await forgetOldSessions(auth);
      // The library's own type of an account does not know what we keep beside.
      const user = (await (await auth.$context).internalAdapter.findUserById(id)) as { readonly role?: string } | null;
      return onwardTo(next, roleOf(user ?? {}));
    },
  };
}

export type Entrance = ReturnType<typeof createEntrance>;
