import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startEmbedded } from '../../prisma/embedded/index.ts';
import { startRedis } from '../redis.ts';
import type { Result } from './result.ts';
import { MEASURED_TURNS } from './scenario.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const folder = await mkdtemp(join(tmpdir(), 'buurtmus-bench-'));
const server = await startEmbedded(folder);
const redis = await startRedis();
const postmaster = Number(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
const wanted = values.only?.split(',') ?? [
  'ours',
  'limit',
  'grammy',
  'telegraf',
  ...(redis === null ? [] : ['telegraf-redis']),
];
/** Segments of 16 MB that lie ready for a round. */
const USED_SEGMENTS = 32;
await runFor(server.url());
const rounds: Record<string, Result>[] = [];
type Growth = { readonly turn5: number; readonly turn200: number; readonly ratio: number };

/**
 * A server that has run for a while writes its log into segments that it has used before. A new one makes each of them
 * first, 16 MB of zeros at a time, which costs whoever writes most a fifth of its time and is nobody's work in the long run.
 */
async function runFor(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`ALTER SYSTEM SET min_wal_size = '${USED_SEGMENTS * 16}MB'`);
  await admin.query(`ALTER SYSTEM SET max_wal_size = '${USED_SEGMENTS * 32}MB'`);
  await admin.query('SELECT pg_reload_conf()');
  for (let segment = 0; segment < USED_SEGMENTS; segment++) {
    await admin.query('SELECT pg_logical_emit_message(false, $1, $1)', ['used']);
    await admin.query('SELECT pg_switch_wal()');
  }
  await admin.end();
}

/** A variant in a process of its own, on a database of its own. */
async function run<Figures = Result>(name: string): Promise<Figures> {
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS bench');
  await admin.query('CREATE DATABASE bench');
  await admin.query('CHECKPOINT');
  await admin.end();
  return JSON.parse(await outputOf(name)) as Figures;
}

const outputOf = (name: string): Promise<string> =>
  new Promise((done, failed) => {
    const script = join(import.meta.dirname, 'variant.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, name, server.url('bench'), redis?.url ?? ''], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, BENCH_POSTMASTER: String(postmaster) },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', failed);
    child.on('close', (code) => (code === 0 ? done(output) : failed(new Error(`${name} ended with ${code}`))));
  });

const median = (numbers: number[]): number =>
  numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)] as number;

/** The median of each figure over the rounds. Ratios are taken inside a round, because the machine drifts. */
function summary(name: string) {
  const of = (figure: keyof Result) => median(rounds.map((round) => round[name]?.[figure] ?? 0));
  const ratio = (other: string) =>
    median(rounds.map((round) => (round.ours?.turnsPerSecond ?? 0) / (round[other]?.turnsPerSecond ?? 1)));
  return {
    turnsPerSecond: Math.round(of('turnsPerSecond')),
    p50: of('p50'),
    p99: of('p99'),
    clientCpu: of('clientCpu'),
    postgresCpu: of('postgresCpu'),
    oursDividedByThis: ratio(name),
  };
}

try {
  for (let round = 0; round < Number(values.rounds); round++) {
    const results: Record<string, Result> = {};
    for (const name of wanted) results[name] = await run(name);
    rounds.push(results);
  }
  const variants = Object.fromEntries(wanted.map((name) => [name, summary(name)]));
  const growth = wanted.includes('ours') ? await run<Growth>('growth') : null;
  if (values.json) console.log(JSON.stringify({ variants, growth }));
  else print(variants, growth);
} finally {
  await redis?.stop();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}

function print(variants: Record<string, ReturnType<typeof summary>>, growth: Growth | null): void {
  console.log(
    `${MEASURED_TURNS} durable turns of 2,000 conversations, 32 in flight; median of ${rounds.length} rounds`,
  );
  console.log('variant           turns/s   p50 ms   p99 ms   client CPU s/1000   PostgreSQL CPU s/1000   ours ÷ this');
  for (const [name, figures] of Object.entries(variants)) {
    const { turnsPerSecond, p50, p99, clientCpu, postgresCpu, oursDividedByThis } = figures;
    const columns = [
      name.padEnd(15),
      String(turnsPerSecond).padStart(9),
      p50.toFixed(2).padStart(8),
      p99.toFixed(2).padStart(8),
      clientCpu.toFixed(3).padStart(19),
      (postgresCpu?.toFixed(3) ?? '–').padStart(23),
      oursDividedByThis.toFixed(2).padStart(13),
    ];
    console.log(columns.join(' '));
  }
  if (growth !== null) {
    const { turn5, turn200, ratio } = growth;
    console.log(
      `ours, turn 5: ${turn5.toFixed(2)} ms; turn 200: ${turn200.toFixed(2)} ms; ${ratio.toFixed(2)} times as much`,
    );
  }
  if (redis === null) console.log('telegraf on Redis was left out: no redis-server on the path and no REDIS_URL.');
}
