import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { createRate, GAUGES, type Gauge, type Rate } from '../../../bot/channels/telegram/rate.ts';
import { createRates } from '../../../prisma/stores/rates.ts';
import { type Fresh, freshDatabase } from '../../stores/database.ts';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.database.pool.query('TRUNCATE rate');
});
afterAll(() => fresh.drop());

function shared(gauges = GAUGES): Rate {
  const rates = createRates(fresh.url, 'telegram', gauges, () => {});
  onTestFinished(() => rates.close());
  return rates;
}

/** So slow that no test machine is slower: what is used up stays used up while a test looks. */
const slowed = (gauge: Gauge): Gauge => ({ ...gauge, every: gauge.every * 100 });
const SLOW = { chat: slowed(GAUGES.chat), all: slowed(GAUGES.all), first: GAUGES.first };

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Takes places as fast as there are any, for so long; tells how many. */
async function takes(
  rate: Rate,
  isAnswer: boolean,
  milliseconds: number,
  chatOf = (n: number) => `${n}`,
): Promise<number> {
  const until = performance.now() + milliseconds;
  let taken = 0;
  while (performance.now() < until) {
    const { wait } = await rate.take(chatOf(taken), isAnswer);
    if (wait === 0) taken++;
    else await pause(Math.min(wait, Math.max(1, until - performance.now())));
  }
  return taken;
}

describe.each([
  ['in one process', createRate],
  ['on PostgreSQL', shared],
])('the rate %s', (_, open) => {
  it('lets short bursts into a chat and not twenty in one go, and others need not wait', async () => {
    const rate = open({ ...GAUGES, chat: SLOW.chat });
    const answers: { wait: number; chatOnly: boolean }[] = [];
    for (let n = 0; n < 20; n++) {
      answers.push(await rate.take('88', true));
      await pause(40);
    }
    expect(answers.map(({ wait }) => wait === 0)).toEqual([...Array(6).fill(true), ...Array(14).fill(false)]);
    expect(answers.at(-1)).toMatchObject({ chatOnly: true });
    expect(answers.at(-1)?.wait).toBeLessThan(SLOW.chat.every);
    expect(await rate.take('89', true)).toMatchObject({ wait: 0 });
  });

  it('stays below thirty in any second, and what is said first below answers', async () => {
    expect(await takes(open(GAUGES), true, 1_000)).toBeLessThanOrEqual(30);
    await pause(200);
    const firsts = await takes(open(GAUGES), false, 1_000, (n) => `first ${n}`);
    expect(firsts).toBeGreaterThan(0);
    expect(firsts).toBeLessThanOrEqual(26);
  });

  it('has a place for an answer at once while there are reminders without end', async () => {
    const rate = open(GAUGES);
    const reminding = takes(rate, false, 1_000, (n) => `first ${n}`);
    const waits: number[] = [];
    for (let n = 0; n < 10; n++) {
      await pause(80);
      waits.push((await rate.take(`answer ${n}`, true)).wait);
    }
    expect(Math.max(...waits)).toBeLessThan(60);
    expect(await reminding).toBeGreaterThan(0);
  });

  it('has no place for what is said first while answers come as fast as they may', async () => {
    const rate = open(SLOW);
    let answers = 0;
    let refused = await rate.take('answer 0', true);
    while (refused.wait === 0) refused = await rate.take(`answer ${++answers}`, true);
    expect(answers).toBeGreaterThan(0);
    expect((await rate.take('a reminder', false)).wait).toBeGreaterThan(refused.wait);
  });

  it('has no place for anybody while Telegram wants to be left alone', async () => {
    const rate = open(GAUGES);
    await rate.rest(60_000);
    expect((await rate.take('88', true)).wait).toBeGreaterThan(30_000);
    expect((await rate.take('89', false)).wait).toBeGreaterThan(30_000);
  });

  it('has a place again after that', async () => {
    const rate = open(GAUGES);
    await rate.rest(300);
    await pause(380);
    expect((await rate.take('88', true)).wait).toBe(0);
  });
});

describe('several processes together', () => {
  it('keep to the one rate, also after one of them was told to rest', async () => {
    const url = fresh.url;
    const run = async (): Promise<number[]> => {
      const child = fork(join(import.meta.dirname, 'rate-process.ts'), [url, '2000'], {
        execArgv: ['--import', 'tsx'],
      });
      return new Promise((told) => child.once('message', (times) => told(times as number[])));
    };
    const times = (await Promise.all([run(), run(), run()])).flat().sort((one, other) => one - other);
    const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));
    expect(most).toBeLessThanOrEqual(31);
    expect(times.length).toBeGreaterThan(3);
    const [one, other] = [shared(), shared()];
    await one.rest(60_000);
    expect((await other.take('88', true)).wait).toBeGreaterThan(30_000);
  });
});
