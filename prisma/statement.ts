import { PULSE_CHANNEL } from './pulse.ts';
import type { RecordStore } from './record.ts';

const TURNS = `
turn AS MATERIALIZED (
  SELECT * FROM json_to_recordset($1::json) AS t(
    n int, id uuid, version int, key text, session jsonb, desk text, why text, since timestamptz, staff text, at timestamptz)
),
said AS MATERIALIZED (
  SELECT * FROM json_to_recordset($2::json) AS m(
    n int, id uuid, turn int, position int, at timestamptz, key text, content jsonb, language text, delivery text, lease int)
),
heard AS MATERIALIZED (
  SELECT turn.n FROM turn JOIN message ON message.conversation_id = turn.id AND message.key = turn.key
)`;

const RECORDS = `
record AS MATERIALIZED (
  SELECT * FROM json_to_recordset($3::json) AS r(n int, name text, data jsonb, person uuid, at timestamptz)
)`;

const MOVED = `
moved AS (
  UPDATE conversation c
  SET session = turn.session, version = c.version + 1, desk = turn.desk, why = turn.why,
      waiting_since = turn.since, staff_id = turn.staff, last_at = turn.at
  FROM turn
  WHERE c.id = turn.id AND c.version = turn.version
    AND turn.n NOT IN (SELECT n FROM heard) AND turn.n NOT IN (SELECT n FROM refused)
  RETURNING turn.n, c.id
),
written AS (
  INSERT INTO message (conversation_id, turn, position, at, key, content, language, delivery, lease_until)
  SELECT said.id, said.turn, said.position, said.at, said.key, said.content, said.language, said.delivery,
         clock_timestamp() + make_interval(secs => said.lease)
  FROM said JOIN moved USING (n)
)`;

/** One word to whoever listens, per batch and not per turn: the queue of PostgreSQL's notices is a narrow door. */
const PULSE = `
told AS MATERIALIZED (
  SELECT pg_notify('${PULSE_CHANNEL}', string_agg(id::text, ' ')) FROM moved HAVING count(*) > 0
)`;

const VERDICT = `
SELECT turn.n, moved.n IS NOT NULL AS moved, heard.n IS NOT NULL AS heard, refused.reason, refused.effect
FROM turn LEFT JOIN moved USING (n) LEFT JOIN heard USING (n) LEFT JOIN refused USING (n) LEFT JOIN told ON true`;

const cte = (name: string, body: string): string => `${name} AS (\n${body}\n)`;

/** Rows of one kind of record: all of them while it is decided who is refused, the committed ones afterwards. */
const mine = (record: string, from: string): string =>
  `SELECT record.* FROM record ${from} WHERE record.name = '${record}'`;

function refusals(stores: readonly RecordStore[]): string {
  const parts = stores.filter(({ refuses }) => refuses !== undefined);
  if (parts.length === 0)
    return cte('refused', 'SELECT n, NULL::text AS reason, NULL::text AS effect FROM turn WHERE false');
  const each = parts.map(
    ({ record, refuses }) =>
      `SELECT n, reason, '${record}' AS effect FROM (WITH mine AS (${mine(record, '')}) ${refuses}) AS refusal`,
  );
  return cte('refused', `SELECT DISTINCT ON (n) * FROM (${each.join('\nUNION ALL\n')}) AS refusals ORDER BY n, reason`);
}

/** What a store does to the committed rows of its record; each of its statements is a part of its own. */
function application({ record, applies }: RecordStore, index: number): string {
  const rows = `mine_${index}`;
  const parts = applies.map((sql, part) => cte(`applied_${index}_${part}`, sql.replaceAll(/\bmine\b/gu, rows)));
  return [cte(rows, mine(record, 'JOIN moved USING (n)')), ...parts].join(',\n');
}

const written = new Map<string, { name: string; text: string }>();

/**
 * The statement that commits a batch in which exactly these records occur. It has a name of its own, so that
 * PostgreSQL plans it once per connection.
 */
export function commitStatement(stores: readonly RecordStore[]): { name: string; text: string } {
  const key = stores.map(({ record }) => record).join('+');
  const known = written.get(key);
  if (known !== undefined) return known;
  const parts = [TURNS, RECORDS, refusals(stores), MOVED, PULSE, ...stores.map(application)];
  const statement = { name: `commit-${written.size}`, text: `WITH ${parts.join(',\n')}\n${VERDICT}` };
  written.set(key, statement);
  return statement;
}
