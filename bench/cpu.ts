import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const TICKS_PER_SECOND = 100;

type Stat = { readonly parent: number; readonly own: number; readonly reaped: number };

function statOf(pid: string): Stat | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /u, '')
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return { parent, own: utime + stime, reaped: cutime + cstime };
  } catch {
    return null;
  }
}

/** Processor seconds of a server and all its children, also those that have ended; null where /proc is not. */
export function cpuOf(server: number): number | null {
  const own = statOf(String(server));
  if (own === null) return null;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(statOf);
  const ofServer = children.filter((stat) => stat?.parent === server).reduce((sum, stat) => sum + (stat?.own ?? 0), 0);
  return (own.own + own.reaped + ofServer) / TICKS_PER_SECOND;
}
