import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { openDatabase } from '../../prisma/client.ts';
import { migrate } from '../../prisma/migrate.ts';
import { centreOf, YEAR } from '../../test/year/centre.ts';
import { found, ZONE } from '../../test/year/founding.ts';

const ROOT = join(import.meta.dirname, '..', '..');
/** The centre of the issue, with its year. */
const SIZE = { matches: 40, participants: 30, children: 60, appointments: 400 };
const SEED = 1;

/** How long `npm run due` takes for a whole year of a centre, and how many lines it prints. */
export async function yearOf(url: string): Promise<{ readonly seconds: number; readonly lines: number }> {
  await migrate(url);
  const database = openDatabase(url, (error) => {
    throw error;
  });
  const [centre] = fc.sample(centreOf(SIZE), { seed: SEED, numRuns: 1 });
  if (centre === undefined) throw new Error('no centre was founded');
  await found(database.pool, centre);
  await database.close();
  const env = { ...process.env, DATABASE_URL: url, CENTRE_TIMEZONE: ZONE, SEED: 'empty' };
  const begin = performance.now();
  const words = ['run', '--silent', 'due', '--', '--from', YEAR.from, '--to', YEAR.until];
  const printed = await text(spawn('npm', words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] }).stdout);
  return { seconds: (performance.now() - begin) / 1_000, lines: printed.trim().split('\n').length };
}
