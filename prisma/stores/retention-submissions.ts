import type { Pool } from 'pg';
import { REVIEW_KEPT_DAYS } from '../../bot/capabilities/cv-desk/rules.ts';

/** What she has begun and not handed in. */
const GATHERING_DAYS = 7;

const OLD = (column: string, days: string | number): string => `${column} < now() - make_interval(days => ${days})`;

/** Files that nobody has taken over yet go with what they belong to; what has gone is noted for the document store. */
const FILES = (gone: string): string => `
DELETE FROM file f USING submission_file g, submission_version v
WHERE f.conversation_id = g.conversation_id AND f.turn = g.turn AND g.version_id = v.id AND v.id IN (${gone})`;

const VERSIONS_OF = (submissions: string): string =>
  `SELECT v.id FROM submission_version v WHERE v.submission_id IN (${submissions})`;

/** Whoever had something handed in hears that it is gone, by the number that she knows; said once, by its key. */
const WITH_RECEIPT = (gone: string): string => `
WITH files AS (${FILES(VERSIONS_OF(gone))}),
gone AS (DELETE FROM submission s WHERE s.id IN (${gone}) RETURNING s.id, s.number, s.person_id)
INSERT INTO knock (key, person_id, at, inbound)
SELECT 'cv-desk:erased:' || id, person_id, now(),
  json_build_object('kind', 'news', 'key', 'cv-desk.erased', 'params', json_build_object('number', number))
FROM gone WHERE number IS NOT NULL ON CONFLICT (key) DO NOTHING`;

/**
 * The day that she was promised has come, it was for review only and has been back for its days, or nobody has touched
 * it for `$1` days and there is no promise.
 */
export const SUBMISSION_ERASURES: readonly string[] = [
  WITH_RECEIPT(`SELECT d.id FROM submission d WHERE d.number IS NOT NULL AND (
    d.keep_until <= current_date
    OR (d.keep_until IS NULL AND d.state = 'returned' AND ${OLD('d.returned_at', REVIEW_KEPT_DAYS)})
    OR (d.keep_until IS NULL AND ${OLD('d.touched_at', '$1')}))`),
];

const BEGUN = `SELECT b.id FROM submission b WHERE b.number IS NULL AND ${OLD('b.touched_at', GATHERING_DAYS)}`;
const BEGUN_ANEW = `
SELECT w.id FROM submission_version w JOIN submission b ON b.id = w.submission_id
WHERE w.state = 'gathering' AND ${OLD('b.touched_at', GATHERING_DAYS)}`;

/** What was begun and never handed in, a first version or a further one, goes without a word. */
export async function eraseUnfinished(pool: Pool): Promise<void> {
  for (const gone of [VERSIONS_OF(BEGUN), BEGUN_ANEW]) await pool.query(FILES(gone));
  await pool.query(`DELETE FROM submission WHERE id IN (${BEGUN})`);
  await pool.query(`DELETE FROM submission_version WHERE id IN (${BEGUN_ANEW})`);
}
