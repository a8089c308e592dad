import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Site } from './process.ts';

export const MOMENTS = ['before the commit', 'after the commit', 'while sending'] as const;
export type DoomedSite = Pick<Site, 'url' | 'backend' | 'now'> & { readonly moment: (typeof MOMENTS)[number] };

const DOOMED = join(import.meta.dirname, 'doomed.ts');

/** Starts a process, and kills it the moment it has come so far with as many things as expected. */
export async function killedAt(site: DoomedSite, things: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', DOOMED, JSON.stringify(site)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const dead = new Promise<NodeJS.Signals | null>((done) => child.once('exit', (_, signal) => done(signal)));
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'there') seen++;
    if (seen === things) break;
  }
  child.kill('SIGKILL');
  const signal = await dead;
  if (seen < things || signal !== 'SIGKILL') throw new Error(`it died by itself, at ${seen} of ${things} things`);
}
