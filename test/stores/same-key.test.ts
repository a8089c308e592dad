import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSameKey } from '../../prisma/same-key.ts';
import { type Fresh, freshDatabase } from './database.ts';

let fresh: Fresh;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

it('is the key of the first that comes, also of two that come at once; nobody else may begin', async () => {
  const { pool } = fresh.database;
  const came = await Promise.allSettled(['one', 'other'].map((id) => expectSameKey(pool, id)));
  expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const { rows } = await pool.query(`SELECT value FROM secret WHERE name = 'documents-key'`);
  await expectSameKey(pool, rows[0].value);
  await expect(expectSameKey(pool, 'third')).rejects.toThrow('sealed with another key than DOCUMENTS_KEY');
});
