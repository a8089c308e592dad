import { type BotApiServer, startBotApi } from '../channels/telegram/bot-api/index.ts';
import { bringTo } from './bringing.ts';
import type { History } from './history.ts';
import type { Settings } from './settings.ts';
import { createWatch, type Watch } from './watch.ts';

/** Telegram as the harness runs it, which outlives every death of the bot. */
export type Platform = {
  readonly telegram: BotApiServer;
  readonly watch: Watch;
  /** Updates that the bot has not confirmed. */
  waiting(): number;
  /** The call with which the bot says that it listens. */
  readonly listens: 'getUpdates' | 'setWebhook';
  close(): Promise<void>;
};

export type Hook = { readonly url: string; readonly secret: string };

/** Opens Telegram. With a webhook the stand-in's own carrier, one update at a time, is left idle for one like Telegram's. */
export async function openPlatform(mode: Settings['mode'], hook: Hook, history: History): Promise<Platform> {
  const server = await startBotApi();
  const watch = createWatch(server, history);
  const bringing = bringTo(() => hook);
  const webhook = mode === 'webhook';
  return {
    telegram: webhook ? { ...server, updates: { ...server.updates, push: bringing.push } } : server,
    watch,
    waiting: () => (webhook ? bringing.waiting : server.updates.waiting.length),
    listens: webhook ? 'setWebhook' : 'getUpdates',
    async close() {
      bringing.close();
      watch.close();
      await server.close();
    },
  };
}
