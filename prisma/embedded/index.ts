import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { type Binaries, locateBinaries } from './binaries.ts';
import { ownerOf, type RunAsOwner } from './owner.ts';

/** A running PostgreSQL of our own. */
export type Embedded = {
  /** Where its database is: `postgresql://buurtmus:…@127.0.0.1:40123/buurtmus`. */
  url(database?: string): string;
  /** Stops the server, unless another process of the house is still talking with it. */
  stop(): Promise<void>;
};

const USER = 'buurtmus';
const DATABASE = 'postgres';

/**
 * Starts PostgreSQL under `dataDir`, making it on the very first start. A server that already runs there (a second
 * process of the house, or one that outlived a killed process) is joined instead.
 *
 * The server runs on its own, apart from our signals: after Ctrl-C we stop first and it stops last.
 */
export async function startEmbedded(dataDir: string): Promise<Embedded> {
  const home = resolve(dataDir, 'postgres');
  const cluster = join(home, 'cluster');
  await mkdir(home, { recursive: true, mode: 0o700 });
  const binaries = await locateBinaries();
  const run = await ownerOf(home, binaries.postgres);
  const password = await passwordOf(dataDir);
  const running = await portOf(cluster);
  const joined = running !== null && (await runsHere(urlOf(running, password), cluster));
  // A note that a crash left behind may name a process that is somebody else's by now; PostgreSQL would believe it.
  if (!joined) await rm(join(cluster, 'postmaster.pid'), { force: true });
  const port = joined ? running : await startServer(run, binaries, { home, cluster, password });
  const url = (database = DATABASE) => urlOf(port, password, database);
  return {
    url,
    stop: async () => {
      if (await isLastOne(url())) await run(binaries.pg_ctl, 'stop', '-D', cluster, '-m', 'fast', '-w');
    },
  };
}

const urlOf = (port: number, password: string, database = DATABASE): string =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

/** How often a server that is just starting or stopping is asked again. */
const ASKED_AGAIN = 20;
const ASKED_AFTER_MS = 250;

/** Whether the server that answers at this address is the one of this very folder. */
async function runsHere(connectionString: string, cluster: string): Promise<boolean> {
  for (let time = 0; time < ASKED_AGAIN; time++) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      const { rows } = await client.query<{ setting: string }>('SELECT setting FROM pg_settings WHERE name = $1', [
        'data_directory',
      ]);
      return resolve(rows[0]?.setting ?? '') === resolve(cluster);
    } catch (error) {
      // 57P03: it is there, and not ready yet.
      if ((error as { code?: string }).code !== '57P03') return false;
      await new Promise((done) => setTimeout(done, ASKED_AFTER_MS));
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

/** Whoever leaves last turns off the light. */
async function isLastOne(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString });
  try {
    await client.connect();
    const others = `SELECT 1 FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`;
    return (await client.query(others)).rowCount === 0;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

type Site = { readonly home: string; readonly cluster: string; readonly password: string };

async function startServer(run: RunAsOwner, binaries: Binaries, site: Site): Promise<number> {
  const { home, cluster } = site;
  if (!(await exists(join(cluster, 'PG_VERSION')))) await initialise(run, binaries, site);
  const port = await freePort();
  const options = `-p ${port} -h 127.0.0.1 -k "" -c max_connections=200`;
  await run(binaries.pg_ctl, 'start', '-D', cluster, '-w', '-t', '60', '-l', join(home, 'server.log'), '-o', options);
  return port;
}

/** The builtin C.UTF-8 orders every script by code point and is the same on every machine. */
async function initialise(run: RunAsOwner, { initdb }: Binaries, { home, cluster, password }: Site): Promise<void> {
  const passwordFile = join(home, 'initial-password');
  await rm(cluster, { recursive: true, force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o644 });
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  await run(initdb, '-D', cluster, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale);
  await rm(passwordFile);
}

/** The port of a server that says it runs there: line four of its own note. */
async function portOf(cluster: string): Promise<number | null> {
  const note = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const port = Number(note.split('\n')[3]);
  return port > 0 ? port : null;
}

async function passwordOf(dataDir: string): Promise<string> {
  const file = resolve(dataDir, 'postgres-password');
  const known = await readFile(file, 'utf8').catch(() => null);
  if (known !== null) return known.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  return password;
}

const exists = (file: string): Promise<boolean> =>
  readFile(file).then(
    () => true,
    () => false,
  );

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
