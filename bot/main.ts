import { type Context, Hono } from 'hono';
import { type Door, hangDoor } from '../door.ts';
import type { Foundation } from '../foundation.ts';
import { createLeadership } from '../prisma/leadership.ts';
import { createPresence } from '../prisma/presence.ts';
import { createPulse } from '../prisma/pulse.ts';
import { keptSecret } from '../prisma/secret.ts';
import { createFeeds } from '../prisma/stores/calendar-feeds.ts';
import { createStaffDesk } from '../prisma/stores/desk.ts';
import { createCrisisDesk } from '../prisma/stores/desk-crisis.ts';
import { createCvDesk } from '../prisma/stores/desk-cv.ts';
import { createSocialMapStore, socialMapReader } from '../prisma/stores/hsds.ts';
import { createRosterStore } from '../prisma/stores/roster.ts';
import { createAccounts } from '../prisma/stores/staff-accounts.ts';
import { documentJobs } from '../workers/document-jobs.ts';
import { JOBS, outboxQueue } from '../workers/jobs.ts';
import { handling } from '../workers/queues.ts';
import { type Auth, createAdmin, createAuth } from './admin/index.tsx';
import { calendarRoutes } from './calendar/door/routes.tsx';
import { type Channel, sendsOn } from './channels/channel.ts';
import type { WhatsAppWeb } from './channels/whatsapp/web/index.ts';
import { healthRoutes } from './health.ts';
import {
  beforeProxy,
  forChannels,
  type Held,
  holdTelegram,
  holdWeb,
  holdWhatsAppCloud,
  holdWhatsAppWeb,
} from './holding.ts';
import { createSocialMapDesk } from './hsds/desk.ts';
import { hsdsRoutes } from './hsds/routes.ts';
import type { Pulse } from './ports.ts';
import { pressOf } from './pressing.ts';
import { createRosterDesk } from './roster/desk.ts';
import { listen } from './serve.ts';
import type { CvDesk } from './staff-cv-ports.ts';

/** Messages that wait are taken over by whoever holds the channel, this often. */
const SWEEP_EVERY_MS = 30_000;
const DELIVERIES_AT_ONCE = 16;
/** Who does not lead a channel looks this often whether it does by now. */
const LEADS_EVERY_MS = 1_000;

export type Bot = Door & { readonly auth: Auth; readonly port: number; stop(): Promise<void> };

/** The chat process: channels, the door, the staff view, and the outbox of the channels that it holds. No logic. */
export async function startBot(foundation: Foundation): Promise<Bot> {
  const { env, databaseUrl } = foundation;
  const pulse = createPulse(databaseUrl);
  const leadership = createLeadership(databaseUrl, 'telegram');
  const web = await holdWeb(foundation, pulse);
  const telegram = holdTelegram(foundation, () => leadership.isLeader());
  const holdsWhatsApp = createLeadership(databaseUrl, 'whatsapp');
  const number = holdWhatsAppWeb(foundation, holdsWhatsApp);
  const whatsapp = number ?? holdWhatsAppCloud(foundation);
  const channels = [telegram, whatsapp, web].filter((channel) => channel !== null);
  const presence = createPresence(databaseUrl);
  const door = hangDoor(foundation, channels, presence.holder);
  const auth = await authOf(foundation);
  const messengers = { whatsapp: number, telegramBot: () => telegram?.botName() ?? null };
  const app = appOf(foundation, channels, adminOf(foundation, door, auth, pulse, messengers));

  await Promise.all([pulse.start(), presence.enter()]);
  const ending = new AbortController();
  for (const channel of channels) workOutbox(foundation, door, channel, ending.signal);
  // The page may be asked for as soon as we listen; Telegram is told our address only when we do.
  await web.start(door.inbound);
  const listening = await listen(app, { port: env.PORT, host: env.HOST });
  await telegram?.start(door.inbound);
  await whatsapp?.start(door.inbound);
  const unwatched = door.watch.keep();
  // What a process that was killed left lying goes out before anybody waits for the next sweep.
  for (const { name } of channels.filter(sendsOn)) void door.outbox.sweep(name);
  return {
    ...door,
    auth,
    port: listening.port,
    async stop() {
      ending.abort();
      await unwatched();
      await Promise.all(channels.map((channel) => channel.stop()));
      await listening.stop();
      await door.outbox.idle();
      await Promise.all(channels.map((channel) => channel.close?.()));
      await Promise.all([leadership.end(), holdsWhatsApp.end(), presence.leave()]);
      await pulse.stop();
    },
  };
}

type Admin = ReturnType<typeof createAdmin>;

/** Everything that answers on our port. */
function appOf(foundation: Foundation, channels: readonly Held[], admin: Admin): Hono {
  const { database, queues, metrics } = foundation;
  const checks = [
    { name: 'database', isReady: () => database.pool.query('SELECT 1').then(() => true) },
    { name: 'queue', isReady: () => queues.isReady() },
    ...channels,
  ];
  const app = new Hono();
  app.route('/', healthRoutes(checks, metrics));
  app.route('/admin', admin);
  app.route(
    '/hsds',
    hsdsRoutes({ ...forChannels(foundation), ...fromProxy(foundation), current: socialMapReader(database.pool) }),
  );
  const calendars = { entries: foundation.stores.entries, feeds: createFeeds(database.pool) };
  app.route('/calendar', calendarRoutes({ ...forChannels(foundation), ...fromProxy(foundation), ...calendars }));
  for (const { routes } of channels) app.route('/', routes);
  return app;
}

/** Where a question comes from, where a proxy stands before us. */
const fromProxy = ({ env }: Foundation) =>
  env.TRUST_PROXY ? { addressOf: (c: Context) => beforeProxy(c.req.raw.headers) } : {};

async function authOf({ database, env, log }: Foundation): Promise<Auth> {
  return createAuth(database.prisma, {
    secret: await keptSecret(database.pool, 'staff'),
    baseURL: env.PUBLIC_URL,
    log: (level, message) => log[level](message),
  });
}

type Messengers = { readonly whatsapp: WhatsAppWeb | null; readonly telegramBot: () => string | null };

const adminOf = (
  foundation: Foundation,
  { inbound, pusher, watch }: Door,
  auth: Auth,
  pulse: Pulse,
  messengers: Messengers,
) =>
  createAdmin({
    ...forChannels(foundation),
    auth,
    accounts: createAccounts(foundation.database),
    desk: createStaffDesk(foundation.database, foundation.env.CENTRE_TIMEZONE, foundation.keeping.seal),
    feeds: createFeeds(foundation.database.pool),
    socialMap: createSocialMapDesk(createSocialMapStore(foundation.database)),
    paper: pressOf(foundation, messengers.telegramBot),
    cvDesk: cvDeskOf(foundation),
    roster: rosterOf(foundation),
    knock: inbound,
    crisis: createCrisisDesk(foundation.database, foundation.env.CENTRE_TIMEZONE),
    pusher,
    alerted: watch.wake,
    ...messengers,
    deliver: (channel, conversation) => foundation.carrier.deliver(channel, conversation, 0),
    pulse,
    understanding: foundation.house.understanding,
    notice: (what, about) => foundation.log.warn(about, what),
    addressOf: (headers, connection) => (foundation.env.TRUST_PROXY ? beforeProxy(headers) : null) ?? connection,
  });

/** The review desk; whatever is given back there is made into a document at once. */
function cvDeskOf(foundation: Foundation): CvDesk {
  const forAll = forChannels(foundation);
  const desk = createCvDesk(foundation.database, { ...foundation.keeping, ...forAll });
  const jobs = documentJobs(foundation.queues, forAll.alarm);
  return {
    ...desk,
    async giveBack(version, staff) {
      const given = await desk.giveBack(version, staff);
      if (given === 'returned') jobs.read();
      return given;
    },
  };
}

/** Import of people and timetables. */
function rosterOf(foundation: Foundation) {
  const { clock, zone } = forChannels(foundation);
  return createRosterDesk(createRosterStore(foundation.database, zone, clock), { clock, zone });
}

/**
 * Retries of a channel, and what others left lying, are sent where the channel is held; of one that a single process
 * leads, by that one, as soon as it does.
 */
function workOutbox(foundation: Foundation, door: Door, channel: Channel, signal: AbortSignal): void {
  if (signal.aborted) return;
  if (!sendsOn(channel)) {
    setTimeout(() => workOutbox(foundation, door, channel, signal), LEADS_EVERY_MS).unref();
    return;
  }
  const { queues, carrier } = foundation;
  const { outbox, fetcher, eraser } = door;
  const queue = outboxQueue(channel.name);
  const deliver = handling(JOBS.deliver, async ({ conversation }) => {
    if (sendsOn(channel)) await outbox.deliver(conversation);
    else carrier.deliver(channel.name, conversation, LEADS_EVERY_MS / 1_000);
  });
  const sweep = handling(JOBS.sweep, async () => {
    if (!sendsOn(channel)) return;
    await outbox.sweep(channel.name);
    await fetcher.sweep();
    await eraser.sweep();
  });
  queues.work(queue, [deliver, sweep], DELIVERIES_AT_ONCE);
  queues.repeat(queue, JOBS.sweep, { every: SWEEP_EVERY_MS });
}
