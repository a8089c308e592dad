import type { Pool, QueryResult } from 'pg';
import type { Noted } from '../../bot/cv/work.ts';

const IS_THERE = 'SELECT 1 FROM submission_version WHERE id = $1';

/** What came of writing something about a version: a row where it was written. */
export async function noted(pool: Pool, version: string, { rowCount }: QueryResult): Promise<Noted> {
  if (rowCount === 1) return 'noted';
  return (await pool.query(IS_THERE, [version])).rowCount === 1 ? 'others' : 'gone';
}
