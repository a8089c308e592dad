import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { percentile } from '../turns/result.ts';
import { startProduct } from './product.ts';
import { visit } from './visitor.ts';

/** The web chat takes twenty messages in ten seconds from one visitor: many visitors, few messages each. */
const VISITORS = 30;
const TALK = ['1', 'ja', 'menu', '1', '0', 'menu', '2', '0', 'menu'] as const;
/** What the issue asks for, printed beside what was measured. */
const BARS = { p50: 60, p99: 250, firstStart: 25, secondStart: 10 };

/** From `npm start` to the first reply in the web chat, in seconds. */
async function startingTime(dataDir: string): Promise<number> {
  const product = await startProduct(dataDir);
  const visitor = await visit(product.origin);
  const seconds = (performance.now() - product.begun) / 1_000;
  visitor.leave();
  await product.stop();
  return seconds;
}

/** One user at a time, over loopback: from her message to the bot's reply on her page. */
async function replyTimes(dataDir: string): Promise<number[]> {
  const product = await startProduct(dataDir);
  const times: number[] = [];
  for (let count = 0; count < VISITORS; count++) {
    const visitor = await visit(product.origin);
    for (const text of TALK) times.push(await visitor.say(text));
    visitor.leave();
  }
  await product.stop();
  return times.sort((one, other) => one - other);
}

const dataDir = await mkdtemp(join(tmpdir(), 'buurtmus-latency-'));
try {
  const firstStart = await startingTime(dataDir);
  const secondStart = await startingTime(dataDir);
  const times = await replyTimes(dataDir);
  const [p50, p99] = [percentile(times, 0.5), percentile(times, 0.99)];
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ latency: { messages: times.length, p50, p99, firstStart, secondStart } }));
  } else {
    console.log(
      `from a message to its reply in the web chat, one user at a time, embedded defaults, ${times.length} messages`,
    );
    console.log(`p50 ${p50.toFixed(1)} ms (bar ${BARS.p50}), p99 ${p99.toFixed(1)} ms (bar ${BARS.p99})`);
    console.log(
      `from npm start to the first reply: first start ${firstStart.toFixed(1)} s (bar ${BARS.firstStart}), second start ${secondStart.toFixed(1)} s (bar ${BARS.secondStart})`,
    );
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
