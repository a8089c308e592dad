import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { KINDS } from './queries.ts';
import type { Found } from './variant.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '3' }, only: { type: 'string' } },
});
const SERVICES = 10_000;
/** What the issue asks for, over all questions. */
const BAR_MS = 10;
const wanted = values.only?.split(',') ?? ['ours', 'door', 'scan', 'minisearch', 'flexsearch', 'orama', 'fuse'];

/** A variant in a process of its own, so that it has its memory to itself. */
async function run(name: string): Promise<Found> {
  const script = join(import.meta.dirname, 'variant.ts');
  const words = ['--expose-gc', '--import', 'tsx', script, name, String(SERVICES)];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const printed = await text(child.stdout);
  if ((await ended) !== 0) throw new Error(`${name} failed`);
  return JSON.parse(printed) as Found;
}

const rounds: Record<string, Found>[] = [];
for (let round = 0; round < Number(values.rounds); round++) {
  const found: Record<string, Found> = {};
  for (const name of wanted) found[name] = await run(name);
  rounds.push(found);
}

/** The middle of the rounds: the machine drifts. */
function median(name: string, of: (found: Found) => number): number {
  const sorted = rounds.map((round) => of(round[name] as Found)).sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] as number;
}

const ALL = ['all', ...KINDS] as const;
const columns = ['', ...ALL.flatMap((kind) => [`${kind} p50`, 'p99', 'right']), 'cpu p99', 'build ms', 'heap MB'];
const rowOf = (name: string): string[] => [
  name,
  ...ALL.flatMap((kind) => [
    median(name, ({ kinds }) => kinds[kind].p50).toFixed(2),
    median(name, ({ kinds }) => kinds[kind].p99).toFixed(2),
    median(name, ({ kinds }) => kinds[kind].recall).toFixed(2),
  ]),
  median(name, ({ cpuP99 }) => cpuP99).toFixed(2),
  median(name, ({ buildMs }) => buildMs).toFixed(0),
  median(name, ({ heapMb }) => heapMb).toFixed(0),
];
const widths = columns.map((column) => Math.max(column.length, 7));
const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(11) : cell.padStart((widths[at] ?? 0) + 1))).join('');

if (values.json) console.log(JSON.stringify({ search: rounds }));
else {
  console.log(
    `${SERVICES} invented services in seven languages, one index for all of them; milliseconds; bar: p99 of all under ${BAR_MS}\n`,
  );
  console.log(line(columns));
  for (const name of wanted) console.log(line(rowOf(name)));
  console.log(
    '\nours: the search itself, all that fits; door: the same by POST /hsds/services, ten as JSON; scan: no index.',
  );
  console.log('PostgreSQL is left out: it is no library, and was measured in our notes over a network hop.');
}
