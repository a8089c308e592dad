import type { Pool } from 'pg';
import { feedbackKey, type VersionToMake, type VersionWork } from '../../bot/cv/work.ts';
import { noted } from './noted.ts';

/** How long a worker that makes something has it for itself, unless it asks for more. */
const LEASE_SECONDS = 120;
/** For so long it is worth telling somebody that her feedback is there; then it is gone, mostly. */
const TOLD_DAYS = 90;

/** It has come back and nothing is made of it yet, or it was told and there is no draft. */
const UNMADE = `(w.state = 'returned' AND w.return_bytes IS NULL OR w.state = 'submitted' AND w.told IS NOT NULL AND w.pages IS NULL)`;

const REMARKS = `(
SELECT coalesce(json_agg(json_build_object('position', r.position, 'kind', r.kind, 'phrase', r.phrase, 'text', r.text,
    'pin', CASE WHEN r.page IS NOT NULL AND r.x IS NOT NULL AND r.y IS NOT NULL
      THEN json_build_object('page', r.page, 'x', r.x, 'y', r.y) END) ORDER BY r.position), '[]')
FROM remark r WHERE r.version_id = v.id)`;

const CLAIM = `
UPDATE submission_version v SET attempts = v.attempts + 1, not_before = now() + make_interval(secs => ${LEASE_SECONDS})
FROM (
  SELECT w.id, s.id AS submission, s.number, s.kind, p.language, split_part(u.name, ' ', 1) AS reviewer
  FROM submission_version w JOIN submission s ON s.id = w.submission_id JOIN person p ON p.id = s.person_id
  LEFT JOIN staff_user u ON u.id = s.claimed_by
  WHERE ${UNMADE} AND (w.not_before IS NULL OR w.not_before <= now())
  ORDER BY w.not_before NULLS FIRST LIMIT 1 FOR UPDATE OF w SKIP LOCKED
) AS free WHERE v.id = free.id
RETURNING v.id AS version, free.submission, free.number, free.kind, free.language, free.reviewer,
  CASE v.state WHEN 'returned' THEN 'return' ELSE 'draft' END AS what, coalesce(v.pages, 0) AS pages, ${REMARKS} AS remarks,
  v.closing, to_char(coalesce(v.returned_at, now()) AT TIME ZONE $1, 'YYYY-MM-DD') AS day, v.told, v.attempts`;

/** Whoever was too slow finds that it is somebody else's, or made. */
const OURS = `w.id = $1 AND w.attempts = $2 AND ${UNMADE}`;

const DRAFTED = `
UPDATE submission_version w SET pages = $3, draft_bytes = $4, attempts = 0, not_before = NULL
WHERE ${OURS} AND w.state = 'submitted' RETURNING id`;

/** She hears of it for whatever reason nobody else tells her: noted in the same statement, under one key. */
const RETURNED = `
WITH done AS (
  UPDATE submission_version w SET return_bytes = $3, attempts = 0, not_before = NULL
  WHERE ${OURS} AND w.state = 'returned' RETURNING id, submission_id
),
told AS (
  INSERT INTO knock (key, person_id, at, inbound)
  SELECT $4, s.person_id, now(), json_build_object('kind', 'nudge-due', 'news', true, 'expires', $5::text,
    'place', json_build_object('room', 'cv-desk', 'step', 'feedback', 'data', json_build_object('version', done.id)))
  FROM done JOIN submission s ON s.id = done.submission_id ON CONFLICT (key) DO NOTHING
)
SELECT id FROM done`;

const LATER = `UPDATE submission_version w SET not_before = now() + make_interval(secs => $3) WHERE ${OURS}`;

const expires = (): string => new Date(Date.now() + TOLD_DAYS * 24 * 60 * 60 * 1_000).toISOString();

/** Versions of which the house makes something, on PostgreSQL. `zone` is the clock of the centre. */
export const createVersionWork = (pool: Pool, zone: string): VersionWork => {
  const later = async ({ version, attempts }: VersionToMake, seconds: number) =>
    (await pool.query(LATER, [version, attempts, seconds])).rowCount;
  return {
    async claim() {
      return (await pool.query<VersionToMake>(CLAIM, [zone])).rows[0] ?? null;
    },
    extend: async (made) => (await later(made, LEASE_SECONDS)) === 1,
    async drafted({ version, attempts }, pages, bytes) {
      return noted(pool, version, await pool.query(DRAFTED, [version, attempts, pages, bytes]));
    },
    async returned({ version, attempts }, bytes) {
      const values = [version, attempts, bytes, feedbackKey(version), expires()];
      return noted(pool, version, await pool.query(RETURNED, values));
    },
    later: async (made, seconds) => void (await later(made, seconds)),
  };
};
