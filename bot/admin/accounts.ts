import type { Colleague, StaffRole } from '../staff-ports.ts';
import type { Auth } from './auth.ts';

/** Somebody who is to have an account; residents are told the name when she talks to them. */
export type NewAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  /** Until when the password serves, where somebody else has seen it: then she has to choose her own first. */
  readonly oneTimeUntil?: Date;
  /** `staff` unless it is said. */
  readonly role?: StaffRole;
};

const STAFF = [
  { field: 'endedAt', value: null },
  { field: 'role', value: 'staff' },
];

/** Makes an account with a password. Fails where the e-mail address has one already. */
export async function createAccount(auth: Auth, account: NewAccount): Promise<void> {
  const { email, password, name, oneTimeUntil, role = 'staff' } = account;
  const { internalAdapter, password: passwords } = await auth.$context;
  const hash = await passwords.hash(password);
  const user = await internalAdapter.createUser(
    { email, name, emailVerified: true, oneTimeUntil, role },
    { method: 'email-password' },
  );
  await internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
}

/** Those among whom work of the staff is divided: volunteers of the CV desk are none of them. */
export const ofTheStaff = (colleagues: readonly Colleague[]): Colleague[] =>
  colleagues.filter(({ role }) => role === 'staff');

/** Whether anybody of the staff has an account: those that have ended open nothing, and a volunteer's makes no other. */
async function isAnybodyThere(auth: Auth): Promise<boolean> {
  const { adapter } = await auth.$context;
  return (await adapter.count({ model: 'user', where: STAFF })) > 0;
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
