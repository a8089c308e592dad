import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { onTestFinished, vi } from 'vitest';
import type { Receive, Spoken } from '../../../../bot/channels/channel.ts';
import {
  createWhatsAppCloud,
  type WhatsAppCloud,
  type WhatsAppCloudSettings,
} from '../../../../bot/channels/whatsapp/cloud/index.ts';
import type { Pace } from '../../../../bot/channels/whatsapp/cloud/pace.ts';
import type { News } from '../../../../bot/channels/whatsapp/cloud/statuses.ts';
import type { Knock } from '../../../../bot/ports.ts';
import { spoken as spokenTo } from '../../spoken.ts';
import { APP, type GraphApi, type GraphOptions, startGraphApi } from './graph-api/index.ts';

/** The same waits as in earnest, only shorter. */
export const QUICK: Pace = {
  call: 2_000,
  transfer: 2_000,
  whole: 5_000,
  patience: 2_000,
  echo: 300,
  silence: 20,
  first: 5,
  ready: 500,
};

/** An invented number; nobody has it. */
export const HUDA = '31600000088';

export type OpenedCloud = {
  readonly graph: GraphApi;
  readonly channel: WhatsAppCloud;
  /** What the house was told, in order, once `listen` was called. */
  readonly knocks: Knock[];
  readonly news: News[];
  readonly alarms: { readonly what: string; readonly error: unknown }[];
  /** Starts the channel and has Meta bring to it what happens. By default the house takes everything. */
  listen(receive?: Receive): Promise<void>;
};

/** The settings of a channel that talks with a stand-in, which also knows when somebody was last heard. */
export function settingsFor(
  graph: GraphApi,
  { alarms = [], news = [] }: Partial<Pick<OpenedCloud, 'alarms' | 'news'>> = {},
): WhatsAppCloudSettings {
  return {
    ...APP,
    apiRoot: graph.root,
    lastHeard: async (address) => {
      const at = graph.phones.wroteAt(address);
      return at === undefined ? null : new Date(at).toISOString();
    },
    told: async (one) => news.push(one),
    templates: {},
    say: (key, params, language) => `${key}(${JSON.stringify(params)}, ${language})`,
    listLabel: () => 'Kies',
    alarm: (what, error) => alarms.push({ what, error }),
    pace: QUICK,
  };
}

/**
 * Meta's stand-in and a channel that talks with it; both are closed when the test is over. Huda has just written, so
 * that she may be answered.
 */
export async function openCloud(
  settings: Partial<WhatsAppCloudSettings> = {},
  options: GraphOptions = {},
): Promise<OpenedCloud> {
  const graph = await startGraphApi(options);
  const [alarms, news, knocks]: [OpenedCloud['alarms'], News[], Knock[]] = [[], [], []];
  const channel = createWhatsAppCloud({ ...settingsFor(graph, { alarms, news }), ...settings });
  const server = serve({ fetch: channel.routes.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise((listening) => server.once('listening', listening));
  graph.phones.wrote(HUDA);
  onTestFinished(async () => {
    await graph.close();
    await channel.stop();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/whatsapp/webhook`;
  const listen = async (receive: Receive = async (knock) => knocks.push(knock)): Promise<void> => {
    await channel.start(receive);
    if (!(await graph.webhooks.subscribe(url, APP.verifyToken))) throw new Error('the webhook was not verified');
  };
  return { graph, channel, knocks, news, alarms, listen };
}

/** A message to Huda. */
export const spoken = (message: Partial<Spoken> = {}): Spoken => spokenTo({ to: HUDA, ...message });

/** Waits until something holds; fails with what it last failed with. */
export const until = (holds: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(holds, { timeout: 10_000, interval: 5 });

/** The texts that were said to the house. */
export const textsOf = (knocks: readonly Knock[]): string[] =>
  knocks.map(({ arrival: { inbound } }) => (inbound.kind === 'text' ? inbound.text : `(${inbound.kind})`));

/** A promise that somebody else keeps. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  let open = (): void => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}
