import { PULSE_CHANNEL } from './pulse.ts';
import type { RecordStore } from './record.ts';

// Statements are planned once per connection, perhaps while a table is still empty: `heard` and
// `behind` are written so that no plan can read the whole table for them.

/** Rows with their documents beside them, as `rows.ts` packs them. */
const withDocuments = (rows: string, columns: string, documents: string): string =>
  `ROWS FROM (json_to_recordset(${rows}::json) AS (${columns}), unnest(string_to_array(${documents}, E'\\x01')))`;

/** Rows of the batch: turns, their messages, their records, and receipts of messages sent meanwhile. */
const ROWS = `
turn AS MATERIALIZED (
  SELECT n, id, version, key, session::json AS session, desk, why, since, staff, at FROM ${withDocuments(
    '$1',
    'n int, id uuid, version int, key text, desk text, why text, since timestamptz, staff text, at timestamptz',
    '$2',
  )} AS t(n, id, version, key, desk, why, since, staff, at, session)
),
line AS MATERIALIZED (
  SELECT n, position, content::json AS content, language, lease, delicate FROM ${withDocuments(
    '$3',
    'n int, position int, language text, lease int, delicate bool',
    '$4',
  )} AS m(n, position, language, lease, delicate, content)
),
record AS MATERIALIZED (
  SELECT * FROM json_to_recordset($5::json) AS r(n int, name text, data jsonb, person uuid, at timestamptz)
),
receipt AS MATERIALIZED (
  SELECT * FROM json_to_recordset($6::json) AS s(id uuid, turn int, position int, platform text)
),
heard AS MATERIALIZED (
  SELECT n FROM turn WHERE (SELECT true FROM message m WHERE m.conversation_id = turn.id AND m.key = turn.key LIMIT 1)
),
behind AS MATERIALIZED (
  SELECT n FROM turn WHERE (
    SELECT true FROM outbox e WHERE e.conversation_id = turn.id AND NOT e.dead AND NOT e.held
      AND CASE WHEN e.lease_until IS NULL THEN coalesce(e.not_before <= now(), true)
               ELSE e.holder IS DISTINCT FROM $7::int END
    LIMIT 1)
)`;

/** Of a turn that moved its conversation. Written so that it is looked up in a hash, whatever the planner expects. */
const COMMITTED = 'coalesce(n IN (SELECT n FROM moved), false)';

/** Something that others are sending, or that may go now, comes before what this turn says: it stands in the row behind it. */
const BEHIND = 'n IN (SELECT n FROM behind)';

/** A turn moves its conversation on where it was thought on the newest version, was not heard, and is not refused. */
const WRITES = `
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
  INSERT INTO message (conversation_id, turn, position, at, key, content, language, delicate)
  SELECT id, version + 1, position, at, CASE position WHEN 0 THEN key END, content, language, coalesce(delicate, false)
  FROM line JOIN turn USING (n) WHERE ${COMMITTED}
),
posted AS (
  INSERT INTO outbox (conversation_id, turn, position, lease_until, holder)
  SELECT id, version + 1, position, CASE WHEN ${BEHIND} THEN NULL ELSE clock_timestamp() + make_interval(secs => lease) END,
         CASE WHEN lease IS NULL OR ${BEHIND} THEN NULL ELSE $7::int END
  FROM line JOIN turn USING (n) WHERE position > 0 AND ${COMMITTED}
),
delivered AS (
  DELETE FROM outbox o USING receipt WHERE o.conversation_id = receipt.id AND o.turn = receipt.turn AND o.position = receipt.position
),
noted AS (
  INSERT INTO receipt (conversation_id, turn, position, platform_id)
  SELECT id, turn, position, platform FROM receipt WHERE platform IS NOT NULL ON CONFLICT DO NOTHING
)`;

/** One word to whoever listens, per batch and not per turn: the queue of PostgreSQL's notices is a narrow door. */
const PULSE = `
told AS MATERIALIZED (
  SELECT pg_notify('${PULSE_CHANNEL}', string_agg(id::text, ' ')) FROM
    (SELECT id FROM moved UNION SELECT id FROM receipt) AS touched HAVING count(*) > 0
)`;

const VERDICT = `
SELECT n, ${COMMITTED} AS moved, ${BEHIND} AS behind, coalesce(n IN (SELECT n FROM heard), false) AS heard, refused.reason, refused.effect
FROM (SELECT count(*) FROM told) AS pulse LEFT JOIN turn ON true LEFT JOIN refused USING (n)`;

const cte = (name: string, body: string): string => `${name} AS (\n${body}\n)`;

/** Rows of one kind of record: all of them while it is decided who is refused, the committed ones afterwards. */
const mine = (record: string, also = 'true'): string => `SELECT * FROM record WHERE name = '${record}' AND ${also}`;

function refusals(stores: readonly RecordStore[]): string {
  const parts = stores.filter(({ refuses }) => refuses !== undefined);
  if (parts.length === 0)
    return cte('refused', 'SELECT n, NULL::text AS reason, NULL::text AS effect FROM turn WHERE false');
  const each = parts.map(
    ({ record, refuses }) =>
      `SELECT n, reason, '${record}' AS effect FROM (WITH mine AS (${mine(record)}) ${refuses}) AS refusal`,
  );
  return cte('refused', `SELECT DISTINCT ON (n) * FROM (${each.join('\nUNION ALL\n')}) AS refusals ORDER BY n, reason`);
}

/** What a store does to the committed rows of its record; each of its statements is a part of its own. */
function application({ record, applies }: RecordStore, index: number): string {
  const rows = `mine_${index}`;
  const parts = applies.map((sql, part) => cte(`applied_${index}_${part}`, sql.replaceAll(/\bmine\b/gu, rows)));
  return [cte(rows, mine(record, COMMITTED)), ...parts].join(',\n');
}

const composed = new Map<string, { name: string; text: string }>();

/**
 * The statement that writes a batch in which exactly these records occur. It has a name of its own, so that
 * PostgreSQL plans it once per connection.
 */
export function ledgerStatement(stores: readonly RecordStore[]): { name: string; text: string } {
  const key = stores.map(({ record }) => record).join('+');
  const known = composed.get(key);
  if (known !== undefined) return known;
  const parts = [ROWS, refusals(stores), WRITES, PULSE, ...stores.map(application)];
  const statement = { name: `ledger-${composed.size}`, text: `WITH ${parts.join(',\n')}\n${VERDICT}` };
  composed.set(key, statement);
  return statement;
}
