import type { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseExpired } from '../../prisma/stores/retention.ts';
import { theHouse } from '../talk/house.ts';
import { arrives, type Sender, sender, sends, version } from '../workers/handed-in.ts';
import { type Fresh, freshDatabase } from './database.ts';

const KEEPINGS = theHouse.rooms.flatMap(({ keeps }) => keeps);

let fresh: Fresh;
let pool: Pool;
let huda: Sender;
beforeAll(async () => {
  fresh = await freshDatabase();
  pool = fresh.database.pool;
});
afterAll(() => fresh.drop());
beforeEach(async () => {
  await fresh.reset();
  await pool.query('DELETE FROM submission; DELETE FROM document_erasure');
  huda = await sender(pool);
});

const ask = async (text: string, ...values: unknown[]) => (await pool.query(text, values)).rows;
const left = async () => (await ask('SELECT id FROM submission')).map(({ id }) => id);
const told = () => ask(`SELECT key, inbound FROM knock WHERE key LIKE 'cv-desk:%'`);
/** Twice, as when two processes have the same idea. */
async function erase(): Promise<void> {
  await eraseExpired(pool, KEEPINGS);
  await eraseExpired(pool, KEEPINGS);
}
/** A submission of hers with these columns, as SQL; with a file that is still in the house. */
async function handedIn(set: string, state = 'submitted') {
  const ids = await version(pool, huda, undefined, state);
  const turn = 3 + Number((await ask('SELECT count(*) AS n FROM file'))[0]?.n);
  await arrives(pool, await sends(pool, huda, turn, ids.version), 'Huda');
  await ask(`UPDATE submission SET ${set} WHERE id = $1`, ids.submission);
  return ids;
}
const daysAgo = (days: number) => `now() - interval '${days} days'`;

describe('what was handed in', () => {
  it.each([
    ['the day that she was promised has come', 'keep_until = current_date'],
    ['that day is long past', `keep_until = current_date - 20, touched_at = now()`],
    ['it was for review only, and came back a fortnight ago', `state = 'returned', returned_at = ${daysAgo(15)}`],
    ['nobody has touched it for ninety days', `touched_at = ${daysAgo(91)}`],
    ['somebody claimed it, and then forgot it', `state = 'claimed', touched_at = ${daysAgo(91)}`],
  ])('goes when %s, with its files and a receipt', async (_, set) => {
    const { submission, version: id } = await handedIn(set);
    const [{ number } = {}] = await ask('SELECT number FROM submission');
    await erase();
    expect([await left(), await ask('SELECT 1 FROM file')]).toEqual([[], []]);
    expect((await ask('SELECT prefix FROM document_erasure ORDER BY 1')).map(({ prefix }) => prefix)).toEqual([
      `${submission}/`,
      `${submission}/${id}/`,
    ]);
    const inbound = { kind: 'news', key: 'cv-desk.erased', params: { number } };
    expect(await told()).toEqual([{ key: `cv-desk:erased:${submission}`, inbound }]);
  });

  it.each([
    ['the day before it was promised to go', 'keep_until = current_date + 1'],
    [
      'until the promised day, although nobody touched it',
      `keep_until = current_date + 80, touched_at = ${daysAgo(100)}`,
    ],
    ['for a fortnight after it came back', `state = 'returned', returned_at = ${daysAgo(13)}`],
    ['as long as it was touched less than ninety days ago', `touched_at = ${daysAgo(89)}`],
  ])('stays %s', async (_, set) => {
    const { submission } = await handedIn(set);
    await erase();
    expect([await left(), await told()]).toEqual([[submission], []]);
  });
});

describe('what was begun and never handed in', () => {
  it('goes after a week, without a word', async () => {
    const { submission } = await handedIn(`number = NULL, touched_at = ${daysAgo(6)}`, 'gathering');
    await handedIn(`number = NULL, touched_at = ${daysAgo(8)}`, 'gathering');
    await erase();
    expect([await left(), await told()]).toEqual([[submission], []]);
    expect(await ask('SELECT 1 FROM file')).toHaveLength(1);
  });

  it('goes alone where it was a further version', async () => {
    const { submission, version: first } = await handedIn(`touched_at = ${daysAgo(8)}`);
    const { version: second } = await version(pool, huda, submission, 'gathering');
    await arrives(pool, await sends(pool, huda, 9, second), 'Huda');
    await erase();
    expect(await ask('SELECT id FROM submission_version')).toEqual([{ id: first }]);
    expect(await ask('SELECT turn FROM file')).toEqual([{ turn: 3 }]);
    expect(await ask('SELECT prefix FROM document_erasure')).toEqual([{ prefix: `${submission}/${second}/` }]);
  });
});
