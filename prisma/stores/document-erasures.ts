import type { Pool } from 'pg';
import type { DocumentErasures } from '../../bot/cv/work.ts';

/** By then nobody is still writing who began before it went: nobody begins to write about what is gone. */
const SETTLED = `now() - interval '10 minutes'`;

/** A worker may have been writing just then: what is under a prefix is erased at once, and once more after that. */
const DUE = `
SELECT prefix FROM document_erasure WHERE erased_at IS NULL OR created_at < ${SETTLED}
ORDER BY erased_at NULLS FIRST, created_at LIMIT $1`;

const ERASED = `
WITH settled AS (DELETE FROM document_erasure WHERE prefix = $1 AND created_at < ${SETTLED})
UPDATE document_erasure SET erased_at = now() WHERE prefix = $1 AND created_at >= ${SETTLED}`;

/** What is left to be erased from the document store, on PostgreSQL: written by triggers when a submission goes. */
export const createDocumentErasures = (pool: Pool): DocumentErasures => ({
  async due(most) {
    return (await pool.query<{ prefix: string }>(DUE, [most])).rows.map(({ prefix }) => prefix);
  },
  async erased(prefix) {
    await pool.query(ERASED, [prefix]);
  },
});
