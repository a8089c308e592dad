import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Hono } from 'hono';
import { createAdmin, createAuth, ensureFirstAccount } from '../../bot/admin/index.tsx';
import type { AdminParts } from '../../bot/admin/parts.ts';
import { loadWords } from '../../bot/words.ts';
import { openDatabase } from '../../prisma/client.ts';
import { startEmbedded } from '../../prisma/embedded/index.ts';
import { migrate } from '../../prisma/migrate.ts';
import { createStaffDesk } from '../../prisma/stores/desk.ts';
import { createCrisisDesk } from '../../prisma/stores/desk-crisis.ts';
import { createCvDesk } from '../../prisma/stores/desk-cv.ts';
import { createAccounts } from '../../prisma/stores/staff-accounts.ts';

const { values } = parseArgs({ options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '200' } } });
/** What the issue asks for: with so many submissions the desk opens within so many milliseconds. */
const SUBMISSIONS = 500;
const BAR_MS = 300;
const WARM_UP = 10;
const ACCOUNT = { email: 'petra@example.org', password: 'een lang wachtwoord', name: 'Petra' };
const ORIGIN = 'http://127.0.0.1:3000';
const ZONE = 'Europe/Amsterdam';
const clock = () => new Date().toISOString();

/** People with a CV each, handed in over the last weeks; every tenth has a second version, a fifth has come back. */
const WORLD = `
INSERT INTO person (name, language, roles) SELECT 'resident ' || i, (ARRAY['nl','ar','tr','ti','bg','pl'])[1 + i % 6], '{resident}' FROM generate_series(1, ${SUBMISSIONS}) i;
INSERT INTO submission (number, person_id, kind, state, agreed, due_on, submitted_at, returned_at, touched_at, created_at)
  SELECT 1000 + row_number() OVER (ORDER BY id), id, 'cv', CASE WHEN random() < 0.2 THEN 'returned' ELSE 'submitted' END, 'review',
    current_date + (random() * 20)::int - 10, now(), now(), now(), now() FROM person;
INSERT INTO submission_version (submission_id, ordinal, state, submitted_at, pages)
  SELECT s.id, n, 'submitted', now(), 2 FROM submission s, generate_series(1, 2) n WHERE n = 1 OR s.number % 10 = 0;
ANALYZE`;

const silent = () => {};
/** The rooms that the page of the desk asks; whatever else it would ask fails, and the benchmark with it. */
function partsOf(url: string): {
  parts: Partial<AdminParts>;
  close: () => Promise<void>;
  fill: () => Promise<unknown>;
} {
  const database = openDatabase(url, silent);
  const words = loadWords();
  const documents = { put: async () => {}, get: async () => null, erase: async () => 0 };
  const seal = {
    close: (_: string, content: Uint8Array) => new Uint8Array(content),
    open: (_: string, content: Uint8Array) => new Uint8Array(content),
    isSealed: () => true,
  };
  const parts: Partial<AdminParts> = {
    auth: createAuth(database.prisma, { secret: `${randomUUID()}${randomUUID()}`, baseURL: ORIGIN }),
    accounts: createAccounts(database),
    desk: createStaffDesk(database, ZONE, seal),
    crisis: createCrisisDesk(database, ZONE),
    cvDesk: createCvDesk(database, { documents, isScanned: true, clock, zone: ZONE }),
    socialMap: { keeping: { waitingFor: async () => 0 } } as unknown as AdminParts['socialMap'],
    say: words.say,
    label: words.label,
    understanding: { choice: () => null, command: () => null },
    clock,
    zone: ZONE,
    publicUrl: ORIGIN,
    notice: silent,
  };
  return { parts, close: () => database.close(), fill: () => database.pool.query(WORLD) };
}

const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');

/** Opens the page again and again, as a browser of somebody signed in would; milliseconds, in order. */
async function measure(app: Hono, path: string): Promise<number[]> {
  const headers = { 'sec-fetch-site': 'same-origin' };
  const form = new URLSearchParams({ email: ACCOUNT.email, password: ACCOUNT.password });
  const cookie = cookieOf(await app.request('/admin/sign-in', { method: 'POST', body: form, headers }));
  const took: number[] = [];
  for (let round = 0; round < WARM_UP + Number(values.rounds); round++) {
    const begun = performance.now();
    const answer = await app.request(path, { headers: { ...headers, cookie } });
    const rows = (await answer.text()).match(/id="cv-\d+"/gu)?.length ?? 0;
    if (answer.status !== 200 || rows !== 50) throw new Error(`${path}: ${answer.status}, ${rows} rows`);
    if (round >= WARM_UP) took.push(performance.now() - begun);
  }
  return took.toSorted((one, other) => one - other);
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.floor((sorted.length - 1) * part)] as number;

const dataDir = await mkdtemp(join(tmpdir(), 'buurtmus-cv-desk-'));
const server = await startEmbedded(dataDir);
try {
  await migrate(server.url());
  const { parts, close, fill } = partsOf(server.url());
  await ensureFirstAccount(parts.auth as AdminParts['auth'], ACCOUNT);
  await fill();
  const app = new Hono().route('/admin', createAdmin(parts as AdminParts));
  const rows: Record<string, readonly number[]> = {};
  for (const list of ['waiting', 'returned']) rows[list] = await measure(app, `/admin/cv-desk?list=${list}`);
  await close();
  if (values.json) console.log(JSON.stringify({ cvDesk: rows }));
  else {
    console.log(`the CV desk with ${SUBMISSIONS} submissions, page made and read; ms, bar ${BAR_MS}`);
    for (const [list, took] of Object.entries(rows)) {
      const figures = [0.5, 0.99, 1].map((part) => at(took, part).toFixed(1).padStart(7));
      console.log(`${list.padEnd(10)} p50 ${figures[0]}  p99 ${figures[1]}  slowest ${figures[2]}`);
    }
  }
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
