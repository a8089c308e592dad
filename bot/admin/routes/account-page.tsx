import type { Context } from 'hono';
import { nameOfDevice } from '../device.ts';
import type { AdminEnv } from '../parts.ts';
import type { Staff } from '../policy.ts';
import type { Showing } from '../regions.tsx';
import { recoveryCodes } from '../second-step.ts';
import type { Rooms } from '../setting.ts';
import { TEXTS } from '../texts.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { AccountView, type OwnSession, type Said } from '../views/account.tsx';
import type { Ringing } from '../views/account-devices.tsx';
import { NOWHERE, page } from './page.tsx';

export const SHOWING: Showing = { place: 'people', looking: NOWHERE };

const inOrder = (one: OwnSession, other: OwnSession): number => other.usedAt.localeCompare(one.usedAt);

/**
 * Where somebody is signed in, the newest first. A form that was just answered may have given her another session: then
 * none of them is known to be here.
 */
async function sessionsOf(c: Context<AdminEnv>, { auth }: Rooms): Promise<OwnSession[]> {
  const { internalAdapter } = await auth.$context;
  const sessions = await internalAdapter.listSessions(c.get('staff').id, { onlyActiveSessions: true });
  return sessions
    .map(({ token, createdAt, updatedAt, userAgent }) => ({
      device: nameOfDevice(userAgent),
      since: createdAt.toISOString(),
      usedAt: updatedAt.toISOString(),
      isHere: token === c.get('session').session || sessions.length === 1,
    }))
    .sort(inOrder);
}

/** A volunteer's account stands in the only place that is hers. */
export const showingTo = ({ role }: Staff): Showing =>
  role === 'staff' ? SHOWING : { place: 'cv-desk', looking: NOWHERE };

/** Her devices that ring, and the key with which another one is turned on. */
async function ringingOf({ crisis, pusher }: Rooms, staff: string): Promise<Ringing> {
  const [publicKey, devices] = await Promise.all([pusher.publicKey(), crisis.devices(staff)]);
  return { publicKey, devices };
}

/** Shows one's own account, and what came of the form that was just sent. */
export async function accountPage(c: Context<AdminEnv>, rooms: Rooms, said: Said | null) {
  const { id } = c.get('staff');
  const [accounts, sessions, ringing] = await Promise.all([
    rooms.accounts.list(),
    sessionsOf(c, rooms),
    ringingOf(rooms, id),
  ]);
  const own = accounts.find((account) => account.id === id);
  const left = own?.twoStep ? (await recoveryCodes(rooms.auth, id)).length : null;
  const content = await page(
    c,
    rooms,
    showingTo(c.get('staff')),
    (setting) => ({
      body: <AccountView email={own?.email ?? ''} left={left} {...{ sessions, ringing, said, setting }} />,
    }),
    `${ACCOUNT_TEXTS.title} · ${TEXTS.product}`,
  );
  return c.html(content, said?.status ?? 200);
}
