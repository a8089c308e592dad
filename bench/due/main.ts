import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../prisma/embedded/index.ts';
import { openCity } from './city.ts';
import { type Day, dayOf, liveHeapOf } from './day.ts';
import { yearOf } from './year.ts';

const SIZES = [1_000, 10_000, 100_000];
/** What the issue asks for, printed beside what was measured. */
const BAR_MS = 1_000;
const YEAR_BAR_SECONDS = 20;

type Row = Day & { readonly people: number; readonly planned: number; readonly heapMb: number };

async function rowOf(url: string, people: number): Promise<Row> {
  const { database, planned } = await openCity(url, people);
  const day = await dayOf(database);
  const heapMb = (await liveHeapOf(database)) / 2 ** 20;
  await database.close();
  return { people, planned, ...day, heapMb };
}

const COLUMNS: readonly (readonly [string, (row: Row) => string])[] = [
  ['people', ({ people }) => String(people)],
  ['two weeks written', ({ planned }) => `${planned.toFixed(1)} s`],
  ['said in a day', ({ said }) => String(said)],
  ['a minute, p50', ({ p50 }) => `${p50.toFixed(0)} ms`],
  ['the slowest minute', ({ worst }) => `${worst.toFixed(0)} ms`],
  ['of the bar', ({ worst }) => (worst / BAR_MS).toFixed(2)],
  ['runs for the fullest', ({ runs }) => String(runs)],
  ['live memory', ({ heapMb }) => `${heapMb.toFixed(0)} MB`],
];

const line = (cells: readonly string[]): string =>
  cells.map((cell, at) => cell.padStart(COLUMNS[at]?.[0].length ?? 0)).join('  ');

const dataDir = await mkdtemp(join(tmpdir(), 'buurtmus-due-'));
const server = await startEmbedded(dataDir);
try {
  const rows: Row[] = [];
  const admin = new pg.Client({ connectionString: server.url() });
  await admin.connect();
  for (const people of SIZES) {
    await admin.query(`CREATE DATABASE city_${people}`);
    rows.push(await rowOf(server.url(`city_${people}`), people));
  }
  await admin.query('CREATE DATABASE year');
  await admin.end();
  const year = await yearOf(server.url('year'));
  if (process.argv.includes('--json')) console.log(JSON.stringify({ due: rows, year }));
  else {
    console.log(`what the planner does each minute of a day, embedded PostgreSQL; bar ${BAR_MS} ms\n`);
    console.log(line(COLUMNS.map(([name]) => name)));
    for (const row of rows) console.log(line(COLUMNS.map(([, cell]) => cell(row))));
    console.log(
      `\na year of a centre with npm run due: ${year.lines} lines in ${year.seconds.toFixed(1)} s (bar ${YEAR_BAR_SECONDS})`,
    );
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
