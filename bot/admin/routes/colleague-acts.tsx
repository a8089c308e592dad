import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { type Colleague, STAFF_ROLES, type StaffRole } from '../../staff-ports.ts';
import { allow } from '../guard.tsx';
import { newOneTime } from '../handed-over.ts';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { ACCOUNT_TEXTS } from '../texts-accounts.ts';
import { AssignView, EndView, RenewView } from '../views/colleague-acts.tsx';
import { listPage, oneTimePage, show } from './colleagues-page.tsx';

const { colleagues: texts, renew: renewing, end: ending, assign: assigning } = ACCOUNT_TEXTS;
/** As the auth library names accounts. */
const COLLEAGUE = '/colleagues/:colleague{[\\w-]{1,64}}';

type C = Context<AdminEnv>;
type Does = (c: C, rooms: Rooms, who: Colleague) => Response | Promise<Response>;

/** Does something about the colleague of the address; nobody does it to herself. */
const about =
  (rooms: Rooms, does: Does) =>
  async (c: C): Promise<Response> => {
    const id = c.req.param('colleague');
    const who = (await rooms.accounts.list()).find((one) => one.id === id);
    if (who === undefined) return listPage(c, rooms, { text: texts.gone, status: 404 });
    if (who.id === c.get('staff').id) return listPage(c, rooms, { text: texts.own, status: 409 });
    return does(c, rooms, who);
  };

const renew: Does = async (c, rooms, who) => {
  const { auth, accounts, notice } = rooms;
  const { secondStep } = await c.req.parseBody();
  const made = newOneTime(new Date());
  const hash = await (await auth.$context).password.hash(made.password);
  const isThere = await accounts.renew(who.id, { hash, until: made.until, dropsSecondStep: secondStep === 'off' });
  if (!isThere) return listPage(c, rooms, { text: texts.gone, status: 404 });
  notice('a colleague was given a new password', { staff: c.get('staff').id });
  return oneTimePage(c, rooms, who, made);
};

/** Conversations that she had are taken over by whoever changed the account, so that nobody writes to an empty chair. */
async function takeOver(c: C, { knock }: Rooms, conversations: readonly string[]): Promise<void> {
  const { id: staff, name } = c.get('staff');
  for (const conversation of conversations) {
    const key = `staff:taken-over:${randomUUID()}`;
    await knock({ from: { conversation }, arrival: { key, inbound: { kind: 'staff-take', staff, name } } });
  }
}

const end: Does = async (c, rooms, who) => {
  const { accounts, notice } = rooms;
  const held = await accounts.held(who.id);
  const came = await accounts.end(who.id, c.get('staff').id);
  if (came !== 'ended') return listPage(c, rooms, { text: texts[came], status: came === 'gone' ? 404 : 409 });
  notice('an account was ended', { staff: c.get('staff').id });
  await takeOver(c, rooms, held);
  return listPage(c, rooms, { text: ending.ended(who.name), status: 200 });
};

/** The role that she has not: there are two. */
const otherRole = ({ role }: Colleague): StaffRole => (role === 'staff' ? 'volunteer' : 'staff');

const assign: Does = async (c, rooms, who) => {
  const { accounts, notice } = rooms;
  const { role } = await c.req.parseBody();
  // Named by the form, so that what a colleague did meanwhile is not turned back.
  const wanted = STAFF_ROLES.find((one) => one === role);
  if (wanted === undefined) return listPage(c, rooms, { text: texts.noRole, status: 422 });
  const held = await accounts.held(who.id);
  const came = await accounts.assign(who.id, wanted, c.get('staff').id);
  if (came !== 'assigned') return listPage(c, rooms, { text: texts[came], status: came === 'gone' ? 404 : 409 });
  notice(`an account is of a ${wanted} now`, { staff: c.get('staff').id });
  if (wanted === 'volunteer') await takeOver(c, rooms, held);
  return listPage(c, rooms, { text: assigning.done(who.name, wanted), status: 200 });
};

/** What is done to the account of a colleague, each after a look at what it means. */
export const colleagueActRoutes = (rooms: Rooms) => {
  const may = allow(rooms, 'colleagues.change');
  const lookAtRenewal: Does = (c, _, who) => show(c, rooms, () => <RenewView who={who} />, renewing.title(who.name));
  const lookAtEnd: Does = async (c, { accounts }, who) => {
    const held = (await accounts.held(who.id)).length;
    return show(c, rooms, () => <EndView who={who} held={held} />, ending.title(who.name));
  };
  const lookAtRole: Does = async (c, { accounts }, who) => {
    const [held, role] = [(await accounts.held(who.id)).length, otherRole(who)];
    return show(c, rooms, () => <AssignView {...{ who, role, held }} />, assigning.title(who.name, role));
  };
  return new Hono<AdminEnv>()
    .get(`${COLLEAGUE}/password`, may, about(rooms, lookAtRenewal))
    .post(`${COLLEAGUE}/password`, may, about(rooms, renew))
    .get(`${COLLEAGUE}/role`, may, about(rooms, lookAtRole))
    .post(`${COLLEAGUE}/role`, may, about(rooms, assign))
    .get(`${COLLEAGUE}/end`, may, about(rooms, lookAtEnd))
    .post(`${COLLEAGUE}/end`, may, about(rooms, end));
};
