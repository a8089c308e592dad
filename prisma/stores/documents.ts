import type { Pool } from 'pg';
import type { Seal } from '../../bot/cv/store.ts';
import type { DocumentWork, WaitingDocument } from '../../bot/cv/work.ts';
import { PULSE_CHANNEL } from '../pulse.ts';
import { noted } from './noted.ts';
import { fileName, opened } from './sealed.ts';

/** How long a worker that looks at a document has it for itself, unless it asks for more. */
const LEASE_SECONDS = 120;

/** A file is read after those that she sent before it: their pages come first. */
const IS_NEXT = `NOT EXISTS (
  SELECT FROM submission_file e LEFT JOIN file g ON g.conversation_id = e.conversation_id AND g.turn = e.turn
  WHERE e.version_id = w.version_id AND e.state = 'waiting'
    AND (coalesce(g.created_at, '-infinity'), e.conversation_id, e.turn)
      < (coalesce(f.created_at, '-infinity'), w.conversation_id, w.turn))`;

const CLAIM = `
UPDATE submission_file s SET attempts = s.attempts + 1, not_before = now() + make_interval(secs => ${LEASE_SECONDS})
FROM (
  SELECT w.id, v.submission_id AS submission, b.kind, f.id AS file, CASE f.state WHEN 'refused' THEN coalesce(f.why, '') END AS lost,
    (SELECT coalesce(sum(r.pages), 0)::int + 1 FROM submission_file r WHERE r.version_id = w.version_id AND r.state = 'read') AS first
  FROM submission_file w JOIN submission_version v ON v.id = w.version_id JOIN submission b ON b.id = v.submission_id
  LEFT JOIN file f ON f.conversation_id = w.conversation_id AND f.turn = w.turn
  WHERE w.state = 'waiting' AND (w.not_before IS NULL OR w.not_before <= now()) AND f.state IS DISTINCT FROM 'waiting' AND ${IS_NEXT}
  ORDER BY w.not_before NULLS FIRST, f.created_at LIMIT 1 FOR UPDATE OF w SKIP LOCKED
) AS free WHERE s.id = free.id
RETURNING s.id, free.submission, free.kind, s.version_id AS version, s.conversation_id AS conversation, free.file, free.lost, free.first AS "firstPage", s.attempts`;

/** Whoever was too slow finds that it is somebody else's. */
const OURS = `id = $1 AND state = 'waiting' AND attempts = $2`;
/** Of `done`: where the file lay until now, as long as it is there. */
const ITS_FILE = 'f.conversation_id = done.conversation_id AND f.turn = done.turn';
/** Open lists and pages follow. */
const TOLD = `SELECT pg_notify('${PULSE_CHANNEL}', conversation_id::text) FROM done`;

const TAKEN = `
WITH done AS (
  UPDATE submission_file SET state = 'read', type = $3, bytes = $4, pages = $5, first_page = $6, not_before = NULL
  WHERE ${OURS} RETURNING version_id, conversation_id, turn
),
counted AS (UPDATE submission_version v SET pages = $6 + $5 - 1 FROM done WHERE v.id = done.version_id),
moved AS (UPDATE file f SET state = 'moved', content = NULL FROM done WHERE ${ITS_FILE})
${TOLD}`;

const REFUSED = `
WITH done AS (
  UPDATE submission_file SET state = 'refused', why = $3, not_before = NULL WHERE ${OURS} RETURNING conversation_id, turn
),
emptied AS (
  UPDATE file f SET state = 'refused', why = $3, content = NULL FROM done WHERE ${ITS_FILE} AND f.state <> 'refused'
)
${TOLD}`;

const LATER = `UPDATE submission_file SET not_before = now() + make_interval(secs => $3) WHERE ${OURS}`;

/** Documents that wait to be looked at, on PostgreSQL. */
export const createDocumentWork = (pool: Pool, seal: Seal): DocumentWork => {
  const later = async ({ id, attempts }: WaitingDocument, seconds: number) =>
    (await pool.query(LATER, [id, attempts, seconds])).rowCount;
  return {
    async claim() {
      return (await pool.query<WaitingDocument>(CLAIM)).rows[0] ?? null;
    },
    async content({ file }) {
      if (file === null) return null;
      const text = `SELECT content FROM file WHERE id = $1 AND state = 'kept'`;
      const content = (await pool.query<{ content: Buffer | null }>(text, [file])).rows[0]?.content;
      return content ? opened(seal, fileName(file), content) : null;
    },
    extend: async (document) => (await later(document, LEASE_SECONDS)) === 1,
    async taken({ id, version, attempts, firstPage }, { type, bytes, pages }) {
      return noted(pool, version, await pool.query(TAKEN, [id, attempts, type, bytes, pages, firstPage]));
    },
    async refused({ id, attempts }, why) {
      await pool.query(REFUSED, [id, attempts, why]);
    },
    later: async (document, seconds) => void (await later(document, seconds)),
  };
};
