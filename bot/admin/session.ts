import type { StaffRole } from '../staff-ports.ts';
import { ABSOLUTE_SECONDS, type Auth } from './auth.ts';
import type { Staff } from './policy.ts';

/** Sessions that ran out are of no use to anybody and go at the next sign-in: they say who worked when. */
export async function forgetOldSessions(auth: Auth): Promise<void> {
  const { adapter } = await auth.$context;
  await adapter.deleteMany({
    model: 'session',
    where: [{ field: 'expiresAt', operator: 'lt', value: new Date() }],
  });
}

/** Who is signed in, and the cookies that prolong it. */
export type SignedIn = {
  readonly staff: Staff;
  /** Names the session: her own cookie holds it, signed. */
  readonly session: string;
  /** Her password was given to her: she has to choose her own before anything else. */
  readonly mustChoose: boolean;
  readonly cookies: readonly string[];
};

/** What an account is for; whatever is not said to be staff may do the least. */
export const roleOf = ({ role }: { readonly role?: string | null | undefined }): StaffRole =>
  role === 'staff' ? 'staff' : 'volunteer';

/** `look`: a page that keeps itself up to date is no sign of somebody being there, and prolongs nothing. */
export type Looking = 'act' | 'look';

/**
 * Who is behind a request; null without a session, after half an hour of nothing, and after a working day.
 * Read from the database every time, so that signing out or ending an account counts at once.
 */
export async function signedIn(auth: Auth, headers: Headers, looking: Looking = 'act'): Promise<SignedIn | null> {
  if (!headers.has('cookie')) return null;
  const query = { disableRefresh: looking === 'look' };
  const { response, headers: answered } = await auth.api.getSession({ headers, query, returnHeaders: true });
  if (response === null) return null;
  const { session, user } = response;
  if (Date.now() - session.createdAt.getTime() > ABSOLUTE_SECONDS * 1_000) {
    const { internalAdapter } = await auth.$context;
    await internalAdapter.deleteSession(session.token);
    return null;
  }
  if (user.endedAt) return null;
  return {
    staff: { id: user.id, name: user.name, role: roleOf(user) },
    session: session.token,
    mustChoose: Boolean(user.oneTimeUntil),
    cookies: answered.getSetCookie(),
  };
}
