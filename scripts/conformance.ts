import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cell, renderTable, withTable } from '../test/channels/conformance/table.ts';

/**
 * Tries every promise of the channel port on every driver, and writes what came of it into docs/channels.md: a row a
 * promise, a column a driver. Ends with 1 where a promise is broken; the table then says so.
 */
const SUITE = 'test/channels/conformance';
const PAGE = 'docs/channels.md';
type Tried = {
  readonly ancestorTitles: readonly string[];
  readonly title: string;
  readonly status: string;
  readonly meta: { readonly how?: string; readonly limit?: string };
};
type Report = {
  readonly testResults: readonly { readonly name: string; readonly assertionResults: readonly Tried[] }[];
};

function run(): Report {
  const folder = mkdtempSync(join(tmpdir(), 'buurtmus-conformance-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    spawnSync('npx', ['vitest', 'run', SUITE, '--exclude', '**/table.test.ts', ...reporters], { stdio: 'inherit' });
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cellOf({ ancestorTitles, title: promise, status, meta }: Tried): Cell {
  const [driver = '', group = ''] = ancestorTitles.slice(-2);
  const outcome = status !== 'passed' ? 'broken' : meta.limit === undefined ? 'kept' : 'limit';
  return { group, promise, driver, outcome, note: meta.limit ?? meta.how ?? '' };
}

const report = run();
const cells = report.testResults.flatMap(({ assertionResults }) => assertionResults.map(cellOf));
const drivers = [...new Set(cells.map(({ driver }) => driver))].sort();
writeFileSync(PAGE, withTable(readFileSync(PAGE, 'utf8'), renderTable(cells, drivers)));
const broken = cells.filter(({ outcome }) => outcome === 'broken');
for (const { driver, promise } of broken) console.error(`${driver}: a message no longer ${promise}`);
console.log(`${cells.length} cells, ${broken.length} broken: ${PAGE}`);
process.exitCode = broken.length === 0 ? 0 : 1;
