import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../bot/engine/inbound.ts';
import type { Conversation, Receipts } from '../../bot/ports.ts';
import { createLedger } from '../../prisma/ledger.ts';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { createDeliveryNews } from '../../prisma/stores/delivery-news.ts';
import { readUndelivered, retryUndelivered } from '../../prisma/stores/desk-undelivered.ts';
import { createReceipts } from '../../prisma/stores/receipts.ts';
import { openHouse, type Playing, type Stores } from '../talk/house.ts';
import { type Fresh, freshDatabase } from './database.ts';
import { postgresStores } from './playing.ts';

const NOON = '2026-11-23T11:00:00.000Z';
const HUDA = PEOPLE.huda.id;

let fresh: Fresh;
let stores: Stores;
let playing: Playing;
let receipts: Receipts;
beforeAll(async () => {
  fresh = await freshDatabase();
});
beforeEach(async () => {
  await fresh.reset();
  const { pool } = fresh.database;
  stores = postgresStores(fresh.database);
  playing = openHouse(stores, NOON);
  receipts = createReceipts(
    pool,
    createLedger(pool, [], () => true),
  );
});
afterAll(() => fresh.drop());

let count = 0;
const writes = (id: string, text = 'hallo') =>
  playing.knock({ from: { address: { channel: 'web', id } }, arrival: { key: `k${count++}`, inbound: words(text) } });
const words = (text: string): Inbound => ({ kind: 'text', text });
const told = (key: string, inbound: Inbound = { kind: 'news', key: 'absence.news', params: {} }) =>
  playing.knock({ from: { person: HUDA }, arrival: { key, inbound } });
const at = async (id: string) =>
  (await stores.conversations.recognise({ address: { channel: 'web', id } })) as Conversation;
/** Which words lead to her, and to whom else, since it was last asked. */
const said = () => playing.said.splice(0).map(({ to, saying }) => `${to} ${saying.key}`);
const knocks = async () =>
  (await fresh.database.pool.query<{ key: string; person_id: string }>('SELECT key, person_id FROM knock ORDER BY key'))
    .rows;

/** The platform refuses everything that waits for her, for good. */
async function refuses(id: string, why: string): Promise<void> {
  const { id: conversation } = await at(id);
  const { rows } = await fresh.database.pool.query<{ turn: number; position: number }>(
    'SELECT turn, position FROM outbox WHERE conversation_id = $1 AND NOT dead ORDER BY turn, position',
    [conversation],
  );
  for (const row of rows) await receipts.dead({ conversation, ...row }, why);
}
const markOf = async (id: string) => (await at(id)).person.unreachable;

describe('a permanent refusal', () => {
  it.each(['blocked', 'gone'] as const)('marks the address, once: %s', async (why) => {
    await stores.join(HUDA, 'phone', 'ar');
    await writes('phone');
    await refuses('phone', why);
    const mark = async () =>
      (await fresh.database.pool.query('SELECT unreachable_why AS why, unreachable_since AS since FROM address')).rows;
    const first = await mark();
    expect(first).toEqual([{ why, since: expect.any(Date) }]);
    await writes('elsewhere');
    await stores.block('phone');
    expect(await mark()).toEqual(expect.arrayContaining(first));
  });

  it('of one message marks nothing: the next one may be taken', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    await writes('phone');
    await refuses('phone', 'refused');
    expect(await markOf('phone')).toBeUndefined();
  });

  it('of an older message marks nothing where she has written since', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    await writes('phone');
    const { id: conversation } = await at('phone');
    await writes('phone');
    await receipts.dead({ conversation, turn: 1, position: 1 }, 'blocked');
    stores.conversations.mistrust(await at('phone'));
    expect(await markOf('phone')).toBeUndefined();
  });

  it('that a platform tells of later, marks as well', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    await writes('phone');
    const { id } = await at('phone');
    const delivery = { kind: 'never', why: 'gone' } as const;
    await createDeliveryNews(fresh.database.pool)({ ref: `${id}:1.1`, state: 'failed', why: '131026', delivery });
    stores.conversations.mistrust(await at('phone'));
    expect(await markOf('phone')).toMatchObject({ why: 'gone' });
  });
});

describe('whoever cannot be reached', () => {
  it('hears nothing first, and staff see why', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    await stores.block('phone');
    await told('news-1');
    expect(said()).toEqual([]);
    const { rows } = await fresh.database.pool.query(`SELECT content->>'silent' AS silent FROM message`);
    expect(rows).toEqual([{ silent: 'unreachable' }]);
    expect((await fresh.database.pool.query('SELECT 1 FROM outbox')).rowCount).toBe(0);
  });

  it('is reached as soon as she writes, also in the memory of a process that never heard of it', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    await writes('phone');
    await refuses('phone', 'blocked');
    said();
    await writes('phone');
    expect(said()).not.toEqual([]);
    expect(await markOf('phone')).toBeUndefined();
    await told('news-2');
    expect(said()).toEqual(['phone absence.news']);
  });

  it('hears at another address of hers what was refused at this one, once', async () => {
    for (const id of ['phone', 'tablet']) await stores.join(HUDA, id, 'ar');
    await writes('tablet');
    playing.now = '2026-11-23T11:01:00.000Z';
    await writes('phone');
    playing.said.splice(0);
    await told('news-3');
    expect(said()).toEqual(['phone absence.news']);
    await refuses('phone', 'blocked');
    await refuses('phone', 'blocked');
    const mine = (await knocks()).filter(({ person_id }) => person_id === HUDA);
    expect(mine).toEqual([{ key: 'news-3~', person_id: HUDA }]);
    await told('news-3~');
    await told('news-4');
    expect(said()).toEqual(['tablet absence.news', 'tablet absence.news']);
  });

  it('is told of to who cares for her, once; where she is reached elsewhere, to nobody', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    await stores.block('phone');
    await stores.block('phone');
    const rows = (await knocks()).filter(({ key }) => key.startsWith('unreachable:'));
    expect(rows.map(({ person_id }) => person_id)).toEqual([PEOPLE.petra.id]);
    await fresh.reset();
    await stores.join(HUDA, 'phone', 'ar');
    await postgresStores(fresh.database, 'telegram').join(HUDA, 'tablet', 'ar');
    await stores.block('phone');
    expect(await knocks()).toEqual([]);
  });
});

describe('what did not arrive', () => {
  it('is one thing where nothing arrives, however many messages it was', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    for (let n = 0; n < 3; n++) await writes('phone');
    await fresh.database.pool.query(
      `UPDATE outbox SET dead = true, failure = 'timeout' WHERE turn = 1 AND position = 1`,
    );
    await refuses('phone', 'blocked');
    const all = await readUndelivered(fresh.database.pool, 'petra');
    const others = (await fresh.database.pool.query('SELECT 1 FROM outbox')).rowCount ?? 0;
    expect(all.map(({ why, count, since }) => ({ why, count, known: since !== null }))).toEqual([
      { why: 'blocked', count: others - 1, known: true },
      { why: 'timeout', count: 1, known: false },
    ]);
  });

  it('is tried again as one thing, and she counts as reachable until that fails', async () => {
    await stores.join(HUDA, 'phone', 'ar');
    for (let n = 0; n < 2; n++) await writes('phone');
    await refuses('phone', 'blocked');
    const [one] = await readUndelivered(fresh.database.pool, 'petra');
    if (one === undefined) throw new Error('nothing is undelivered');
    // The older one came from a reminder whose time is over.
    await fresh.database.pool.query(
      `UPDATE message SET content = '{"kind": "nudge-due", "expires": "2020-01-01T00:00:00Z"}' WHERE turn = 1 AND position = 0`,
    );
    expect(await retryUndelivered(fresh.database.pool, one)).toBe(true);
    expect(await readUndelivered(fresh.database.pool, 'petra')).toEqual([]);
    const { rows } = await fresh.database.pool.query('SELECT DISTINCT turn, dead FROM outbox');
    expect(rows).toEqual([{ turn: 2, dead: false }]);
    stores.conversations.mistrust(await at('phone'));
    expect(await markOf('phone')).toBeUndefined();
    expect(await retryUndelivered(fresh.database.pool, one)).toBe(false);
  });
});
