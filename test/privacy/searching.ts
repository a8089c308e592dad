import type { Pool } from 'pg';

const TABLES = `
SELECT table_name AS name, coalesce(json_agg(column_name) FILTER (WHERE data_type = 'bytea'), '[]') AS bytes
FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
WHERE table_schema = 'public' AND table_type = 'BASE TABLE' GROUP BY 1`;

type Table = { readonly name: string; readonly bytes: readonly string[] };

/** Everything that a table holds, each column of each row, as one text; what is kept as bytes is read as text too. */
async function everythingIn(pool: Pool, { name, bytes }: Table): Promise<string> {
  const columns = [`t::text AS row`, ...bytes.map((column, index) => `t."${column}" AS bytes_${index}`)].join(', ');
  const { rows } = await pool.query<Record<string, string | Buffer | null>>(`SELECT ${columns} FROM "${name}" AS t`);
  return rows.flatMap((row) => Object.values(row).map((value) => (value === null ? '' : value.toString()))).join('\n');
}

/** What is looked for: words in small letters. */
export type Words = readonly string[];

/** Which of these words stand where, by table: `{ "message": ["insulin"] }`. Every table there is, whoever made it. */
export async function found(pool: Pool, words: Words): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows } = await pool.query<Table>(TABLES);
  const all = await Promise.all(rows.map(async (table) => [table.name, await everythingIn(pool, table)] as const));
  const hits = all.map(([name, text]) => [name, wordsIn(text, words)] as const);
  return Object.fromEntries(
    hits.filter(([, list]) => list.length > 0).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

export const wordsIn = (text: string, words: Words): string[] => {
  const small = text.toLowerCase();
  return words.filter((word) => small.includes(word.toLowerCase()));
};
