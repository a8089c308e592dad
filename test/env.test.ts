import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readEnv, SETTINGS } from '../bot/env.ts';

const ROOT = join(import.meta.dirname, '..');
const example = readFileSync(join(ROOT, '.env.example'), 'utf8');
const shown = parseEnv(example);
/** Fits no setting that has a form at all, and would be seen anywhere. */
const CANARY = 'geheim\u0000://<hunter2>';

const refusalOf = (source: Record<string, string>): string => {
  try {
    readEnv(source);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('.env.example', () => {
  it('shows every setting, and no other', () => {
    expect(Object.keys(shown).sort()).toEqual([...SETTINGS].sort());
  });
  it('shows each setting once', () => {
    const names = [...example.matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gmu)].map(([, name]) => name);
    expect(names).toHaveLength(SETTINGS.length);
  });
  it('says a word about each', () => {
    for (const paragraph of example.split(/\n{2,}/u)) expect(paragraph).toMatch(/^# \S/u);
  });
  it('can be copied as it is: it says what happens without it', () => {
    expect(readEnv(shown as Record<string, string>)).toEqual(readEnv({}));
  });
});

describe('a bad value', () => {
  const bad = [
    ['PORT', '65536'],
    ['PORT', 'http'],
    ['PUBLIC_URL', 'chat.example.org'],
    ['DATABASE_URL', 'mysql://localhost/buurtmus'],
    ['REDIS_URL', 'http://localhost:6379'],
    ['DOCUMENTS_KEY', 'short'],
    ['DOCUMENTS_KEY', `${'A'.repeat(42)}B`],
    ['S3_ENDPOINT', 'ftp://s3.example.org'],
    ['S3_BUCKET', '../etc'],
    ['CLAMAV_PORT', '70000'],
    ['SEED', 'production'],
    ['CENTRE_TIMEZONE', 'Mars/Phobos'],
    ['STAFF_EMAIL', 'petra'],
    ['STAFF_PASSWORD', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_MODE', 'pigeon'],
    ['TELEGRAM_WEBHOOK_SECRET', 'sixteen letters!'],
  ] as const;
  it.each(bad)('of %s is named: %j', (name, value) => {
    expect(refusalOf({ [name]: value })).toContain(`  ${name}: `);
  });
  it('is named with all others', () => {
    const refusal = refusalOf({ PORT: '-1', SEED: 'none', LOG_LEVEL: 'info' });
    expect(refusal).toMatch(/^ {2}PORT: .+\n {2}SEED: /mu);
    expect(refusal).not.toContain('LOG_LEVEL');
  });
  it.each(SETTINGS)('of %s is never repeated', (name) => {
    const refusal = refusalOf({ [name]: CANARY });
    expect(refusal).not.toMatch(/geheim|hunter2/u);
    if (refusal !== '') expect(refusal).toContain(name);
  });
  it('stops the start before anything is opened, and tells no secret on the way', () => {
    const secrets = { STAFF_PASSWORD: 'hunter2', TELEGRAM_BOT_TOKEN: 'hunter2', DATABASE_URL: 'hunter2' };
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'start.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, ...secrets, PORT: 'http' },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/PORT: .+\n[\s\S]*STAFF_PASSWORD: needs at least 12 characters/u);
    expect(`${stdout}${stderr}`).not.toContain('hunter2');
  });
});

describe('settings', () => {
  it.each(SETTINGS)('take an empty line of %s for no line', (name) => {
    expect(readEnv({ [name]: '' })).toEqual(readEnv({}));
  });
  it('ask for a secret where Telegram calls us', () => {
    const telegram = { TELEGRAM_MODE: 'webhook', TELEGRAM_BOT_TOKEN: '123:hunter2' };
    expect(refusalOf(telegram)).toContain('TELEGRAM_WEBHOOK_SECRET');
    expect(refusalOf(telegram)).not.toContain('hunter2');
    expect(refusalOf({ ...telegram, TELEGRAM_WEBHOOK_SECRET: 'sixteen-letters-' })).toBe('');
  });
  it.each([
    [{}, 'http://127.0.0.1:3000'],
    [{ HOST: '0.0.0.0', PORT: '80' }, 'http://localhost:80'],
    [{ PUBLIC_URL: 'https://chat.example.org/' }, 'https://chat.example.org'],
  ])('tell from %j that people find us at %s', (source, url) => {
    expect(readEnv(source).PUBLIC_URL).toBe(url);
  });
});
