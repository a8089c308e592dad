import pg from 'pg';
import { mustBe } from './result.ts';
import { CONVERSATIONS } from './scenario.ts';

/** As many connections as ours: more only wait for each other on two cores. */
const CONNECTIONS = 12;

/** A report as the peers write it, in a statement of their own. */
export const ABSENCE_TABLE = 'CREATE TABLE report (chat bigint PRIMARY KEY, extent text, reason text)';
const INSERT = 'INSERT INTO report (chat, extent, reason) VALUES ($1, $2, $3)';

export const openPool = (url: string): pg.Pool => new pg.Pool({ connectionString: url, max: CONNECTIONS });

export const writeReport = async (pool: pg.Pool, chat: number, extent: string, reason: string): Promise<void> => {
  await pool.query({ name: 'report', text: INSERT, values: [chat, extent, reason] });
};

/** State by key in one table, by named statements: the storage that both libraries ask for. */
export const stateTable = (name: string) => `CREATE TABLE ${name} (key text PRIMARY KEY, value jsonb NOT NULL)`;

export function stateStore<Value>(pool: pg.Pool, table: string) {
  const read = `SELECT value FROM ${table} WHERE key = $1`;
  const write = `INSERT INTO ${table} (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
  const remove = `DELETE FROM ${table} WHERE key = $1`;
  return {
    async read(key: string): Promise<Value | undefined> {
      return (await pool.query({ name: `${table}-read`, text: read, values: [key] })).rows[0]?.value;
    },
    async write(key: string, value: Value): Promise<void> {
      await pool.query({ name: `${table}-write`, text: write, values: [key, JSON.stringify(value)] });
    },
    async delete(key: string): Promise<void> {
      await pool.query({ name: `${table}-delete`, text: remove, values: [key] });
    },
  };
}

export async function checkReports(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS n FROM report WHERE reason = 'childcare' AND extent = 'week'`,
  );
  mustBe('reports', rows[0].n, CONVERSATIONS);
}

/** A text message as Telegram sends it. */
export const updateOf = (conversation: number, turn: number, text: string) => ({
  update_id: turn * CONVERSATIONS + conversation + 1,
  message: {
    message_id: turn + 1,
    date: 1_763_971_200,
    chat: { id: conversation + 1, type: 'private' as const, first_name: 'M' },
    from: { id: conversation + 1, is_bot: false, first_name: 'M' },
    text,
  },
});

/** What Telegram answers to sendMessage. */
export const SENT = { message_id: 1, date: 0, chat: { id: 1, type: 'private' } };
