import { createTelegram } from '../../bot/channels/telegram/index.ts';
import { GAUGES, widened } from '../../bot/channels/telegram/rate.ts';
import { readEnv } from '../../bot/env.ts';
import { hangDoor } from '../../door.ts';
import { layFoundation } from '../../foundation.ts';
import { createLeadership } from '../../prisma/leadership.ts';
import { createRates } from '../../prisma/stores/rates.ts';
import { JOBS, outboxQueue } from '../../workers/jobs.ts';
import { startWorkers } from '../../workers/main.ts';
import { handling } from '../../workers/queues.ts';

/** The house in a process of its own, both halves, as `npm start` puts it together; only its rate runs faster. */
const [url = '', apiRoot = '', token = '', factor = ''] = process.argv.slice(2);
const DELIVERIES_AT_ONCE = 16;
const SWEEP_EVERY_MS = 30_000;

const env = readEnv({ DATABASE_URL: url, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot, SEED: 'empty' });
const laid = await layFoundation({ ...env, LOG_LEVEL: 'warn' });
const delivered: Record<string, number> = {};
const count = (_: string, result: string): void => {
  delivered[result] = (delivered[result] ?? 0) + 1;
};
const foundation = { ...laid, metrics: { ...laid.metrics, delivered: count } };
const rate = createRates(url, 'telegram', widened(GAUGES, Number(factor)), (error) => console.error(error));
const leadership = createLeadership(url, 'telegram');
const telegram = createTelegram({
  token,
  apiRoot,
  mode: 'polling',
  publicUrl: env.PUBLIC_URL,
  describe: (command, language) => laid.words.say(`telegram.${command}`, undefined, language),
  alarm: (what, error) => console.error(what, error),
  mayPoll: () => leadership.isLeader(),
  rate,
});
const door = hangDoor(foundation, [telegram]);
const queue = outboxQueue(telegram.name);
const deliver = handling(JOBS.deliver, ({ conversation }) => door.outbox.deliver(conversation));
const sweep = handling(JOBS.sweep, async () => void (await door.outbox.sweep(telegram.name)));
foundation.queues.work(queue, [deliver, sweep], DELIVERIES_AT_ONCE);
await foundation.queues.repeat(queue, JOBS.sweep, { every: SWEEP_EVERY_MS });
await startWorkers(foundation, door.inbound);
await telegram.start(door.inbound);

process.on('message', async (asked: { knock: readonly string[] } | 'end') => {
  if (asked !== 'end') {
    const now = new Date().toISOString();
    for (const key of asked.knock) foundation.carrier.knock(key, now);
    return;
  }
  await telegram.stop();
  await door.outbox.idle();
  await leadership.end();
  await foundation.close();
  await rate.close();
  process.send?.({ delivered, cpuSeconds: cpuSeconds() }, () => process.exit(0));
});
process.send?.('ready');

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
}
