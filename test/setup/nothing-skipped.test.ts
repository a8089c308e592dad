import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const REPORTER = join(import.meta.dirname, 'nothing-skipped.ts');

type Run = { readonly code: number | null; readonly output: string };

/** Runs invented test files in a folder of their own, as `REQUIRE_ALL=1 npm test` would. */
async function run(files: Readonly<Record<string, string>>): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'buurtmus-skipped-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, `${name}.test.js`), content);
  const args = [
    'run',
    '--root',
    folder,
    '--globals',
    '--maxWorkers=1',
    '--allowOnly',
    '--reporter=default',
    `--reporter=${REPORTER}`,
  ];
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [VITEST, ...args], { cwd: ROOT, env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', failed);
    child.on('close', (code) => done({ code, output }));
  });
}

const PASSES = "it('passes', () => expect(1).toBe(1));";

it('lets a run pass in which everything ran', async () => {
  const { code, output } = await run({ all: PASSES });
  expect(output).not.toContain('REQUIRE_ALL');
  expect(code).toBe(0);
});

it('fails for one test that was left out', async () => {
  const { code, output } = await run({ one: `${PASSES} it.skip('needs Redis', () => {});` });
  expect(output).toContain('REQUIRE_ALL: 1 left out\n  one.test.js: needs Redis');
  expect(code).toBe(1);
});

it('sees every way of leaving out', async () => {
  const files = {
    'by-itself': "it('skips', (context) => context.skip());",
    'where-it-can': "it.runIf(false)('skips', () => {});",
    group: "describe.skip('Redis', () => { it('skips', () => {}); });",
    todo: "it.todo('skips');",
    'group-todo': "describe.todo('skips');",
    only: "it.only('first', () => {}); it('skips', () => {});",
  };
  const { code, output } = await run(files);
  for (const name of Object.keys(files)) expect(output).toMatch(new RegExp(`^ {2}${name}\\.test\\.js: .*skips`, 'mu'));
  expect(output).toContain(`REQUIRE_ALL: ${Object.keys(files).length} left out`);
  expect(code).toBe(1);
});
