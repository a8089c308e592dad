import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../prisma/embedded/index.ts';
import { migrate } from '../../prisma/migrate.ts';
import { startBotApi } from '../../test/channels/telegram/bot-api/index.ts';
import { TELEGRAM_ALLOWS } from '../../test/channels/telegram/bot-api/limits.ts';
import { startChatting } from './chatting.ts';
import { type Outcome, print, resultOf } from './result.ts';
import { watchScreens } from './screens.ts';
import { settings } from './settings.ts';
import { fillWorld, leftIn, MENTOR, noteReminders } from './world.ts';

/** A calm moment before the burst, and one after it, in milliseconds. */
const CALM_MS = 10_000;
/** Nobody waits longer for the last reminder, in seconds as they are counted at Telegram. */
const PATIENCE_SECONDS = 1_800;

const asked = settings();
const { factor, reminders, chatting, processes } = asked;
const folder = await mkdtemp(join(tmpdir(), 'buurtmus-burst-'));
const server = await startEmbedded(folder);
const { perSecond, chatPerSecond, chatBurst } = TELEGRAM_ALLOWS;
const allowance = { perSecond: perSecond * factor, chatPerSecond: chatPerSecond * factor, chatBurst };
const telegram = await startBotApi(allowance);
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

try {
  const outcome = await burst(server.url());
  const result = resultOf(asked, outcome);
  if (asked.json) console.log(JSON.stringify(result));
  else print(asked, result);
  if (!result.holds) process.exitCode = 1;
} finally {
  await telegram.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

async function burst(url: string): Promise<Outcome> {
  await migrate(url);
  await fillWorld(url, reminders + chatting);
  const houses = await Promise.all(Array.from({ length: processes }, () => openHouse(url)));
  const arrived = new Map<string, number>();
  let last = 0;
  // Others than those who are reminded: the house lets nobody be interrupted who is talking.
  const chats = startChatting(telegram, reminders + 1, chatting, factor);
  const end = watchScreens(telegram, (message) => {
    if (!message.text.includes(MENTOR)) return chats.take(message);
    arrived.set(message.chat, (arrived.get(message.chat) ?? 0) + 1);
    last = message.at;
  });
  await pause(CALM_MS);
  const calm = chats.replies.length;
  const begun = Date.now();
  const keys = await noteReminders(url, reminders);
  for (const [n, house] of houses.entries()) house.send({ knock: keys.filter((_, at) => at % processes === n) });
  const patience = begun + (PATIENCE_SECONDS * 1_000) / factor;
  while (arrived.size < reminders && Date.now() < patience) await pause(20);
  const during = chats.replies.length;
  chats.stop();
  await pause(CALM_MS);
  end();
  const left = await leftIn(url);
  const ends = await Promise.all(houses.map(endOf));
  const refused = telegram.log.filter(({ outcome }) => outcome === 429).length;
  return {
    seconds: (last - begun) / 1_000,
    arrived: [...arrived.values()],
    replies: { calm: chats.replies.slice(0, calm), burst: chats.replies.slice(calm, during) },
    unanswered: chats.unanswered,
    refused,
    mostInASecond: telegram.limits?.most ?? 0,
    left,
    delivered: sumOf(ends.map(({ delivered }) => delivered)),
    cpuSeconds: ends.reduce((sum, one) => sum + one.cpuSeconds, 0),
  };
}

type End = Pick<Outcome, 'delivered' | 'cpuSeconds'>;

async function endOf(house: ChildProcess): Promise<End> {
  const ended = once(house, 'message');
  house.send('end');
  return (await ended)[0];
}

function sumOf(counts: readonly End['delivered'][]): End['delivered'] {
  const sum: Record<string, number> = {};
  for (const [what, times] of counts.flatMap(Object.entries<number>)) sum[what] = (sum[what] ?? 0) + times;
  return sum;
}

async function openHouse(url: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'house.ts');
  const house = fork(script, [url, telegram.root, telegram.token, String(factor)], { execArgv: ['--import', 'tsx'] });
  const died = once(house, 'exit').then(([code]) => {
    throw new Error(`the house ended with ${code}`);
  });
  died.catch(() => {});
  await Promise.race([once(house, 'message'), died]);
  return house;
}
