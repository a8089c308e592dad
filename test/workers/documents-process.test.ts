import { randomBytes, randomUUID } from 'node:crypto';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { documentsWith, filesIn } from '../privacy/handing-in.ts';
import { type Fresh, freshDatabase } from '../stores/database.ts';
import { type Bot, openBot } from '../survival/bot.ts';

const HEADERS = { 'x-requested-with': 'fetch', 'sec-fetch-site': 'same-origin' };
/** The sweep comes every 30 seconds: what is done sooner was told of. */
const SOON = { timeout: 15_000, interval: 50 };
const MARK = 'Kwikstaart-4711';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

let fresh: Fresh;
let bot: Bot;
let folder: string;
let lines: number;
let origin: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), 'documents-'));
  lines = openSync(join(folder, 'lines'), 'a');
  const port = await freePort();
  origin = `http://127.0.0.1:${port}`;
  const settings = { PORT: `${port}`, DATABASE_URL: fresh.url, DATA_DIR: folder, PUBLIC_URL: origin };
  bot = openBot('both', settings, lines);
  const ready = () => fetch(`${origin}/readyz`).then(({ ok }) => expect(ok).toBe(true));
  await Promise.race([vi.waitFor(ready, { timeout: 60_000, interval: 100 }), bot.dead]);
}, 90_000);
afterAll(async () => {
  await bot.stop();
  closeSync(lines);
  rmSync(folder, { recursive: true });
  await fresh.drop();
});

const ask = async (text: string) => (await fresh.database.pool.query(text)).rows;
const documents = () => (existsSync(join(folder, 'documents')) ? filesIn(join(folder, 'documents')) : {});

/** Somebody at the web chat, who goes on when what she did is committed. */
function visitor() {
  let cookie = '';
  const seed = randomBytes(24).toString('base64url');
  const keep = (answer: Response): void => {
    expect(answer.status).toBe(204);
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  };
  const post = (path: string, body: FormData | URLSearchParams) =>
    fetch(`${origin}${path}`, { method: 'POST', headers: { ...HEADERS, cookie }, body }).then(keep);
  return {
    async says(...words: string[]) {
      for (const text of words)
        await post('/chat', new URLSearchParams({ id: randomUUID(), language: 'nl', text, seed }));
    },
    async sends(name: string, content: Buffer) {
      const form = new FormData();
      form.append('id', randomUUID());
      form.append('file', new Blob([new Uint8Array(content)]), name);
      await post('/chat/files', form);
    },
    page: async () => (await fetch(`${origin}/chat`, { headers: { cookie } })).text(),
  };
}

it('is read as soon as it has come, by a house as it is started, and gone as soon as she takes it back', async () => {
  const { says, sends, page } = visitor();
  await says('hallo', 'Nederlands', 'ja', 'cv', '1');
  await sends('cv.pdf', (await documentsWith(MARK))['cv.pdf'] as Buffer);
  await says('1', '1');
  await vi.waitFor(
    async () => expect(await ask('SELECT state FROM submission_file')).toEqual([{ state: 'read' }]),
    SOON,
  );
  expect(await ask('SELECT state, pages FROM submission_version')).toEqual([{ state: 'submitted', pages: 1 }]);
  const lying = Object.entries(documents());
  expect(lying.map(([path]) => path.replace(/.*\//u, '').replace(/-[\w-]{30,}$/u, '')).sort()).toEqual([
    'lines.json',
    'look.json',
    'original',
    'page-1.webp',
  ]);
  expect(lying.filter(([, content]) => content.includes(MARK))).toEqual([]);
  expect(statSync(join(folder, 'documents.key')).mode & 0o777).toBe(0o600);
  await vi.waitFor(async () => expect(await page()).toContain('Dit is goed aangekomen.'), SOON);
  await says('ik wil mijn cv terug', '1');
  await vi.waitFor(() => expect(documents()).toEqual({}), SOON);
  expect(await ask('SELECT 1 FROM submission')).toEqual([]);
}, 60_000);
