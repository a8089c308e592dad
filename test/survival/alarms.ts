import { readFileSync } from 'node:fs';

/** What the bot itself complained of, with how often: numbers in it are left out, so that alike things stand together. */
export function alarmsIn(file: string): readonly string[] {
  const counts = new Map<string, number>();
  for (const line of readFileSync(file, 'utf8').split('\n').filter(isAlarm)) {
    const what = messageOf(line).replace(/\d+/gu, '…');
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([what, times]) => `${times} × ${what}`);
}

/** Lines of the log are JSON; the greeting at the start is not. */
const isAlarm = (line: string): boolean => line.startsWith('{"level"');

function messageOf(line: string): string {
  try {
    const { msg, error } = JSON.parse(line) as { msg?: string; error?: { message?: string; code?: string } };
    return [msg, error?.code ?? error?.message].filter(Boolean).join(': ');
  } catch {
    // Somebody was killed in the middle of a line.
    return 'half a line';
  }
}
