import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

const random = (): string => randomBytes(48).toString('base64url');

/**
 * The secret of this name, made on first use: the same in every process and after every start. What is made is random
 * unless it has to have a form of its own, such as a pair of keys.
 */
export async function keptSecret(pool: Pool, name: string, made = random): Promise<string> {
  const fresh = made();
  await pool.query('INSERT INTO secret (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING', [name, fresh]);
  const { rows } = await pool.query<{ value: string }>('SELECT value FROM secret WHERE name = $1', [name]);
  return rows[0]?.value ?? fresh;
}
