import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../../prisma/embedded/index.ts';
import { startBotApi } from '../../test/channels/telegram/bot-api/index.ts';
import { documents, type Generated } from '../../test/cv/documents/index.ts';
import { openBrowser } from '../../test/setup/browser.ts';
import { typeOf } from '../../workers/file-types.ts';
import { startProduct } from '../latency/product.ts';
import { type Volunteer, volunteer } from './desk.ts';
import { type Handed, handIn, until } from './resident.ts';
import { isAsExpected, type Result, table } from './result.ts';
import { telegramHands } from './telegram.ts';
import { webHands } from './web.ts';

/**
 * Every generated document through the whole house: handed in by Telegram and by a browser, looked at, reviewed, given
 * back. The product runs as `npm start` starts it; Telegram is the server of the tests.
 */
const ACCOUNT = { email: 'petra@example.org', password: 'een lang wachtwoord' };
const FIRST_CHAT = 7_000;

type Stored = { id: string; version: string; state: 'read' | 'refused'; why: string | null; pages: number | null };

/** What the house made of the newest document that somebody handed in; waits until it was looked at. */
const STORED = `
SELECT s.id, v.id AS version, f.state, f.why, f.pages FROM submission_file f
JOIN submission_version v ON v.id = f.version_id JOIN submission s ON s.id = v.submission_id
WHERE f.name = $1 AND f.state <> 'waiting' ORDER BY s.created_at DESC LIMIT 1`;

/** Whoever comes from now on is awake but for a minute: what comes back to her may come at the hour of this run. */
const AWAKE = `ALTER TABLE person ALTER quiet_from SET DEFAULT '04:00', ALTER quiet_until SET DEFAULT '04:01'`;

type Back = { gotBack(): Promise<Buffer> };
type Parts = { pool: pg.Pool; desk: Volunteer };

/** From the hand-in to what came back. */
async function followed(
  { pool, desk }: Parts,
  document: Generated,
  name: string,
  handed: Handed,
  her: Back,
): Promise<Result> {
  const begun = { document, handed, isTaken: (await typeOf(Buffer.from(document.content))) !== null };
  if (handed.came === 'page') return { ...begun, stored: null, reviewed: null, back: null };
  const stored = await until(`the reading of ${name}`, async () => {
    return (await pool.query<Stored>(STORED, [name])).rows[0] ?? null;
  });
  if (stored.state === 'refused') return { ...begun, stored, reviewed: null, back: null };
  const reviewed = await desk.review(stored.id, stored.version);
  const back = reviewed.isReturned ? await her.gotBack() : null;
  return { ...begun, stored, reviewed, back: back === null ? null : back.subarray(0, 5).toString('latin1') };
}

const dataDir = await mkdtemp(join(tmpdir(), 'buurtmus-cv-loop-'));
const [all, telegram, browser] = await Promise.all([documents(), startBotApi(), openBrowser()]);
const product = await startProduct(dataDir, {
  TELEGRAM_BOT_TOKEN: telegram.token,
  TELEGRAM_API_ROOT: telegram.root,
  STAFF_EMAIL: ACCOUNT.email,
  STAFF_PASSWORD: ACCOUNT.password,
});
const server = await startEmbedded(dataDir);
const pool = new pg.Pool({ connectionString: server.url(), max: 2 });
try {
  await pool.query(AWAKE);
  const parts = { pool, desk: await volunteer(product.origin, ACCOUNT) };
  const byTelegram: Result[] = [];
  const byWeb: Result[] = [];
  for (const [index, document] of all.entries()) {
    const hands = telegramHands(telegram, FIRST_CHAT + index);
    const name = `telegram-${document.name}`;
    const handed = await handIn(hands, { name, content: document.content });
    byTelegram.push(await followed(parts, document, name, handed, hands));
    process.stderr.write('.');
  }
  for (const document of all) {
    const hands = await webHands(browser, product.origin);
    const name = `web-${document.name}`;
    const handed = await handIn(hands, { name, content: document.content });
    await hands.rest();
    byWeb.push(await followed(parts, document, name, handed, hands));
    await hands.leave();
    process.stderr.write('.');
  }
  console.log(table(byTelegram, byWeb));
  const wrong = [...byTelegram, ...byWeb].filter((result) => !isAsExpected(result));
  console.log(`${all.length} documents, two ways; not as expected: ${wrong.length}`);
  if (wrong.length > 0) process.exitCode = 1;
} finally {
  await pool.end();
  await product.stop();
  await Promise.all([browser.close(), telegram.close()]);
  await rm(dataDir, { recursive: true, force: true });
}
