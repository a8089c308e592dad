import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { houseKey } from '../../../bot/cv/keeping/house-key.ts';

const ROOT = join(import.meta.dirname, '../../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'key-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is the one of the setting, and then none is made', () => {
  const key = randomBytes(32);
  expect(houseKey(key.toString('base64url'), folder).equals(key)).toBe(true);
  expect(readdirSync(folder)).toEqual([]);
});

it('is made once, in a folder that need not be there, and may be read by nobody else', () => {
  const data = join(folder, 'not', 'there');
  const key = houseKey(undefined, data);
  expect(key).toHaveLength(32);
  expect(houseKey(undefined, data).equals(key)).toBe(true);
  expect(readdirSync(data)).toEqual(['documents.key']);
  expect(statSync(join(data, 'documents.key')).mode & 0o777).toBe(0o600);
});

it.each(['', 'hunter2', 'A'.repeat(42), `${'A'.repeat(42)}B`, 'A'.repeat(44)])(
  'is never replaced where what lies there is none: %j',
  (text) => {
    writeFileSync(join(folder, 'documents.key'), text);
    expect(() => houseKey(undefined, folder)).toThrow('put it back from a backup');
    expect(() => houseKey(undefined, folder)).not.toThrow('hunter2');
    expect(readFileSync(join(folder, 'documents.key'), 'utf8')).toBe(text);
  },
);

/** Waits for the word, so that all of them come to the folder at the same moment. */
const SCRIPT = `
const { houseKey } = await import('./bot/cv/keeping/house-key.ts');
const { existsSync } = await import('node:fs');
process.send('here');
while (!existsSync(process.argv[1] + '/go')) await new Promise((done) => setTimeout(done, 1));
process.stdout.write(houseKey(undefined, process.argv[1]).toString('hex'));
process.disconnect();`;

/** A process that makes a key, as soon as it is told to: what it says, and when it is ready. */
function making(): { ready: Promise<unknown>; key: Promise<string> } {
  const args = ['--import', 'tsx', '--input-type=module', '-e', SCRIPT, folder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let said = '';
  child.stdout?.on('data', (data) => {
    said += data;
  });
  return {
    ready: new Promise((resolve) => child.once('message', resolve)),
    key: new Promise((resolve) => child.once('close', () => resolve(said))),
  };
}

it('is one and the same for processes that make it at the same moment', async () => {
  const makers = Array.from({ length: 4 }, making);
  await Promise.all(makers.map(({ ready }) => ready));
  writeFileSync(join(folder, 'go'), '');
  const keys = await Promise.all(makers.map(({ key }) => key));
  expect(keys[0]).toMatch(/^[0-9a-f]{64}$/u);
  expect(new Set(keys).size).toBe(1);
  expect(readdirSync(folder).sort()).toEqual(['documents.key', 'go']);
  expect(existsSync(join(folder, 'documents.key'))).toBe(true);
}, 30_000);
