import type { Pool } from 'pg';
import type { CaseWatch, Ring } from '../../bot/crisis/watch.ts';
import { noteTaken, takeSteps } from './crisis-steps.ts';

/** How long a process that rings a device has it for itself. */
const LEASE_SECONDS = 60;

/** What is over by now need ring nobody: the case was taken on or closed meanwhile. */
const CLAIM = `
UPDATE crisis_alert a SET attempts = a.attempts + 1, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
FROM (
  SELECT b.case_id, b.round, b.step, b.device_id FROM crisis_alert b JOIN crisis_case c ON c.id = b.case_id
  WHERE b.state = 'open' AND (b.lease_until IS NULL OR b.lease_until <= now())
    AND c.round = b.round AND c.acknowledged_at IS NULL AND c.closed_at IS NULL
  ORDER BY b.case_id, b.step, b.device_id LIMIT $1 FOR UPDATE OF b SKIP LOCKED
) AS free
JOIN push_device d ON d.id = free.device_id
WHERE a.case_id = free.case_id AND a.round = free.round AND a.step = free.step AND a.device_id = free.device_id
RETURNING a.case_id AS "case", a.round, a.step, a.device_id AS device, a.attempts, d.endpoint, d.p256dh, d.auth`;

const WHERE = 'case_id = $1 AND round = $2 AND step = $3 AND device_id = $4';

/** Words about cases that wait, also those that a process which died had noted. */
const KNOCKS = `SELECT key FROM knock WHERE done_at IS NULL AND at <= $1 AND key LIKE 'crisis%' ORDER BY at LIMIT 200`;

/** What watches over cases, on PostgreSQL. `zone` is the clock of the rota. */
export function createCaseWatch(pool: Pool, zone: string): CaseWatch {
  const settle = async (text: string, { case: id, round, step, device }: Ring, ...more: unknown[]): Promise<void> =>
    void (await pool.query(text, [id, round, step, device, ...more]));
  return {
    takeSteps: (now) => takeSteps(pool, zone, now),
    noteTaken: () => noteTaken(pool),
    knocks: async (now) => (await pool.query<{ key: string }>(KNOCKS, [now])).rows.map(({ key }) => key),
    claim: async (most) => (await pool.query<Ring>(CLAIM, [most])).rows,
    rung: (ring) => settle(`UPDATE crisis_alert SET state = 'sent', lease_until = NULL WHERE ${WHERE}`, ring),
    later: (ring, seconds) =>
      settle(`UPDATE crisis_alert SET lease_until = now() + make_interval(secs => $5) WHERE ${WHERE}`, ring, seconds),
    failed: (ring) => settle(`UPDATE crisis_alert SET state = 'failed', lease_until = NULL WHERE ${WHERE}`, ring),
    async gone(device) {
      await pool.query('DELETE FROM push_device WHERE id = $1', [device]);
    },
  };
}
