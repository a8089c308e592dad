import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { pause } from '../../backoff.ts';

/** A browser that runs on this machine with the profile of the house, and what started it. */
export type Holder = { readonly pid: number; readonly parent: number };

/** How long a browser may take to save its profile and end. */
const ENDS_WITHIN = 5_000;
const LOOK_AGAIN = 100;
/** What Chromium leaves in a profile to say who uses it: `SingletonLock` points at `<host>-<pid>`. */
const LOCKS = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'];

/**
 * Makes a profile free to be opened. A process that was killed leaves its browser behind, which goes on holding the
 * profile: the next start would fail, or two browsers would write into one profile.
 *
 * A browser is ended only if it really is one, runs with this very profile, and nobody steers it any more; the locks
 * are cleared only when no such browser is left. A lock from another machine, or of a number that now belongs to
 * another program, says nothing: in a container the name of the machine changes with every start.
 *
 * Resolves to false where the profile is in the hands of another living process of this house.
 */
export async function freeProfile(profile: string): Promise<boolean> {
  const holders = await holdersOf(profile);
  for (const { parent } of holders) if (await steers(parent)) return false;
  await Promise.all(holders.map(({ pid }) => end(pid, profile)));
  for (const name of LOCKS) await rm(join(profile, name), { force: true });
  return true;
}

/** Whether a process could be one of ours that steers a browser: the same program, and not the first of all. */
async function steers(pid: number): Promise<boolean> {
  if (pid <= 1 || pid === process.pid) return false;
  const program = await readlink(`/proc/${pid}/exe`).catch(() => programBy(pid));
  return basename(program) === basename(process.execPath);
}

/** Asks a browser to end, and sees to it that it does. One that nobody buries keeps its number, but holds nothing. */
async function end(pid: number, profile: string): Promise<void> {
  const holds = async (): Promise<boolean> => (await holdersOf(profile)).some((holder) => holder.pid === pid);
  signal(pid, 'SIGTERM');
  for (let waited = 0; waited < ENDS_WITHIN && (await holds()); waited += LOOK_AGAIN) await pause(LOOK_AGAIN);
  // It leads a group of its own: with it go its children.
  if (!signal(-pid, 'SIGKILL')) signal(pid, 'SIGKILL');
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** The browsers themselves; each has many children of its own, told by `--type=`. */
export async function holdersOf(profile: string): Promise<readonly Holder[]> {
  const isBrowser = (words: readonly string[]): boolean =>
    words.includes(`--user-data-dir=${profile}`) && !words.some((word) => word.startsWith('--type='));
  const running = process.platform === 'linux' ? await fromProc() : await fromPs();
  return running.filter(({ words }) => isBrowser(words)).map(({ pid, parent }) => ({ pid, parent }));
}

type Running = Holder & { readonly words: readonly string[] };

/** As Linux tells it: without `ps`, which small containers do not have. */
async function fromProc(): Promise<readonly Running[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/u.test(name));
  const read = (pid: string, name: string) => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '');
  const one = async (pid: string): Promise<Running> => {
    const words = (await read(pid, 'cmdline')).split('\0');
    // The name of the program stands in brackets and may hold anything: what counts comes after them.
    const [, parent = '0'] = (await read(pid, 'stat')).replace(/^.*\)\s*/su, '').split(' ');
    return { pid: Number(pid), parent: Number(parent), words };
  };
  return Promise.all(pids.map(one));
}

const run = promisify(execFile);
const ps = async (...args: string[]): Promise<string> => (await run('ps', args).catch(() => ({ stdout: '' }))).stdout;

/** As other systems tell it; where there is no `ps` either, nobody is found. */
async function fromPs(): Promise<readonly Running[]> {
  const lines = (await ps('-axww', '-o', 'pid=,ppid=,command=')).split('\n');
  return lines.map((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/u.exec(line) ?? [];
    // Split where an argument begins: a path may have blanks in it.
    return { pid: Number(pid), parent: Number(parent), words: command.split(/\s+(?=--)/u) };
  });
}

const programBy = async (pid: number): Promise<string> => (await ps('-p', String(pid), '-o', 'comm=')).trim();
