import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createTelegram } from '../../../bot/channels/telegram/index.ts';
import { GAUGES, widened } from '../../../bot/channels/telegram/rate.ts';
import { createRates } from '../../../prisma/stores/rates.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';
import { tooMany } from './bot-api/faults.ts';
import { type BotApiServer, startBotApi } from './bot-api/index.ts';
import { TELEGRAM_ALLOWS } from './bot-api/limits.ts';
import { settingsFor, spoken } from './opened.ts';

/** Telegram and its limits hurry as much as we do, so that the test takes a tenth of the time. */
const FASTER = 10;

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.database.pool.query('TRUNCATE rate');
});
afterAll(() => fresh.drop());

async function telegramWithLimits(): Promise<BotApiServer> {
  const { perSecond, chatPerSecond, chatBurst } = TELEGRAM_ALLOWS;
  const allowance = { perSecond: perSecond * FASTER, chatPerSecond: chatPerSecond * FASTER, chatBurst };
  const telegram = await startBotApi(allowance);
  onTestFinished(() => telegram.close());
  return telegram;
}

/** A channel as another process would have it: only the rate is shared. */
function channelOf(telegram: BotApiServer) {
  const rates = createRates(fresh.url, 'telegram', widened(GAUGES, FASTER), () => {});
  onTestFinished(() => rates.close());
  return createTelegram({ ...settingsFor(telegram), rate: rates });
}

const outcomes = (telegram: BotApiServer) => new Set(telegram.calls('sendMessage').map(({ outcome }) => outcome));

describe('Telegram is never asked for too much', () => {
  it('by twenty messages in one go to one chat', async () => {
    const telegram = await telegramWithLimits();
    const channel = channelOf(telegram);
    for (let turn = 1; turn <= 20; turn++) expect(await channel.send(spoken({ turn }))).toMatchObject({ kind: 'sent' });
    expect(outcomes(telegram)).toEqual(new Set(['done']));
  });

  it('by a message of thirty parts', async () => {
    const telegram = await telegramWithLimits();
    const text = 'Dit is een zin. '.repeat(7_000);
    expect(await channelOf(telegram).send(spoken({ text }))).toMatchObject({ kind: 'sent' });
    expect(outcomes(telegram)).toEqual(new Set(['done']));
  });

  it('by two processes that say six hundred things first, while both answer', async () => {
    const telegram = await telegramWithLimits();
    const channels = [channelOf(telegram), channelOf(telegram)];
    const send = async (n: number, isAnswer: boolean): Promise<number> => {
      const begun = performance.now();
      const message = spoken({ ref: `${isAnswer} ${n}`, to: `${isAnswer} ${n}`, isAnswer });
      expect(await channels[n % 2]?.send(message)).toMatchObject({ kind: 'sent' });
      return performance.now() - begun;
    };
    const begun = performance.now();
    const firsts = Array.from({ length: 600 }, (_, n) => send(n, false));
    const waits: number[] = [];
    for (let n = 0; n < 20; n++) {
      waits.push(await send(n, true));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await Promise.all(firsts);
    expect(outcomes(telegram)).toEqual(new Set(['done']));
    expect(telegram.limits?.most).toBeLessThanOrEqual(300);
    // None of them stood behind the reminders, however long these took here.
    expect(Math.max(...waits)).toBeLessThan((performance.now() - begun) / 2);
  });
});

it('when Telegram asks one process to rest, the other rests as well, and nothing is lost or counted as a failure', async () => {
  const telegram = await telegramWithLimits();
  const [one, other] = [channelOf(telegram), channelOf(telegram)];
  telegram.faults.order('sendMessage', tooMany(1));
  expect(await one.send(spoken())).toEqual({ kind: 'later', seconds: 1, why: 'rate' });
  const begun = Date.now();
  expect(await other.send(spoken({ to: '89' }))).toMatchObject({ kind: 'sent' });
  expect((telegram.calls('sendMessage')[1]?.at ?? 0) - begun).toBeGreaterThanOrEqual(950);
  telegram.faults.order('sendMessage', tooMany(30));
  await one.send(spoken());
  expect(await other.send(spoken({ to: '89' }))).toMatchObject({ kind: 'later', seconds: 30, why: 'rate' });
  expect(telegram.calls('sendMessage')).toHaveLength(3);
});
