import type { Keeping, KeepingStore, Kept, LineCheck, Unmet } from '../../bot/hsds/map/keeping/ports.ts';
import type { Database } from '../client.ts';
import { CHECK_EVERY } from './hsds-sql.ts';
import { writeChanges } from './hsds-write.ts';

/** Whoever of the staff has an account; a colleague who left owns nothing, nor does a volunteer of the CV desk. */
const STAFF = `SELECT id FROM staff_user WHERE ended_at IS NULL AND role = 'staff'`;

/** Whose is what was given to nobody: she who was named, else who has had an account longest. */
const OTHERS = `SELECT coalesce(
  (SELECT owner_id FROM hsds_state WHERE owner_id IN (${STAFF})),
  (${STAFF} ORDER BY created_at, id LIMIT 1)) AS id`;

const OWNERS = `hsds_service s CROSS JOIN others LEFT JOIN (${STAFF}) u ON u.id = s.owner_id`;

const REPORTS = `(SELECT json_agg(json_build_object('what', what, 'count', count, 'first', first_on, 'last', last_on)
    ORDER BY count DESC, what) FROM place_report r WHERE r.service_id = s.id)`;

const KEEPING = `
WITH others AS (${OTHERS})
SELECT s.id, coalesce(u.id, others.id) AS owner, s.checked_by AS "checkedBy", s.tried_on::text AS "triedOn", s.note,
  coalesce(${REPORTS}, '[]') AS reports
FROM ${OWNERS}`;

const LINES = 'SELECT number, checked_on::text AS "on", checked_by AS "by" FROM crisis_line_check';

/** What is due on a day: nobody looked in time, or somebody says that it is wrong. */
const WAITING = `
WITH others AS (${OTHERS})
SELECT (
  SELECT count(*) FROM ${OWNERS} WHERE coalesce(u.id, others.id) = $1 AND s.status NOT IN ('inactive', 'defunct')
    AND (s.check_due IS NULL OR s.check_due < $2::date OR EXISTS (SELECT 1 FROM place_report r WHERE r.service_id = s.id))
)::int + (
  SELECT count(*) FROM others, unnest($3::text[]) AS n LEFT JOIN crisis_line_check c ON c.number = n
  WHERE others.id = $1 AND (c.checked_on IS NULL OR (c.checked_on + ${CHECK_EVERY})::date < $2::date)
)::int AS count`;

const SETTLED = [
  'UPDATE hsds_service SET checked_by = $2, tried_on = NULL WHERE id = $1::uuid',
  'DELETE FROM place_report WHERE service_id = $1::uuid AND $2::text IS NOT NULL',
];

const TRIED = `UPDATE hsds_service SET tried_on = $2::date, note = CASE WHEN $3::text IS NULL THEN note ELSE nullif($3, '') END
  WHERE id = $1`;

const GIVE = `UPDATE hsds_service SET owner_id = $2 WHERE id = ANY($1::uuid[]) AND owner_id IS DISTINCT FROM $2`;
const IS_THERE = `${STAFF} AND id = $1`;

const UNMET = `
SELECT to_char(month, 'YYYY-MM') AS month, domain, nullif(district, '') AS district, language, count
FROM unmet_count WHERE month BETWEEN ($1 || '-01')::date AND ($2 || '-01')::date`;

/** Writing the map may take this long on a small server. */
const MOST_MS = 20_000;

/** How the social map is kept true, on PostgreSQL. */
export function createKeepingStore({ prisma, pool }: Pick<Database, 'prisma' | 'pool'>): KeepingStore {
  const isThere = async (owner: string): Promise<boolean> => (await pool.query(IS_THERE, [owner])).rowCount === 1;
  return {
    async keeping(): Promise<Keeping> {
      const [services, lines, others] = await Promise.all([
        pool.query<Kept & { id: string }>({ name: 'keeping', text: KEEPING }),
        pool.query<LineCheck & { number: string }>({ name: 'keeping-lines', text: LINES }),
        pool.query<{ id: string | null }>({ name: 'keeping-others', text: OTHERS }),
      ]);
      return {
        services: new Map(services.rows.map(({ id, ...kept }) => [id, kept])),
        lines: new Map(lines.rows.map(({ number, ...check }) => [number, check])),
        owner: others.rows[0]?.id ?? null,
      };
    },
    change: (service, changes, version, settles, { staff }) =>
      prisma.$transaction(
        async (tx) => {
          const state = await tx.$queryRawUnsafe<{ version: bigint }[]>('SELECT version FROM hsds_state FOR UPDATE');
          if (String(state[0]?.version) !== version) return 'changed';
          await writeChanges(tx, changes, true, new Date());
          for (const sql of settles ? SETTLED : []) await tx.$executeRawUnsafe(sql, service, staff);
          return 'done';
        },
        { timeout: MOST_MS },
      ),
    async tried(service, note, { day }) {
      await pool.query(TRIED, [service, day, note]);
    },
    async give(services, owner) {
      if (!(await isThere(owner))) return false;
      await pool.query(GIVE, [services, owner]);
      return true;
    },
    async giveOthers(owner) {
      if (!(await isThere(owner))) return false;
      await pool.query('UPDATE hsds_state SET owner_id = $1', [owner]);
      return true;
    },
    async linesHold(numbers, { staff, day }) {
      const sql = `INSERT INTO crisis_line_check (number, checked_on, checked_by) SELECT n, $2::date, $3 FROM unnest($1::text[]) n
        ON CONFLICT (number) DO UPDATE SET checked_on = excluded.checked_on, checked_by = excluded.checked_by`;
      await pool.query(sql, [numbers, day, staff]);
    },
    async waitingFor({ staff, day }, numbers) {
      const text = { name: 'keeping-waiting', text: WAITING, values: [staff, day, numbers] };
      return (await pool.query<{ count: number }>(text)).rows[0]?.count ?? 0;
    },
    unmet: async (from, until) => (await pool.query<Unmet>(UNMET, [from, until])).rows,
  };
}
