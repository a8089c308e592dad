import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The product as a newcomer gets it: running in a process of its own, filled with the demo. */
export type Product = {
  readonly url: string;
  readonly staff: { readonly email: string; readonly password: string };
  /** What the house printed when it opened: among other things the links of the demo's guests. */
  readonly welcome: string;
  /** Stops it, and throws its data away. */
  stop(): Promise<void>;
};

const START = join(import.meta.dirname, '..', '..', 'start.ts');
const OPEN = 'Buurtmus is open.';
/** The first start makes a database; on a busy machine that takes its time. */
const PATIENCE_MS = 60_000;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Resolves with everything printed up to the last line of the welcome; rejects when the house ends instead. */
function opened(child: ChildProcess): Promise<string> {
  return new Promise((done, failed) => {
    let printed = '';
    const late = setTimeout(() => failed(new Error(`The house did not open:\n${printed}`)), PATIENCE_MS);
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      if (!printed.includes(OPEN) || !printed.endsWith('\n')) return;
      clearTimeout(late);
      done(printed);
    });
    child.once('exit', (code) => failed(new Error(`The house ended with ${code}:\n${printed}`)));
  });
}

/** `npm start` on a free port and a folder of its own. Settings of an `.env` beside it are overruled. */
export async function startProduct(): Promise<Product> {
  const [port, dataDir] = [await freePort(), await mkdtemp(join(tmpdir(), 'buurtmus-screenshots-'))];
  const staff = { email: 'petra@example.org', password: randomBytes(12).toString('base64url') };
  const settings = {
    PORT: `${port}`,
    HOST: '127.0.0.1',
    PUBLIC_URL: '',
    DATA_DIR: dataDir,
    DATABASE_URL: '',
    REDIS_URL: '',
    SEED: 'demo',
    STAFF_EMAIL: staff.email,
    STAFF_PASSWORD: staff.password,
    LOG_LEVEL: 'warn',
    TELEGRAM_BOT_TOKEN: '',
  };
  const child = spawn(process.execPath, ['--import', 'tsx', START], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...settings },
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit');
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { url: `http://127.0.0.1:${port}`, staff, welcome: await opened(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
