import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { askedIn } from '../../workers/due-report/asked.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { postgresStores } from '../stores/playing.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const MAIN = join('workers', 'due-report', 'main.ts');
const ZONE = 'Europe/Amsterdam';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
  await postgresStores(fresh.database).join(PEOPLE.huda.id, 'huda', 'ar');
});
afterAll(() => fresh.drop());

/** Runs the command as `npm run due` does, on the database of this test. */
async function due(...words: string[]): Promise<{ code: number; out: string; complaint: string }> {
  const env = { ...process.env, DATABASE_URL: fresh.url, REDIS_URL: '', LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...words], { cwd: ROOT, env });
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? -1)));
  const [code, out, complaint] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, out, complaint };
}

describe('npm run due', () => {
  it('prints JSON for machines, and nothing else', async () => {
    const { code, out } = await due('--from', '2026-11-24', '--to', '2026-11-25', '--json');
    expect(code).toBe(0);
    const lines = JSON.parse(out) as { local: string; person: string; what: string; silent: string | null }[];
    const hers = lines.filter(({ person }) => person === PEOPLE.huda.id);
    expect(hers.map(({ local, what, silent }) => [local, what, silent])).toEqual([
      ['2026-11-24 09:00', 'mentoring.reminder', null],
      ['2026-11-24 15:30', 'mentoring.check-in', null],
    ]);
    expect(new Set(lines.map(({ local }) => local.slice(0, 10)))).toEqual(new Set(['2026-11-24']));
    expect(lines.length).toBeGreaterThan(hers.length);
  });

  it('prints lines for people', async () => {
    const { code, out } = await due('--from', '2026-11-24T09:00', '--to', '2026-11-24T09:01');
    expect(code).toBe(0);
    expect(out).toContain(`2026-11-24 09:00  ${PEOPLE.huda.id}  mentoring.reminder`);
    expect(out).toContain('2 to be said first, 1 of them silent or waiting.');
  });

  it('says what is wrong with its words, how to use it, and ends with 2', async () => {
    const { code, out, complaint } = await due('--from', 'tuesday', '--to', '2026-11-25');
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(complaint).toContain('"tuesday" is no moment');
    expect(complaint).toContain('npm run due -- --from');
    expect(complaint).not.toMatch(/\bat .*\.ts:\d/u);
  });
});

describe('the words of the command', () => {
  const asked = (line: string) => askedIn(line.split(' '), ZONE);

  it('are moments on the clock of the centre, or instants', () => {
    expect(asked('--from 2026-11-24 --to 2026-11-24T09:00')).toEqual({
      window: { from: '2026-11-23T23:00:00Z', until: '2026-11-24T08:00:00Z' },
      json: false,
    });
    expect(asked('--json --from 2026-07-01T00:00Z --to 2026-07-01T09:00+02:00')).toEqual({
      window: { from: '2026-07-01T00:00:00Z', until: '2026-07-01T07:00:00Z' },
      json: true,
    });
  });

  it('may name an hour that the clock leaves out', () => {
    expect(asked('--from 2027-03-28T02:30 --to 2027-03-28T03:45')).toMatchObject({
      window: { from: '2027-03-28T01:30:00Z', until: '2027-03-28T01:45:00Z' },
    });
  });

  it.each([
    ['', 'Both --from and --to are needed.'],
    ['--from 2026-11-24', 'Both --from and --to are needed.'],
    ['--from 2026-02-30 --to 2026-03-01', '"2026-02-30" is no moment, such as 2026-11-24 or 2026-11-24T09:00.'],
    ['--from 2026-11-24 --to 24-11-2026', '"24-11-2026" is no moment, such as 2026-11-24 or 2026-11-24T09:00.'],
    ['--from 2026-11-25 --to 2026-11-24', '--to 2026-11-24 is not after --from 2026-11-25.'],
    ['--from 2026-11-24 --to 2026-11-24', '--to 2026-11-24 is not after --from 2026-11-24.'],
  ])('%s', (line, mistake) => {
    expect(askedIn(line === '' ? [] : line.split(' '), ZONE)).toEqual({ mistake });
  });

  it('may not be others', () => {
    expect(asked('--form 2026-11-24 --to 2026-11-25')).toMatchObject({ mistake: expect.stringContaining("'--form'") });
  });
});
