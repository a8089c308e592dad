import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const TRY_AGAIN_MS = 50;

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

/** The product as `npm start` starts it, on its embedded defaults but for the settings that are named. */
export type Product = { readonly origin: string; readonly begun: number; stop(): Promise<void> };

export async function startProduct(dataDir: string, settings: Readonly<Record<string, string>> = {}): Promise<Product> {
  const port = await freePort();
  const env = {
    ...process.env,
    DATA_DIR: dataDir,
    PORT: String(port),
    LOG_LEVEL: 'warn',
    DATABASE_URL: '',
    REDIS_URL: '',
    ...settings,
  };
  const begun = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', 'start.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://127.0.0.1:${port}`;
  await untilOpen(child, origin);
  return {
    origin,
    begun,
    stop: () =>
      new Promise((done) => {
        child.once('exit', () => done());
        child.kill('SIGTERM');
      }),
  };
}

async function untilOpen(child: ChildProcess, origin: string): Promise<void> {
  while (child.exitCode === null) {
    const isOpen = await fetch(`${origin}/chat`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, TRY_AGAIN_MS));
  }
  throw new Error('the product did not start');
}
