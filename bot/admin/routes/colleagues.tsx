import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { STAFF_ROLES } from '../../staff-ports.ts';
import { createAccount } from '../accounts.ts';
import { allow } from '../guard.tsx';
import { newOneTime } from '../handed-over.ts';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import type { Entered } from '../views/colleagues.tsx';
import { colleagueActRoutes } from './colleague-acts.tsx';
import { listPage, oneTimePage } from './colleagues-page.tsx';

const { colleagues: texts } = ACCOUNT_TEXTS;

type C = Context<AdminEnv>;

const LONGEST_NAME = 60;
/** No address that mail can reach is longer (RFC 5321). */
const LONGEST_EMAIL = 254;
const EMAIL = z.email().max(LONGEST_EMAIL);

/** A name as people write it: no controls, no invisible turns of direction, one space at a time. */
const nameOf = (sent: unknown): string =>
  typeof sent === 'string'
    ? sent
        .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim()
    : '';

/** Whom a form is about, or what is wrong with it. */
function entered(sent: Readonly<Record<string, unknown>>): { readonly problem: string | null; readonly who: Entered } {
  const email = typeof sent.email === 'string' ? sent.email.trim().toLowerCase() : '';
  const role = STAFF_ROLES.find((one) => one === (sent.role ?? 'staff'));
  const who = { name: nameOf(sent.name), email: email.slice(0, LONGEST_EMAIL + 1), role: role ?? 'volunteer' };
  if (role === undefined) return { problem: texts.noRole, who };
  if (who.name === '' || who.name.length > LONGEST_NAME) return { problem: texts.noName, who };
  return { problem: EMAIL.safeParse(who.email).success ? null : texts.noEmail, who };
}

async function add(c: C, rooms: Rooms) {
  const { auth, accounts, notice } = rooms;
  const { problem, who } = entered(await c.req.parseBody());
  if (problem !== null) return listPage(c, rooms, { text: problem, status: 422, entered: who });
  const made = newOneTime(new Date());
  try {
    await createAccount(auth, { ...who, password: made.password, oneTimeUntil: made.until });
  } catch (error) {
    // The database keeps addresses apart, also when two colleagues add her at the same moment.
    if (!(await accounts.list()).some(({ email }) => email === who.email)) throw error;
    return listPage(c, rooms, { text: texts.taken, status: 409, entered: who });
  }
  notice('an account was made', { staff: c.get('staff').id });
  return oneTimePage(c, rooms, who, made);
}

/** Who has an account; adding one, giving a new password, and ending one. */
export const colleagueRoutes = (rooms: Rooms) =>
  new Hono<AdminEnv>()
    .get('/colleagues', allow(rooms, 'colleagues.see'), (c) => listPage(c, rooms, null))
    .post('/colleagues', allow(rooms, 'colleagues.change'), (c) => add(c, rooms))
    .route('/', colleagueActRoutes(rooms));
