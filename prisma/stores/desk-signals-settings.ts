import type { Pool } from 'pg';
import { DEFAULT_POLICY, type Policy } from '../../bot/capabilities/absence/policy.ts';
import type { CentreAsks, ProgrammePolicy } from '../../bot/staff-signals-ports.ts';
import { POLICY } from './desk-signals-read.ts';

const POLICIES = `
SELECT g.id, g.name, c.name AS centre, ${POLICY}
FROM programme g JOIN centre c ON c.id = g.centre_id LEFT JOIN absence_policy y ON y.programme_id = g.id ORDER BY c.name, g.name, g.id`;

const CENTRES = 'SELECT id, name, asks_reason AS "asksReason" FROM centre ORDER BY name, id';

const WRITE = `
INSERT INTO absence_policy (programme_id, grace_days, excused, signal_count, signal_weeks, warnings)
SELECT id, $2, $3, $4, $5, $6 FROM programme WHERE id = $1
ON CONFLICT (programme_id) DO UPDATE SET grace_days = excluded.grace_days, excused = excluded.excused,
  signal_count = excluded.signal_count, signal_weeks = excluded.signal_weeks, warnings = excluded.warnings`;

const changed = async (pool: Pool, text: string, values: unknown[]): Promise<boolean> =>
  ((await pool.query(text, values)).rowCount ?? 0) > 0;

/** The policy of every programme, the usual one where it has none of its own, and which centres ask for reasons. */
export async function readPolicies(pool: Pool) {
  type Row = Omit<ProgrammePolicy, 'policy'> & { readonly policy: Policy | null };
  const [programmes, centres] = await Promise.all([pool.query<Row>(POLICIES), pool.query<CentreAsks>(CENTRES)]);
  return {
    programmes: programmes.rows.map((row) => ({ ...row, policy: row.policy ?? DEFAULT_POLICY })),
    centres: centres.rows,
  };
}

/** What a programme says from now on; false where there is none of this id. */
export const writePolicy = (pool: Pool, programme: string, policy: Policy): Promise<boolean> => {
  const { graceDays, excused, signalCount, signalWeeks, warnings } = policy;
  return changed(pool, WRITE, [programme, graceDays, excused, signalCount, signalWeeks, warnings]);
};

/** Reasons that are kept already stay as they are, until they are reduced. */
export const writeAsksReason = (pool: Pool, centre: string, asks: boolean): Promise<boolean> =>
  changed(pool, 'UPDATE centre SET asks_reason = $2 WHERE id = $1', [centre, asks]);
