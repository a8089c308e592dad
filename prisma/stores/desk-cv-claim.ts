import type { Pool } from 'pg';
import type { CvDesk } from '../../bot/staff-cv-ports.ts';
import { PULSE_CHANNEL } from '../pulse.ts';
import { isStaff } from './desk-cv-sql.ts';

/** Every open list follows. Nobody's conversation has moved, so none is named. */
const TOLD = `pg_notify('${PULSE_CHANNEL}', '')`;

/** Two at once: the second waits for the first, and then finds it taken. Claimed again by the same, it stays hers. */
const CLAIM = `
WITH taken AS (
  UPDATE submission SET state = 'claimed', claimed_by = $2, claimed_at = $3, touched_at = $3
  WHERE id = $1 AND state = 'submitted' AND number IS NOT NULL
    AND EXISTS (SELECT FROM staff_user WHERE id = $2 AND ended_at IS NULL)
  RETURNING id
)
SELECT ${TOLD} FROM taken`;

const TAKE_OVER = `
WITH taken AS (
  UPDATE submission SET state = 'claimed', claimed_by = $2, claimed_at = $3, touched_at = $3
  WHERE id = $1 AND state IN ('submitted', 'claimed') AND number IS NOT NULL AND ${isStaff('$2')}
  RETURNING id
)
SELECT ${TOLD} FROM taken`;

const RELEASE = `
WITH released AS (
  UPDATE submission SET state = 'submitted', claimed_by = NULL, claimed_at = NULL, touched_at = $3
  WHERE id = $1 AND state = 'claimed' AND claimed_by = $2 RETURNING id
)
SELECT ${TOLD} FROM released`;

const WHOSE = `SELECT claimed_by AS by, state FROM submission WHERE id = $1 AND state <> 'gathering'`;

const isOne = (rows: number | null): boolean => rows === 1;

/** Who reads what. `now` is an instant. */
export const claims = (pool: Pool, now: () => string): Pick<CvDesk, 'claim' | 'takeOver' | 'release'> => ({
  async claim(id, staff) {
    if (isOne((await pool.query(CLAIM, [id, staff, now()])).rowCount)) return 'claimed';
    const { rows } = await pool.query<{ by: string | null; state: string }>(WHOSE, [id]);
    if (rows[0] === undefined) return 'gone';
    return rows[0].by === staff && rows[0].state === 'claimed' ? 'claimed' : 'taken';
  },
  async takeOver(id, staff) {
    return isOne((await pool.query(TAKE_OVER, [id, staff, now()])).rowCount) ? 'claimed' : 'gone';
  },
  async release(id, staff) {
    return isOne((await pool.query(RELEASE, [id, staff, now()])).rowCount);
  },
});
