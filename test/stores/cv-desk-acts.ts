import type { Pool } from 'pg';
import { REVIEW_KEPT_DAYS } from '../../bot/capabilities/cv-desk/rules.ts';
import type { Stores } from '../talk/house.ts';

const REFUSE = `
UPDATE submission_file f SET state = 'refused', why = $2 FROM (
  SELECT g.id, s.id AS submission FROM submission s JOIN submission_version v ON v.submission_id = s.id JOIN submission_file g ON g.version_id = v.id
  WHERE s.person_id = $1 AND g.state <> 'refused' ORDER BY s.touched_at DESC, v.ordinal DESC, g.turn DESC LIMIT 1) AS last
WHERE f.id = last.id RETURNING last.submission`;

/** Petra has an account in these tests. */
const PETRA = `
INSERT INTO staff_user (id, name, email, email_verified, created_at, updated_at)
VALUES ('reviewer', 'Petra', 'petra@example.org', true, now(), now()) ON CONFLICT DO NOTHING`;

const CLAIM = `
UPDATE submission SET state = 'claimed', claimed_by = 'reviewer', claimed_at = now() WHERE person_id = $1 AND state = 'submitted'`;

const GIVE_BACK = `
WITH given AS (
  UPDATE submission SET state = 'returned', returned_at = now(),
    keep_until = CASE agreed WHEN 'review' THEN $2::date + $3::int ELSE keep_until END
  WHERE person_id = $1 AND state = 'claimed' RETURNING id
)
UPDATE submission_version v SET state = 'returned', returned_at = now(), closing = $4, return_bytes = 1000,
  draft_bytes = CASE WHEN v.told IS NOT NULL THEN 1000 END
FROM given WHERE v.submission_id = given.id AND v.state = 'submitted' RETURNING v.id`;

const REMARK = `INSERT INTO remark (version_id, position, kind, phrase, text) VALUES ($1, $2, 'content', $3, $4)`;

/** What volunteers and workers do at the CV desk, as far as she hears of it; their own tests are elsewhere. */
export const cvDeskActs = (pool: Pool): Pick<Stores, 'refuseFile' | 'claim' | 'giveBack'> => ({
  async refuseFile(person, why) {
    return (await pool.query<{ submission: string }>(REFUSE, [person, why])).rows[0]?.submission ?? '';
  },
  async claim(person) {
    await pool.query(PETRA);
    await pool.query(CLAIM, [person]);
  },
  async giveBack(person, remarks, closing, today) {
    const { rows } = await pool.query<{ id: string }>(GIVE_BACK, [person, today, REVIEW_KEPT_DAYS, closing]);
    const version = rows[0]?.id ?? '';
    for (const { position, phrase, text } of remarks) await pool.query(REMARK, [version, position, phrase, text]);
    return version;
  },
});
