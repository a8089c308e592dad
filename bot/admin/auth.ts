import { prismaAdapter } from 'better-auth/adapters/prisma';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { newRecoveryCodes } from './handed-over.ts';

/** A phone left on a table is of no use to a stranger after this (ASVS 7.3.1). */
const IDLE_SECONDS = 30 * 60;
/** A session ends after a working day, however busy it was (ASVS 7.3.2). The library knows no such limit. */
export const ABSOLUTE_SECONDS = 12 * 60 * 60;
/** A session that is used is prolonged at most this often, so that not every click writes. */
const PROLONG_SECONDS = 60;
/** As `STAFF_PASSWORD` in `env.ts`. */
export const PASSWORD = { minPasswordLength: 12, maxPasswordLength: 128 };
/** Whoever has given her password has so long to give a code. */
const SECOND_STEP_SECONDS = 10 * 60;

/** What we keep of an account beyond what the library does; no form of ours or of the library's can write it. */
const moment = { type: 'date', required: false, input: false } as const;
const role = { type: 'string', required: false, input: false } as const;
const ACCOUNT_FIELDS = { oneTimeUntil: moment, endedAt: moment, seenOn: moment, role };
type Kept = { readonly oneTimeUntil?: Date | null; readonly endedAt?: Date | null };

/** An account that has ended opens nothing, nor does a one-time password whose time is over. */
const isOpen = ({ oneTimeUntil, endedAt }: Kept): boolean => !endedAt && (!oneTimeUntil || oneTimeUntil > new Date());

/** A second step for whoever wants one: a code from her phone, or one of the recovery codes. */
const secondStep = () =>
  twoFactor({
    issuer: 'Buurtmus',
    twoFactorCookieMaxAge: SECOND_STEP_SECONDS,
    backupCodeOptions: { customBackupCodesGenerate: newRecoveryCodes },
    schema: { twoFactor: { modelName: 'staffTwoFactor' } },
  });

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
    user: { modelName: 'staffUser', additionalFields: ACCOUNT_FIELDS },
    session: { modelName: 'staffSession', expiresIn: IDLE_SECONDS, updateAge: PROLONG_SECONDS },
    account: { modelName: 'staffAccount' },
    verification: { modelName: 'staffVerification' },
    plugins: [secondStep()],
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }, asked) => {
            // The library's own type of an account does not know what we keep beside.
            const user = (await asked?.context.internalAdapter.findUserById(userId)) as Kept | null | undefined;
            return user && isOpen(user) ? undefined : false;
          },
        },
      },
    },
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
