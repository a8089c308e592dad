import { createHmac } from 'node:crypto';
import type { Context } from 'hono';
import { getSignedCookie } from 'hono/cookie';
import type { Auth } from './auth.ts';
import type { TypedCode } from './handed-over.ts';

/** Somebody who has given her password and not yet her code. */
export type Challenged = { readonly id: string; readonly email: string };

const cookieName = async (auth: Auth): Promise<string> => (await auth.$context).createAuthCookie('two_factor').name;

/** Who stands between the two steps, by the cookie of the first; null for everybody else, and when it took too long. */
export async function challenged(auth: Auth, c: Context): Promise<Challenged | null> {
  const { internalAdapter, secret } = await auth.$context;
  const challenge = await getSignedCookie(c, secret, await cookieName(auth));
  if (!challenge) return null;
  const waiting = await internalAdapter.findVerificationValue(challenge);
  if (waiting === null || waiting.expiresAt < new Date()) return null;
  return internalAdapter.findUserById(waiting.value);
}

/** Whoever waits for her second step has to begin again. */
export async function forgetChallenges(auth: Auth, id: string): Promise<void> {
  const { adapter } = await auth.$context;
  await adapter.deleteMany({ model: 'verification', where: [{ field: 'value', value: id }] });
}

/** A code counts for its half minute and for those beside it; after this it could not be used again anyway. */
const REMEMBERED_MS = 2 * 60 * 1_000;

/**
 * Takes a code of the phone for the only time that it counts; false where it was taken before. The library itself
 * accepts a code again as long as it lasts (RFC 6238, 5.2: it must not). The row's id is what makes it one.
 */
export async function claim(auth: Auth, id: string, code: string): Promise<boolean> {
  const { adapter, secret } = await auth.$context;
  const name = `used-code-${createHmac('sha256', secret).update(`used code\n${id}\n${code}`).digest('base64url')}`;
  const data = { id: name, identifier: name, value: '', expiresAt: new Date(Date.now() + REMEMBERED_MS) };
  try {
    await adapter.create({ model: 'verification', data, forceAllowId: true });
    return true;
  } catch (error) {
    if (await adapter.findOne({ model: 'verification', where: [{ field: 'id', value: name }] })) return false;
    throw error;
  }
}

/** Asks the library about the second step of whoever is challenged; who is signed in as somebody else does not count. */
export async function answerChallenge(auth: Auth, c: Context, { kind, code }: TypedCode): Promise<Response> {
  const name = await cookieName(auth);
  const cookie = (c.req.header('cookie') ?? '').split(/;\s*/u).filter((one) => one.startsWith(`${name}=`));
  const headers = new Headers({ cookie: cookie.join('; '), 'user-agent': c.req.header('user-agent') ?? '' });
  const asked = { body: { code }, headers, asResponse: true } as const;
  return kind === 'totp' ? auth.api.verifyTOTP(asked) : auth.api.verifyBackupCode(asked);
}

/** Whether somebody has been given a secret for her phone, and no code has come back from it yet. */
export async function isTurningOn(auth: Auth, id: string): Promise<boolean> {
  const { adapter } = await auth.$context;
  const where = [{ field: 'userId', value: id }];
  const kept = await adapter.findOne<{ verified: boolean | null }>({ model: 'twoFactor', where });
  return kept?.verified === false;
}

/** The recovery codes that she has not used. */
export async function recoveryCodes(auth: Auth, id: string): Promise<readonly string[]> {
  return (await auth.api.viewBackupCodes({ body: { userId: id } })).backupCodes;
}

/** No address that a phone is given is longer: name of the house, e-mail, secret. */
const LONGEST_URI = 1_000;

/** What a phone has to know, from the address that the library makes of it; null where it is none. */
export function phoneOf(uri: unknown): { readonly uri: string; readonly secret: string } | null {
  if (typeof uri !== 'string' || uri.length > LONGEST_URI || !URL.canParse(uri)) return null;
  const { protocol, host, searchParams } = new URL(uri);
  const secret = searchParams.get('secret') ?? '';
  return protocol === 'otpauth:' && host === 'totp' && /^[A-Z2-7]{16,128}$/u.test(secret) ? { uri, secret } : null;
}
