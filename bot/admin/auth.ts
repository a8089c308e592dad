import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';

/** A phone left on a table is of no use to a stranger after this (ASVS 7.3.1). */
const IDLE_SECONDS = 30 * 60;
/** A session ends after a working day, however busy it was (ASVS 7.3.2). The library knows no such limit. */
export const ABSOLUTE_SECONDS = 12 * 60 * 60;
/** A session that is used is prolonged at most this often, so that not every click writes. */
const PROLONG_SECONDS = 60;
/** As `STAFF_PASSWORD` in `env.ts`. */
const PASSWORD = { minPasswordLength: 12, maxPasswordLength: 128 };

type Settings = {
  /** Signs cookies; at least 32 characters, kept in the database. */
  readonly secret: string;
  /** Where the house is reached: https decides whether cookies are secure. */
  readonly baseURL: string;
  /** What the library has to say. It never names a person. */
  readonly log?: (level: 'warn' | 'error', message: string) => void;
};

/**
 * Staff accounts, passwords and sessions: better-auth on the house's own Prisma client, which comes in as a value.
 *
 * Its HTTP endpoints are not mounted. The view calls it from the server only, so nothing of it can be reached but
 * what `sign-in.tsx` and `session.ts` do. Nobody can sign up.
 */
export const createAuth = (prisma: object, { secret, baseURL, log }: Settings) =>
  betterAuth({
    appName: 'Buurtmus',
    baseURL,
    basePath: '/admin/auth',
    secret,
    database: prismaAdapter(prisma, { provider: 'postgresql' }),
    user: { modelName: 'staffUser' },
    session: { modelName: 'staffSession', expiresIn: IDLE_SECONDS, updateAge: PROLONG_SECONDS },
    account: { modelName: 'staffAccount' },
    verification: { modelName: 'staffVerification' },
    emailAndPassword: { enabled: true, disableSignUp: true, ...PASSWORD },
    // Guesses are limited per account and per browser in `sign-in-limits.ts`; this one counts addresses only.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'warn', log: (level, message) => log?.(level === 'error' ? 'error' : 'warn', message) },
    advanced: {
      cookiePrefix: 'buurtmus',
      useSecureCookies: baseURL.startsWith('https:'),
      defaultCookieAttributes: { path: '/admin', httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
    },
  });

export type Auth = ReturnType<typeof createAuth>;

/** Somebody who is to have an account; residents are told the name when she talks to them. */
export type NewAccount = { readonly email: string; readonly password: string; readonly name: string };

/** Makes an account with a password. Fails where the e-mail address has one already. */
export async function createAccount(auth: Auth, { email, password, name }: NewAccount): Promise<void> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  const user = await internalAdapter.createUser({ email, name, emailVerified: true }, { method: 'email-password' });
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
}

/** Makes the first account of a house that has none. Tells whether it did. */
export async function ensureFirstAccount(auth: Auth, account: NewAccount): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  if ((await internalAdapter.countTotalUsers()) > 0) return false;
  try {
    await createAccount(auth, account);
    return true;
  } catch (error) {
    // Another process of the house was first.
    if ((await internalAdapter.countTotalUsers()) > 0) return false;
    throw error;
  }
}
