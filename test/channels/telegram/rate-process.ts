import { GAUGES } from '../../../bot/channels/telegram/rate.ts';
import { createRates } from '../../../prisma/stores/rates.ts';

/** One of several processes that send for the same bot: takes places for so long, and tells when it had them. */
const [url = '', milliseconds = ''] = process.argv.slice(2);
const rate = createRates(url, 'telegram', GAUGES, () => {});
const until = Date.now() + Number(milliseconds);
const times: number[] = [];
while (Date.now() < until) {
  const { wait } = await rate.take(`${process.pid} ${times.length}`, true);
  if (wait === 0) times.push(Date.now());
  else await new Promise((resolve) => setTimeout(resolve, wait));
}
await rate.close();
process.send?.(times, () => process.disconnect());
