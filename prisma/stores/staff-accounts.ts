import type { Accounts, Colleague } from '../../bot/staff-ports.ts';
import type { Database } from '../client.ts';
import type { Prisma } from '../generated/client.ts';

const LIST = `
SELECT id, name, email, role, created_at AS since, seen_on::text AS "seenOn", coalesce(two_factor_enabled, false) AS "twoStep",
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
devices AS (DELETE FROM push_device d USING hers WHERE d.staff_id = hers.id),
desk AS (
  UPDATE submission s SET state = 'submitted', claimed_by = NULL, claimed_at = NULL FROM hers
  WHERE s.claimed_by = hers.id AND s.state = 'claimed'
)
DELETE FROM calendar_feed c USING hers WHERE c.staff_id = hers.id`;

/** What she claimed at the CV desk stays with her. */
const TO_VOLUNTEER = `
WITH hers AS (
  UPDATE staff_user SET role = 'volunteer', person_id = NULL, updated_at = now() WHERE id = $1 RETURNING id
),
out AS (DELETE FROM staff_session s USING hers WHERE s.user_id = hers.id),
rota AS (DELETE FROM on_call o USING hers WHERE o.staff_id = hers.id),
devices AS (DELETE FROM push_device d USING hers WHERE d.staff_id = hers.id)
DELETE FROM calendar_feed c USING hers WHERE c.staff_id = hers.id`;

const TO_STAFF = `UPDATE staff_user SET role = 'staff', updated_at = now() WHERE id = $1`;

/**
 * Why something cannot be done to an account; null where it can. Two who do it to each other at the same moment: the
 * second waits here, and then is no longer there herself, or no longer of the staff.
 */
async function refusalOf(writing: Prisma.TransactionClient, id: string, by: string): Promise<'gone' | 'last' | null> {
  const there = await writing.$queryRaw<{ id: string; role: string }[]>`
    SELECT id, role FROM staff_user WHERE ended_at IS NULL ORDER BY id FOR UPDATE`;
  if (!there.some((account) => account.id === id)) return 'gone';
  return id !== by && there.some((account) => account.id === by && account.role === 'staff') ? null : 'last';
}

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
      const refused = await refusalOf(writing, id, by);
      if (refused === null) await writing.$executeRawUnsafe(END, id);
      return refused ?? 'ended';
    }),
  assign: (id, role, by) =>
    prisma.$transaction(async (writing) => {
      const refused = await refusalOf(writing, id, by);
      if (refused === null) await writing.$executeRawUnsafe(role === 'volunteer' ? TO_VOLUNTEER : TO_STAFF, id);
      return refused ?? 'assigned';
    }),
});
