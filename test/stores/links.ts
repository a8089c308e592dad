import type { Pool } from 'pg';

/** A column by which a row belongs to somebody: `{ table: "check_in", column: "person_id", to: "person" }`. */
export type Link = { readonly table: string; readonly column: string; readonly to: Root };

/** What stands for a person: herself, where she is reached, and what she talks in. */
const ROOTS = ['person', 'address', 'conversation'] as const;
export type Root = (typeof ROOTS)[number];

/** Declared by a foreign key, or, on the hot path that has none, by the name of the column. */
const LINKS = `
SELECT DISTINCT c.table_name AS "table", c.column_name AS "column", coalesce(target.table_name, left(c.column_name, -3)) AS "to"
FROM information_schema.columns c
JOIN information_schema.tables t USING (table_schema, table_name)
LEFT JOIN information_schema.key_column_usage k USING (table_schema, table_name, column_name)
LEFT JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name)
LEFT JOIN information_schema.table_constraints target
  ON target.constraint_schema = r.unique_constraint_schema AND target.constraint_name = r.unique_constraint_name
WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'
  AND (target.table_name = ANY($1) OR c.column_name = ANY(SELECT root || '_id' FROM unnest($1::text[]) AS root))
ORDER BY 1, 2`;

/** Every column of the database by which a row belongs to somebody, also of tables that were made yesterday. */
export async function personalLinks(pool: Pool): Promise<readonly Link[]> {
  const { rows } = await pool.query<Link>(LINKS, [ROOTS]);
  return rows;
}

/** The ids that stand for one person. */
export type Ids = Readonly<Record<Root, readonly string[]>>;

export async function idsOf(pool: Pool, person: string): Promise<Ids> {
  const ids = async (table: Root) =>
    (await pool.query<{ id: string }>(`SELECT id FROM ${table} WHERE person_id = $1`, [person])).rows.map(
      ({ id }) => id,
    );
  return { person: [person], address: await ids('address'), conversation: await ids('conversation') };
}

/** How many rows of each table belong to a person; tables without any are left out. */
export async function rowsOf(pool: Pool, ids: Ids): Promise<Readonly<Record<string, number>>> {
  const links = await personalLinks(pool);
  const counts: Record<string, number> = {};
  for (const { table, column, to } of links) {
    const text = `SELECT count(*)::int AS n FROM "${table}" WHERE "${column}" = ANY($1::uuid[])`;
    const n = (await pool.query<{ n: number }>(text, [ids[to]])).rows[0]?.n ?? 0;
    if (n > 0) counts[table] = (counts[table] ?? 0) + n;
  }
  return counts;
}

const TABLES = `
SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`;

/** Tables of the whole database in which a word occurs, in whatever column. */
export async function tablesWith(pool: Pool, word: string): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(TABLES);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await pool.query(`SELECT 1 FROM ${name} AS r WHERE strpos(r::text, $1) > 0 LIMIT 1`, [word]);
    if ((rowCount ?? 0) > 0) found.push(name);
  }
  return found.sort();
}
