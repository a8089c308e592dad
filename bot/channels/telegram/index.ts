import { Hono } from 'hono';
import type { Abilities, Channel } from '../channel.ts';
import { createDoor } from '../door.ts';
import { fieldsOf, textOf } from '../fields.ts';
import type { BotApi } from './api.ts';
import { commandLists, type Describe } from './commands.ts';
import { createErase } from './erasing.ts';
import { createFetch } from './fetching.ts';
import { createKeyboards } from './keyboards.ts';
import { connectBy, type Library } from './libraries.ts';
import { ALLOWED_UPDATES, LIMITS } from './limits.ts';
import { PACE, type Pace } from './pace.ts';
import { CHANNEL } from './parse.ts';
import { poll } from './polling.ts';
import { createRate, type Rate } from './rate.ts';
import { createTake, type Taken } from './receiving.ts';
import { createSender } from './sending.ts';
import { begin } from './service.ts';
import { steady } from './steady.ts';
import { timely } from './timely.ts';
import { createTurns } from './turns.ts';
import { WEBHOOK_PATH, webhookRoutes } from './webhook.ts';

export type TelegramSettings = {
  /** From @BotFather: `"123456:AAE…"`. */
  readonly token: string;
  /** `"https://api.telegram.org"`, or a Bot API server of one's own. */
  readonly apiRoot: string;
  readonly mode: 'polling' | 'webhook';
  /** Only whoever knows it may bring updates; needed for a webhook. */
  readonly secret?: string | undefined;
  /** Where Telegram finds us, without a slash at the end; only a webhook needs it. */
  readonly publicUrl: string;
  readonly describe: Describe;
  /** Told what goes wrong. Errors of Telegram hold neither the token nor words of people. */
  readonly alarm: (what: string, error: unknown) => void;
  /** Whether this process may poll now; by default it may. Asked before each poll. */
  readonly mayPoll?: () => Promise<boolean>;
  /** The library that makes the calls; by default grammY. */
  readonly library?: Library;
  /** The rate, where several processes send for the same bot; by default this one keeps to it alone. */
  readonly rate?: Rate;
  readonly pace?: Pace;
};

/** Telegram, and the door that a webhook needs; without a webhook the door is not there. */
export type Telegram = Channel & {
  readonly routes: Hono;
  /** By what it is found, without `@`; null until Telegram has told. */
  botName(): string | null;
};

const ABILITIES: Abilities = {
  buttons: LIMITS.buttons.value,
  buttonLength: LIMITS.buttonLength.value,
  textLength: LIMITS.textLength.value,
  deletes: true,
  fileBytes: LIMITS.fileUpload.value,
  places: true,
};

/**
 * Telegram as a channel of the house. Updates come by long polling or by webhook; either way Telegram is told that
 * one has arrived only once the house has it. Throws when a webhook is wanted without a secret.
 */
export function createTelegram(settings: TelegramSettings): Telegram {
  const { mode, alarm, library = 'grammy', mayPoll = async () => true, pace = PACE } = settings;
  const call = timely(connectBy(library, settings), pace);
  const keyboards = createKeyboards(call);
  const turns = createTurns(settings.rate === undefined ? createRate() : steady(settings.rate, alarm));
  const stopping = new AbortController();
  const door = createDoor<Taken>('Telegram');
  let end = Promise.resolve();
  let botName: string | null = null;
  const meet = async (): Promise<void> => {
    botName = textOf(fieldsOf(await call('getMe', {}, AbortSignal.timeout(pace.ready))).username);
  };
  return {
    name: CHANNEL,
    abilities: ABILITIES,
    routes: mode === 'webhook' ? webhookRoutes(secretOf(settings), door.take) : new Hono(),
    async start(receive) {
      const take = createTake({ receive, call, keyboards, turns, pace, alarm });
      if (mode === 'webhook') door.open(take);
      const serve = (signal: AbortSignal) =>
        mode === 'polling' ? poll({ call, take, mayPoll, pace, alarm }, signal) : Promise.resolve();
      const commands = commandLists(settings.describe);
      const service = { call, setUp: setUpOf(settings, call), commands, serve, pace, alarm };
      ({ end } = await begin(service, stopping.signal));
      // A link to it is shown as soon as its name is known; nobody waits for that.
      void meet().catch(() => {});
    },
    async stop() {
      stopping.abort();
      turns.stop();
      await Promise.all([end, door.close()]);
    },
    send: createSender({ call, keyboards, turns }),
    fetch: createFetch({ ...settings, call, most: pace.file }),
    erase: createErase(call),
    isReady: () =>
      meet().then(
        () => true,
        () => false,
      ),
    botName: () => botName,
  };
}

function secretOf({ secret }: TelegramSettings): string {
  if (!secret) throw new Error('a Telegram webhook needs a secret: without it anybody could bring updates');
  return secret;
}

/** Telegram brings updates or has them fetched, never both; what is waiting there is never dropped. */
const setUpOf =
  ({ mode, publicUrl, secret = '' }: TelegramSettings, call: BotApi) =>
  (): Promise<unknown> =>
    mode === 'polling'
      ? call('deleteWebhook', { drop_pending_updates: false })
      : call('setWebhook', {
          url: `${publicUrl}${WEBHOOK_PATH}`,
          secret_token: secret,
          allowed_updates: ALLOWED_UPDATES,
          drop_pending_updates: false,
        });
