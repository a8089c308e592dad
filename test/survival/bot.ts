import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** What `npm start` runs, or one half of it. */
export type Half = 'both' | 'bot' | 'workers';

/** The house, or a half of it, as a process of its own. */
export type Bot = {
  /** Resolves when it is dead, with what it died of. */
  readonly dead: Promise<string>;
  /** Kills it: nothing in it gets to know. */
  kill(): Promise<void>;
  /** Asks it to stop. */
  stop(): Promise<string>;
};

/** Without `tsx` in between, which would survive the signal or swallow it. Its lines go to an open file. */
export function openBot(half: Half, settings: Readonly<Record<string, string>>, lines: number): Bot {
  const child = spawn(process.execPath, ['--import', 'tsx', 'start.ts', half], {
    cwd: ROOT,
    env: { ...process.env, ...settings },
    detached: true,
    stdio: ['ignore', lines, lines],
  });
  const dead = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
    child.once('error', ({ message }) => resolve(message));
  });
  const strike = (signal: NodeJS.Signals): void => {
    // Its group: what it may have started dies with it.
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, signal);
    }
  };
  const orphaned = (): void => strike('SIGKILL');
  process.on('exit', orphaned);
  void dead.then(() => process.off('exit', orphaned));
  return {
    dead,
    async kill() {
      strike('SIGKILL');
      await dead;
    },
    stop() {
      strike('SIGTERM');
      return dead;
    },
  };
}
