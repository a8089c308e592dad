import { type Context, Hono } from 'hono';
import { subscriptionOf } from '../../crisis/push.ts';
import { nameOfDevice } from '../device.ts';
import { allow } from '../guard.tsx';
import type { AdminEnv } from '../parts.ts';
import type { Rooms } from '../setting.ts';
import { CRISIS_TEXTS } from '../texts-crisis.ts';
import type { Said } from '../views/account.tsx';
import { BASE } from '../views/setting.ts';
import { accountPage } from './account-page.tsx';

type C = Context<AdminEnv>;

const texts = CRISIS_TEXTS.devices;
const MOST_DEVICES = 10;

const said = (text: string, status: Said['status']): Said => ({ at: 'devices', text, status });

/** What a browser says of its subscription; null where it is none. */
function sentSubscription(sent: unknown, also: readonly string[] | undefined) {
  try {
    return subscriptionOf(JSON.parse(typeof sent === 'string' ? sent : ''), also);
  } catch {
    return null;
  }
}

async function turnOn(c: C, rooms: Rooms) {
  const { id } = c.get('staff');
  const subscription = sentSubscription((await c.req.parseBody()).subscription, rooms.pushHosts);
  if (subscription === null) return accountPage(c, rooms, said(texts.wrong, 422));
  const known = await rooms.crisis.devices(id);
  if (known.length >= MOST_DEVICES) return accountPage(c, rooms, said(texts.tooMany, 409));
  await rooms.crisis.addDevice(id, { ...subscription, name: nameOfDevice(c.req.header('user-agent')) });
  rooms.notice('a device rings from now on', { staff: id });
  return c.redirect(`${BASE}/account`, 303);
}

async function turnOff(c: C, rooms: Rooms) {
  await rooms.crisis.removeDevice(c.get('staff').id, c.req.param('device') ?? '');
  return accountPage(c, rooms, said(texts.turnedOff, 200));
}

async function test(c: C, rooms: Rooms) {
  const staff = c.get('staff').id;
  const device = c.req.param('device') ?? '';
  const subscription = await rooms.crisis.subscription(staff, device);
  const pushed = subscription === null ? 'gone' : await rooms.pusher.push(subscription, 'test', 'test');
  if (pushed === 'gone') await rooms.crisis.removeDevice(staff, device);
  return accountPage(c, rooms, pushed === 'sent' ? said(texts.tested, 200) : said(texts.testFailed, 503));
}

/** Which browsers of one's own ring when somebody needs help. */
export const deviceRoutes = (rooms: Rooms) => {
  const own = allow(rooms, 'account.devices');
  const DEVICE = '/account/devices/:device{[0-9a-f-]{36}}';
  return new Hono<AdminEnv>()
    .post('/account/devices', own, (c) => turnOn(c, rooms))
    .post(`${DEVICE}/off`, own, (c) => turnOff(c, rooms))
    .post(`${DEVICE}/test`, own, (c) => test(c, rooms));
};
