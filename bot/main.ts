import { Hono } from 'hono';
import { type Door, hangDoor } from '../door.ts';
import type { Foundation } from '../foundation.ts';
import { createLeadership } from '../prisma/leadership.ts';
import { createPulse } from '../prisma/pulse.ts';
import { keptSecret } from '../prisma/secret.ts';
import { createStaffDesk } from '../prisma/stores/desk.ts';
import { createThreads } from '../prisma/stores/threads.ts';
import { JOBS, outboxQueue } from '../workers/jobs.ts';
import { handling } from '../workers/queues.ts';
import { type Auth, createAdmin, createAuth } from './admin/index.tsx';
import type { Channel } from './channels/channel.ts';
import { createTelegram } from './channels/telegram/index.ts';
import { createWebChannel } from './channels/web/index.ts';
import { healthRoutes } from './health.ts';
import type { Pulse } from './ports.ts';
import { listen } from './serve.ts';

/** Messages that wait are taken over by whoever holds the channel, this often. */
const SWEEP_EVERY_MS = 30_000;
const DELIVERIES_AT_ONCE = 16;

export type Bot = Door & { readonly auth: Auth; readonly port: number; stop(): Promise<void> };

/** The chat process: channels, the door, the staff view, and the outbox of the channels that it holds. No logic. */
export async function startBot(foundation: Foundation): Promise<Bot> {
  const { env, databaseUrl } = foundation;
  const pulse = createPulse(databaseUrl);
  const leadership = createLeadership(databaseUrl, 'telegram');
  const web = webOf(foundation, pulse);
  const telegram = telegramOf(foundation, () => leadership.isLeader());
  const channels: Held[] = [...(telegram === null ? [] : [telegram]), web];
  const door = hangDoor(foundation, channels);
  const auth = await authOf(foundation);
  const app = appOf(foundation, channels, adminOf(foundation, door, auth, pulse));

  await pulse.start();
  for (const { name } of channels) await workOutbox(foundation, door, name);
  // The page may be asked for as soon as we listen; Telegram is told our address only when we do.
  await web.start(door.inbound);
  const listening = await listen(app, { port: env.PORT, host: env.HOST });
  await telegram?.start(door.inbound);
  return {
    ...door,
    auth,
    port: listening.port,
    async stop() {
      await Promise.all(channels.map((channel) => channel.stop()));
      await listening.stop();
      await door.outbox.idle();
      await leadership.end();
      await pulse.stop();
    },
  };
}

/** A channel, and where its page or its platform reaches us. */
type Held = Channel & { readonly routes: Hono };

type Admin = ReturnType<typeof createAdmin>;

/** Everything that answers on our port. */
function appOf({ database, queues, metrics }: Foundation, channels: readonly Held[], admin: Admin): Hono {
  const checks = [
    { name: 'database', isReady: () => database.pool.query('SELECT 1').then(() => true) },
    { name: 'queue', isReady: () => queues.isReady() },
    ...channels,
  ];
  const app = new Hono();
  app.route('/', healthRoutes(checks, metrics));
  app.route('/admin', admin);
  for (const { routes } of channels) app.route('/', routes);
  return app;
}

async function authOf({ database, env, log }: Foundation): Promise<Auth> {
  return createAuth(database.prisma, {
    secret: await keptSecret(database.pool, 'staff'),
    baseURL: env.PUBLIC_URL,
    log: (level, message) => log[level](message),
  });
}

const clock = () => new Date().toISOString();

const forChannels = ({ env, log, words }: Foundation) => ({
  say: words.say,
  label: words.label,
  clock,
  publicUrl: env.PUBLIC_URL,
  zone: env.CENTRE_TIMEZONE,
  alarm: (what: string, error: unknown) => log.error({ error }, what),
});

const webOf = (foundation: Foundation, pulse: Pulse): Held =>
  createWebChannel({ ...forChannels(foundation), threads: createThreads(foundation.database.pool), pulse });

function telegramOf(foundation: Foundation, mayPoll: () => Promise<boolean>): Held | null {
  const { env, words } = foundation;
  if (env.TELEGRAM_BOT_TOKEN === undefined) return null;
  return createTelegram({
    ...forChannels(foundation),
    token: env.TELEGRAM_BOT_TOKEN,
    apiRoot: env.TELEGRAM_API_ROOT,
    mode: env.TELEGRAM_MODE,
    secret: env.TELEGRAM_WEBHOOK_SECRET,
    describe: (command, language) => words.say(`telegram.${command}`, undefined, language),
    mayPoll,
  });
}

const adminOf = (foundation: Foundation, { inbound }: Door, auth: Auth, pulse: Pulse) =>
  createAdmin({
    ...forChannels(foundation),
    auth,
    desk: createStaffDesk(foundation.database),
    knock: inbound,
    deliver: (channel, conversation) => foundation.carrier.deliver(channel, conversation, 0),
    pulse,
    understanding: foundation.house.understanding,
    notice: (what, about) => foundation.log.warn(about, what),
  });

/** Retries of a channel, and what others left lying, are sent where the channel is held. */
async function workOutbox({ queues }: Foundation, { outbox, fetcher }: Door, channel: string): Promise<void> {
  const queue = outboxQueue(channel);
  const deliver = handling(JOBS.deliver, ({ conversation }) => outbox.deliver(conversation));
  const sweep = handling(JOBS.sweep, async () => {
    await outbox.sweep(channel);
    await fetcher.sweep();
  });
  queues.work(queue, [deliver, sweep], DELIVERIES_AT_ONCE);
  await queues.repeat(queue, JOBS.sweep, { every: SWEEP_EVERY_MS });
}
