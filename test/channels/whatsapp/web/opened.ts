import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { expect, onTestFinished, vi } from 'vitest';
import type { Receive } from '../../../../bot/channels/channel.ts';
import {
  createWhatsAppWeb,
  type WhatsAppWeb,
  type WhatsAppWebSettings,
} from '../../../../bot/channels/whatsapp/web/index.ts';
import type { Knock } from '../../../../bot/ports.ts';
import { openBrowser } from '../../../setup/browser.ts';
import { CHROMIUM_ARGS, QUICK } from './quick.ts';
import { startWhatsApp, type WhatsAppServer } from './stand-in/index.ts';

export type Opened = {
  readonly whatsapp: WhatsAppServer;
  readonly channel: WhatsAppWeb;
  readonly settings: WhatsAppWebSettings;
  /** What the house was told, in order. */
  readonly knocks: Knock[];
  readonly alarms: { readonly what: string; readonly error: unknown }[];
  readonly troubles: string[];
};

export { QUICK } from './quick.ts';

/** The browser of the tests, where puppeteer looks for one. Unpacked once for all test files, by whoever is first. */
export async function useChromium(): Promise<string> {
  const path = join(tmpdir(), 'chromium');
  if (!existsSync(path)) await (await openBrowser()).close();
  process.env.PUPPETEER_EXECUTABLE_PATH = await chromium.executablePath();
  return process.env.PUPPETEER_EXECUTABLE_PATH;
}

/** A folder of data in which the page of the stand-in lies as a kept version of WhatsApp Web. */
export async function dataDirFor(whatsapp: WhatsAppServer): Promise<string> {
  const dataDir = await mkdtemp(join(tmpdir(), 'buurtmus-whatsapp-'));
  const versions = join(dataDir, 'whatsapp/versions');
  await mkdir(versions, { recursive: true });
  await writeFile(join(versions, `${whatsapp.version}.html`), whatsapp.page);
  return dataDir;
}

type Closing = (close: () => Promise<void>) => void;

/**
 * A stand-in for WhatsApp and a channel that talks with it, not started yet; both are closed when the test is over,
 * or when `closing` says so: `openWeb({}, afterAll)`.
 */
export async function openWeb(
  changes: Partial<WhatsAppWebSettings> = {},
  closing: Closing = onTestFinished,
): Promise<Opened> {
  await useChromium();
  const whatsapp = await startWhatsApp();
  const alarms: Opened['alarms'] = [];
  const troubles: string[] = [];
  const settings: WhatsAppWebSettings = {
    dataDir: await dataDirFor(whatsapp),
    chromiumArgs: CHROMIUM_ARGS,
    versionCache: { type: 'local', version: whatsapp.version },
    zone: 'Europe/Amsterdam',
    alarm: (what, error) => alarms.push({ what, error }),
    tellStaff: (trouble) => troubles.push(trouble),
    authTimeout: 10_000,
    pace: QUICK,
    ...changes,
  };
  const channel = createWhatsAppWeb(settings);
  closing(async () => {
    await channel.stop();
    await whatsapp.close();
    await rm(settings.dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  return { whatsapp, channel, settings, knocks: [], alarms, troubles };
}

/** Starts the channel, and scans the code that it shows. Resolves when the number is paired and ready. */
export async function pair(opened: Opened, receive?: Receive): Promise<Opened> {
  const { channel, whatsapp, knocks } = opened;
  await channel.start(receive ?? (async (knock) => void knocks.push(knock)));
  await until(() => expect(channel.pairing.qr).not.toBeNull());
  whatsapp.devices.scan(channel.pairing.qr ?? '');
  await isPaired(channel);
  return opened;
}

export const isPaired = async (channel: WhatsAppWeb): Promise<void> => {
  await until(() => expect(channel.pairing.state).toBe('paired'));
  await until(async () => expect(await channel.isReady()).toBe(true));
};

/** Waits until something holds; fails with what it last failed with. */
export const until = (holds: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(holds, { timeout: 20_000, interval: 10 });

/** The texts that were said to the house. */
export const textsOf = (knocks: readonly Knock[]): string[] =>
  knocks.map(({ arrival: { inbound } }) => (inbound.kind === 'text' ? inbound.text : `(${inbound.kind})`));
