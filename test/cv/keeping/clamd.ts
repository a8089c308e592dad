import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** The harmless text that every scanner takes for a virus, put together here so that none takes this file for one. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** Debian puts it where only root looks. */
const CLAMD = ['clamd', '/usr/sbin/clamd'].find((one) => spawnSync(one, ['--version']).error === undefined);
export const hasClamd = CLAMD !== undefined;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const isOpen = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !(await isOpen(port))) await new Promise((resolve) => setTimeout(resolve, 50));
  if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}`);
}

export type Clamd = { readonly host: string; readonly port: number; stop(): Promise<void> };

/** The real one, which knows a single signature: nothing is downloaded. */
export async function startClamd(limits = ''): Promise<Clamd> {
  const folder = mkdtempSync('/tmp/clamd-');
  const port = await freePort();
  writeFileSync(join(folder, 'eicar.ndb'), `Eicar-Test-Signature:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  const settings = `DatabaseDirectory ${folder}\nTCPSocket ${port}\nTCPAddr 127.0.0.1\nForeground yes\nUser ${userInfo().username}\n${limits}`;
  writeFileSync(join(folder, 'clamd.conf'), settings);
  const child = spawn(CLAMD as string, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  await untilOpen(port, child);
  return {
    host: '127.0.0.1',
    port,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}
