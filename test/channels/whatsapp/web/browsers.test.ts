import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { lstat, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { freeProfile, holdersOf } from '../../../../bot/channels/whatsapp/web/browsers.ts';
import type { Client } from '../../../../bot/channels/whatsapp/web/client.ts';
import { told } from '../../../../bot/channels/whatsapp/web/failures.ts';
import { close, tame } from '../../../../bot/channels/whatsapp/web/tame.ts';

let profile = '';
beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'buurtmus profile-'));
  onTestFinished(() => rm(profile, { recursive: true, force: true }));
});

/** A program that does nothing for a minute, with arguments as a browser has them. */
function program(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', '--', ...args], { detached: true });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}
const exists = (name: string): Promise<boolean> =>
  lstat(join(profile, name)).then(
    () => true,
    () => false,
  );
const lock = (pid: number | undefined, host = hostname()) => symlink(`${host}-${pid}`, join(profile, 'SingletonLock'));
const started = async (child: ChildProcess): Promise<ChildProcess> => {
  await once(child, 'spawn');
  return child;
};

describe('a profile', () => {
  it('is freed of a browser that nobody steers any more', async () => {
    const browser = await started(program(`--user-data-dir=${profile}`, '--headless=new'));
    await lock(browser.pid);
    expect(await holdersOf(profile)).toEqual([{ pid: browser.pid, parent: process.pid }]);
    const over = once(browser, 'exit');
    expect(await freeProfile(profile)).toBe(true);
    await over;
    expect(await exists('SingletonLock')).toBe(false);
  });

  it('is freed of a lock whose number belongs to another program now, and that program lives on', async () => {
    const other = await started(program('--user-data-dir=/elsewhere'));
    const child = await started(program(`--user-data-dir=${profile}`, '--type=renderer'));
    await lock(other.pid);
    expect(await freeProfile(profile)).toBe(true);
    expect([other.exitCode, other.signalCode, child.signalCode]).toEqual([null, null, null]);
    expect(await exists('SingletonLock')).toBe(false);
  });

  it('is freed of a lock of another machine, as a container finds it at each start', async () => {
    await lock(12, 'another-machine');
    await mkdir(join(profile, 'Default'));
    expect(await freeProfile(profile)).toBe(true);
    expect([await exists('SingletonLock'), await exists('Default')]).toEqual([false, true]);
  });

  it('is left to another process of the house that holds it', async () => {
    const script = `const { spawn } = require('node:child_process');
      const args = ['-e', 'setTimeout(() => {}, 60000)', '--', '--user-data-dir=' + process.env.PROFILE];
      spawn(process.execPath, args, { stdio: 'ignore' }).on('spawn', () => console.log('on'));`;
    const sibling = spawn(process.execPath, ['-e', script], {
      detached: true,
      env: { ...process.env, PROFILE: profile },
    });
    onTestFinished(() => void process.kill(-(sibling.pid ?? 0), 'SIGKILL'));
    await once(sibling.stdout, 'data');
    await lock(1);
    expect(await freeProfile(profile)).toBe(false);
    expect(await holdersOf(profile)).toMatchObject([{ parent: sibling.pid }]);
    expect(await exists('SingletonLock')).toBe(true);
  });
});

describe('the library, tamed', () => {
  const clientWith = (insides: object) => {
    const browser = new EventEmitter();
    const page = Object.assign(new EventEmitter(), { evaluate: async () => {} });
    const authStrategy = { logout: () => Promise.reject(new Error('EBUSY')), afterBrowserInitialized: async () => {} };
    const client = { pupBrowser: browser, pupPage: page, authStrategy, ...insides };
    return client as unknown as Client & typeof client & { inject(): Promise<void>; destroy(): Promise<void> };
  };

  it('tells what fails in handlers that nobody awaits, and throws nothing there', async () => {
    const broken: string[] = [];
    const process = { exitCode: null, signalCode: null, pid: undefined };
    const client = clientWith({
      inject: () => Promise.reject('auth timeout'),
      destroy: () => Promise.reject(new Error('gone')),
    });
    Object.assign(client.pupBrowser, {
      process: () => process,
      close: () => Promise.reject(new Error('Target closed')),
    });
    tame(client, 50, (what) => broken.push(what));
    await client.inject();
    await client.destroy();
    await client.authStrategy.logout();
    await client.authStrategy.afterBrowserInitialized();
    await client.authStrategy.afterBrowserInitialized();
    client.pupPage.emit('error', new Error('crash'));
    client.pupBrowser.emit('disconnected');
    expect(broken).toEqual(['the page of WhatsApp could not be prepared', 'the page crashed', 'the browser is gone']);
  });

  it('ends a browser that does not close', async () => {
    const browser = await started(program('--hangs'));
    const client = clientWith({});
    Object.assign(client.pupBrowser, { process: () => browser, close: () => new Promise(() => {}) });
    const over = once(browser, 'exit');
    await close(client, 50);
    await over;
    expect(browser.signalCode).toBe('SIGKILL');
  });
});

describe('a failure that the library left alone', () => {
  /** What becomes of a process in which a promise is left alone at this place. */
  async function fate(place: string): Promise<{ code: number | null; output: string }> {
    const leaks = join(import.meta.dirname, '../../../../bot/channels/whatsapp/web/leaks.ts');
    const script = `import { outliveLeaks } from ${JSON.stringify(leaks)};
      const heal = outliveLeaks((error) => console.log('told', error.message));
      const error = new Error('Target closed');
      error.stack = 'Error: Target closed\\n    at handler (${place})';
      Promise.reject(error);
      setTimeout(() => { heal(); console.log('alive'); }, 50);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, output };
  }

  it('is told and outlived', async () => {
    const { code, output } = await fate('/house/node_modules/whatsapp-web.js/src/Client.js:1');
    expect([code, output]).toEqual([0, 'told Target closed\nalive\n']);
  });

  it('ends the process where it is our own', async () => {
    const { code, output } = await fate('/house/bot/main.ts:1');
    expect([code, output]).toEqual([1, '']);
  });
});

it('tells an error without anybody in it', () => {
  const error = told(new Error('Wid error: invalid wid 31600000001@c.us of 99000000000001@lid'));
  expect(`${error.message} ${error.stack}`).not.toMatch(/\d{5}|@lid|@c\.us/u);
  expect(told('No number 31600000001').message).toBe('No number …');
});
