import type { Accounts, Colleague } from '../../bot/staff-ports.ts';
import type { Database } from '../client.ts';

const LIST = `
SELECT id, name, email, created_at AS since, seen_on::text AS "seenOn", coalesce(two_factor_enabled, false) AS "twoStep",
  one_time_until AS "oneTimeUntil"
FROM staff_user WHERE ended_at IS NULL ORDER BY lower(name), id`;

type Row = Omit<Colleague, 'since' | 'oneTimeUntil'> & { since: Date; oneTimeUntil: Date | null };

const RENEW = `
WITH hers AS (
  UPDATE staff_user SET one_time_until = $3, two_factor_enabled = two_factor_enabled AND NOT $4, updated_at = now()
  WHERE id = $1 AND ended_at IS NULL RETURNING id
),
password AS (
  UPDATE staff_account a SET password = $2, updated_at = now() FROM hers
  WHERE a.user_id = hers.id AND a.provider_id = 'credential'
),
out AS (DELETE FROM staff_session s USING hers WHERE s.user_id = hers.id),
waiting AS (DELETE FROM staff_verification v USING hers WHERE v.value = hers.id),
phone AS (DELETE FROM staff_two_factor f USING hers WHERE f.user_id = hers.id AND $4)
SELECT id FROM hers`;

const CHOOSE = `
WITH hers AS (UPDATE staff_user SET one_time_until = NULL, updated_at = now() WHERE id = $1 RETURNING id),
out AS (DELETE FROM staff_session s USING hers WHERE s.user_id = hers.id AND s.token <> $3)
UPDATE staff_account a SET password = $2, updated_at = now() FROM hers
WHERE a.user_id = hers.id AND a.provider_id = 'credential'`;

/** The e-mail address is free again, and nobody can be written to under the one that stands in its place (RFC 2606). */
const END = `
WITH hers AS (
  UPDATE staff_user SET ended_at = now(), updated_at = now(), email = id || '@ended.invalid', person_id = NULL,
    one_time_until = NULL, two_factor_enabled = false, seen_on = NULL
  WHERE id = $1 RETURNING id
),
out AS (DELETE FROM staff_session s USING hers WHERE s.user_id = hers.id),
password AS (DELETE FROM staff_account a USING hers WHERE a.user_id = hers.id),
waiting AS (DELETE FROM staff_verification v USING hers WHERE v.value = hers.id),
phone AS (DELETE FROM staff_two_factor f USING hers WHERE f.user_id = hers.id),
rota AS (DELETE FROM on_call o USING hers WHERE o.staff_id = hers.id),
devices AS (DELETE FROM push_device d USING hers WHERE d.staff_id = hers.id)
DELETE FROM calendar_feed c USING hers WHERE c.staff_id = hers.id`;

/** Accounts of the staff, on PostgreSQL. */
export const createAccounts = ({ prisma, pool }: Database): Accounts => ({
  async list() {
    const { rows } = await pool.query<Row>(LIST);
    return rows.map((row) => ({
      ...row,
      since: row.since.toISOString(),
      oneTimeUntil: row.oneTimeUntil?.toISOString() ?? null,
    }));
  },
  async seen(id, day) {
    await pool.query('UPDATE staff_user SET seen_on = $2::date WHERE id = $1 AND seen_on IS DISTINCT FROM $2::date', [
      id,
      day,
    ]);
  },
  async renew(id, { hash, until, dropsSecondStep }) {
    return (await pool.query(RENEW, [id, hash, until, dropsSecondStep])).rowCount === 1;
  },
  async choose(id, hash, session) {
    await pool.query(CHOOSE, [id, hash, session]);
  },
  async held(id) {
    const sql = `SELECT id FROM conversation WHERE desk = 'staff' AND staff_id = $1 ORDER BY id`;
    return (await pool.query<{ id: string }>(sql, [id])).rows.map((row) => row.id);
  },
  end: (id, by) =>
    prisma.$transaction(async (writing) => {
      // Two who end each other at the same moment: the second waits here, and then is no longer there herself.
      const there = await writing.$queryRaw<{ id: string }[]>`
        SELECT id FROM staff_user WHERE ended_at IS NULL ORDER BY id FOR UPDATE`;
      const isThere = (one: string) => there.some((account) => account.id === one);
      if (!isThere(id)) return 'gone';
      if (id === by || !isThere(by)) return 'last';
      await writing.$executeRawUnsafe(END, id);
      return 'ended';
    }),
});
