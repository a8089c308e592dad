import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { localTime } from '../../bot/engine/weekly.ts';
import { castOf } from './cast.ts';
import type { History } from './history.ts';
import { type Played, perform } from './performing.ts';
import { type Hook, openPlatform, type Platform } from './platform.ts';
import type { Settings } from './settings.ts';
import { openTheatre, type Theatre } from './theatre.ts';

const ZONE = 'Europe/Amsterdam';
const SECRET = 'survival-survival-survival';

/** Plays the whole thing once. The folder holds the database and, in `bot.log`, what the bot had to say. */
export async function run(settings: Settings, folder: string, tell: (line: string) => void): Promise<Played> {
  const today = localTime(new Date().toISOString(), ZONE).slice(0, 10);
  const cast = castOf(settings.people, today);
  const history: History = { updates: [], sends: [], lives: [] };
  const port = await freePort();
  const hook: Hook = { url: `http://127.0.0.1:${port}/telegram/webhook`, secret: SECRET };
  const theatre = await openTheatre(folder, cast, today);
  const platform = await openPlatform(settings.mode, hook, history);
  const close = async (): Promise<void> => {
    await platform.close();
    await theatre.close();
  };
  process.once('SIGINT', () => void close().finally(() => process.exit(130)));
  try {
    tell(`${cast.length} people, ${settings.kills} kills, by ${settings.mode}; everything lies in ${folder}`);
    const environment = environmentOf(settings, folder, port, theatre, platform);
    const lines = openSync(join(folder, 'bot.log'), 'a');
    return await perform({ settings, cast, history, theatre, platform, environment, lines, tell });
  } finally {
    await close();
  }
}

/** Nothing of whoever runs this: every setting that matters is named. */
const environmentOf = (
  { mode }: Settings,
  folder: string,
  port: number,
  theatre: Theatre,
  { telegram }: Platform,
): Record<string, string> => ({
  DATABASE_URL: theatre.url,
  REDIS_URL: '',
  DATA_DIR: folder,
  SEED: 'empty',
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  CENTRE_TIMEZONE: ZONE,
  LOG_LEVEL: 'warn',
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.root,
  TELEGRAM_MODE: mode,
  TELEGRAM_WEBHOOK_SECRET: SECRET,
});

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
