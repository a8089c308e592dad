import { describe, onTestFinished, vi } from 'vitest';
import { createTelegram, type Telegram, type TelegramSettings } from '../../../bot/channels/telegram/index.ts';
import { LIBRARIES, type Library } from '../../../bot/channels/telegram/libraries.ts';
import type { Pace } from '../../../bot/channels/telegram/pace.ts';
import { createRate, GAUGES, widened } from '../../../bot/channels/telegram/rate.ts';
import type { Knock } from '../../../bot/ports.ts';
import { type BotApiServer, startBotApi } from './bot-api/index.ts';

/** The same waits as in earnest, only shorter. */
export const QUICK: Pace = { call: 10_000, file: 10_000, poll: 1_000, first: 5, most: 20, idle: 5, ready: 500 };

/** Nobody waits for a place: what is tested is something else. */
const UNHURRIED = 1_000_000;

export type Opened = {
  readonly telegram: BotApiServer;
  readonly channel: Telegram;
  /** What the house was told, in order. */
  readonly knocks: Knock[];
  readonly alarms: { readonly what: string; readonly error: unknown }[];
};

/** The settings of a channel that talks with a stand-in. */
export function settingsFor(telegram: BotApiServer, alarms: Opened['alarms'] = []): TelegramSettings {
  return {
    token: telegram.token,
    apiRoot: telegram.root,
    mode: 'polling',
    publicUrl: 'https://buurtmus.example',
    describe: (command, language) => `${command} in ${language}`,
    alarm: (what, error) => alarms.push({ what, error }),
    pace: QUICK,
    rate: createRate(widened(GAUGES, UNHURRIED)),
  };
}

/** A stand-in for Telegram and a channel that talks with it; both are closed when the test is over. */
export async function open(settings: Partial<TelegramSettings> = {}): Promise<Opened> {
  const telegram = await startBotApi();
  const alarms: Opened['alarms'] = [];
  const channel = createTelegram({ ...settingsFor(telegram, alarms), ...settings });
  onTestFinished(async () => {
    await channel.stop();
    await telegram.close();
  });
  return { telegram, channel, knocks: [], alarms };
}

/** The same tests through each library that can make our calls. */
export const throughEach = (tests: (library: Library) => void): void =>
  describe.each(LIBRARIES)('through %s', (library) => tests(library));

/** Waits until something holds; fails with what it last failed with. */
export const until = (holds: () => void | Promise<void>): Promise<void> =>
  vi.waitFor(holds, { timeout: 10_000, interval: 5 });

export { spoken } from '../spoken.ts';

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
