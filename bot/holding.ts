import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import type { Foundation } from '../foundation.ts';
import type { Leadership } from '../prisma/leadership.ts';
import { keptSecret } from '../prisma/secret.ts';
import { createDeliveryNews, createLastHeard } from '../prisma/stores/delivery-news.ts';
import { createSentFiles } from '../prisma/stores/files.ts';
import { createRates } from '../prisma/stores/rates.ts';
import { createTakenBack } from '../prisma/stores/taken-back.ts';
import { createThreads } from '../prisma/stores/threads.ts';
import { createUploads } from '../prisma/stores/uploads.ts';
import { typeOf } from '../workers/file-types.ts';
import type { Channel } from './channels/channel.ts';
import { createTelegram, type Telegram } from './channels/telegram/index.ts';
import { GAUGES } from './channels/telegram/rate.ts';
import { createWebChannel } from './channels/web/index.ts';
import { createWhatsAppCloud, readTemplates } from './channels/whatsapp/cloud/index.ts';
import { createWhatsAppWeb, type WhatsAppWeb, type WhatsAppWebSettings } from './channels/whatsapp/web/index.ts';
import type { Pulse } from './ports.ts';
import { showPairing } from './terminal.ts';

/** A channel, where its page or its platform reaches us, and what is closed once everything is sent. */
export type Held = Channel & { readonly routes: Hono; readonly close?: () => Promise<void> };

/** What every channel and the staff view are given. */
export const forChannels = ({ env, log, words }: Foundation) => ({
  say: words.say,
  label: words.label,
  clock: () => new Date().toISOString(),
  publicUrl: env.PUBLIC_URL,
  zone: env.CENTRE_TIMEZONE,
  alarm: (what: string, error: unknown) => log.error({ error }, what),
});

/** The last proxy before us says where somebody comes from; everything before its word was written by strangers. */
export const beforeProxy = (headers: Headers): string | null =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || null;

/** The chat on our own pages. */
export async function holdWeb(foundation: Foundation, pulse: Pulse): Promise<Held> {
  const { env, database, stores, keeping } = foundation;
  return createWebChannel({
    ...forChannels(foundation),
    threads: createThreads(database.pool),
    pulse,
    files: stores.files,
    uploads: createUploads(database.pool, keeping.seal),
    sentFiles: createSentFiles(database.pool, keeping.seal),
    takenBack: createTakenBack(database.pool),
    typeOf,
    secret: await keptSecret(database.pool, 'chat'),
    ...(env.TRUST_PROXY ? { visitorIp: (c: Context) => beforeProxy(c.req.raw.headers) } : {}),
    ...(env.CHAT_EMBEDDERS === undefined ? {} : { embedders: env.CHAT_EMBEDDERS }),
  });
}

/** WhatsApp on an ordinary number, in whichever process leads: the others neither listen nor send on it. */
export function holdWhatsAppWeb(foundation: Foundation, leadership: Leadership): (Held & WhatsAppWeb) | null {
  const { env, log } = foundation;
  if (env.WHATSAPP_DRIVER !== 'web') return null;
  const channel = createWhatsAppWeb({
    ...forChannels(foundation),
    dataDir: env.DATA_DIR,
    chromiumArgs: env.WHATSAPP_CHROMIUM_ARGS,
    versionCache: versionCacheOf(foundation),
    pairingPhone: env.WHATSAPP_PAIRING_PHONE,
    restartHour: env.WHATSAPP_RESTART_HOUR,
    authTimeout: env.WHATSAPP_AUTH_TIMEOUT * 1_000,
    protocolTimeout: env.WHATSAPP_PROTOCOL_TIMEOUT * 1_000,
    tellStaff: (trouble) => log.warn({ trouble }, 'WhatsApp needs a person: see the staff view'),
    mayRun: () => leadership.isLeader(),
  });
  showPairing(channel, process.stdout);
  // A getter does not survive a copy: the pairing is asked for each time.
  return Object.assign(channel, { routes: new Hono(), isOurs: () => leadership.leads() });
}

function versionCacheOf({ env }: Foundation): NonNullable<WhatsAppWebSettings['versionCache']> {
  const {
    WHATSAPP_WEB_VERSION_CACHE: type,
    WHATSAPP_WEB_VERSION: version = '',
    WHATSAPP_WEB_VERSION_URL: url = '',
  } = env;
  if (type === 'none') return { type };
  return type === 'local' ? { type, version } : { type, version, remotePath: url };
}

/** WhatsApp by the official road, where the settings choose it. */
export function holdWhatsAppCloud(foundation: Foundation): Held | null {
  const { env, database, words } = foundation;
  if (env.WHATSAPP_DRIVER !== 'cloud') return null;
  return createWhatsAppCloud({
    ...forChannels(foundation),
    apiRoot: env.WHATSAPP_API_ROOT,
    version: env.WHATSAPP_API_VERSION,
    phoneNumberId: env.WHATSAPP_PHONE_NUMBER_ID as string,
    token: env.WHATSAPP_TOKEN as string,
    appSecret: env.WHATSAPP_APP_SECRET as string,
    verifyToken: env.WHATSAPP_VERIFY_TOKEN as string,
    perSecond: env.WHATSAPP_PER_SECOND,
    templates:
      env.WHATSAPP_TEMPLATES_FILE === undefined ? {} : readTemplates(readFileSync(env.WHATSAPP_TEMPLATES_FILE, 'utf8')),
    listLabel: (language) => words.say('whatsapp.choose', undefined, language),
    lastHeard: createLastHeard(database.pool, 'whatsapp'),
    told: createDeliveryNews(database.pool),
  });
}

/** Telegram, where it has a token. `mayPoll` tells whether this process is the one that polls. */
export function holdTelegram(
  foundation: Foundation,
  mayPoll: () => Promise<boolean>,
): (Held & Pick<Telegram, 'botName'>) | null {
  const { env, words, log, databaseUrl } = foundation;
  if (env.TELEGRAM_BOT_TOKEN === undefined) return null;
  const rates = createRates(databaseUrl, 'telegram', GAUGES, (error) => log.warn({ error }, 'the rate of Telegram'));
  const telegram = createTelegram({
    ...forChannels(foundation),
    library: env.TELEGRAM_LIBRARY,
    rate: rates,
    token: env.TELEGRAM_BOT_TOKEN,
    apiRoot: env.TELEGRAM_API_ROOT,
    mode: env.TELEGRAM_MODE,
    secret: env.TELEGRAM_WEBHOOK_SECRET,
    describe: (command, language) => words.say(`telegram.${command}`, undefined, language),
    mayPoll,
  });
  return { ...telegram, close: () => rates.close() };
}
