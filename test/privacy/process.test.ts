import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LANGUAGES, type Language } from '../../bot/engine/language.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createFeeds } from '../../prisma/stores/calendar-feeds.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { type Bot, openBot } from '../survival/bot.ts';
import { found, wordsIn } from './searching.ts';
import { SENTENCES } from './sentences.ts';

const TELLING = [...new Set(SENTENCES.flatMap(({ telling }) => telling))];
const HEADERS = { 'x-requested-with': 'fetch', 'sec-fetch-site': 'same-origin' };
const TRY_AGAIN_MS = 200;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

let fresh: Fresh;
let bot: Bot;
let origin: string;
let log: string;
let lines: number;

async function untilOpen(): Promise<void> {
  const isOpen = await fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
  if (isOpen) return;
  await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
  await untilOpen();
}

beforeAll(async () => {
  fresh = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'privacy-'));
  log = join(folder, 'lines');
  lines = openSync(log, 'a');
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const settings = {
    PORT: `${port}`,
    DATABASE_URL: fresh.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'trace',
    PUBLIC_URL: origin,
  };
  bot = openBot('both', settings, lines);
  await Promise.race([untilOpen(), bot.dead]);
}, 60_000);
afterAll(async () => {
  await bot.stop();
  closeSync(lines);
  await fresh.drop();
});

/** What somebody at the web chat says, one after the other. */
async function visit(language: Language): Promise<void> {
  let cookie = '';
  const seed = randomBytes(24).toString('base64url');
  for (const { text } of SENTENCES.filter((one) => one.language === language)) {
    const body = new URLSearchParams({ id: randomUUID(), language, text, seed });
    const answer = await fetch(`${origin}/chat`, { method: 'POST', headers: { ...HEADERS, cookie }, body });
    expect(answer.status).toBe(204);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  }
}

describe('sixty delicate sentences, said to a house that runs and tells all it can', () => {
  it('are taken', async () => {
    for (const language of LANGUAGES) await visit(language);
    expect((await found(fresh.database.pool, TELLING)).message).toEqual(TELLING);
  });

  it('stand in none of its figures and in no calendar that is read', async () => {
    const figures = await (await fetch(`${origin}/metrics`)).text();
    expect(figures).toContain('buurtmus_turn_seconds_count{kind="text",result="answered"} 60');
    expect(wordsIn(figures, TELLING)).toEqual([]);
    const made = await createFeeds(fresh.database.pool).make({ person: PEOPLE.willem.id }, null);
    if (made === null || made === 'too-many') throw new Error('no address was made');
    const feed = await fetch(`${origin}/calendar/${made.token}.ics`);
    expect(feed.status).toBe(200);
    expect(wordsIn(await feed.text(), TELLING)).toEqual([]);
  });

  it('stand in no line of its log, also not when something fails', async () => {
    await fresh.database.pool.query('ALTER TABLE message RENAME TO away');
    const body = new URLSearchParams({
      id: randomUUID(),
      text: SENTENCES[0]?.text ?? '',
      seed: randomBytes(24).toString('base64url'),
    });
    const answer = await fetch(`${origin}/chat`, { method: 'POST', headers: HEADERS, body });
    await fresh.database.pool.query('ALTER TABLE away RENAME TO message');
    expect(answer.status).toBe(503);
    const written = () => readFileSync(log, 'utf8');
    await vi.waitFor(() => expect(written()).toContain('a message from the web chat could not be taken'), 10_000);
    expect(wordsIn(written(), TELLING)).toEqual([]);
  });
});
