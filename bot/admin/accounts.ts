import type { Auth } from './auth.ts';

/** Somebody who is to have an account; residents are told the name when she talks to them. */
export type NewAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Until when the password serves, where somebody else has seen it: then she has to choose her own first. */
  readonly oneTimeUntil?: Date;
};

/** Makes an account with a password. Fails where the e-mail address has one already. */
export async function createAccount(auth: Auth, { email, password, name, oneTimeUntil }: NewAccount): Promise<void> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  const user = await internalAdapter.createUser(
    { email, name, emailVerified: true, oneTimeUntil },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
}

/** Whether anybody has an account: those that have ended open nothing. */
async function isAnybodyThere(auth: Auth): Promise<boolean> {
  const { adapter } = await auth.$context;
  return (await adapter.count({ model: 'user', where: [{ field: 'endedAt', value: null }] })) > 0;
}

/** Makes the first account of a house that has none. Tells whether it did. */
export async function ensureFirstAccount(auth: Auth, account: NewAccount): Promise<boolean> {
  if (await isAnybodyThere(auth)) return false;
  try {
    await createAccount(auth, account);
    return true;
  } catch (error) {
    // Another process of the house was first.
    if (await isAnybodyThere(auth)) return false;
    throw error;
  }
}
