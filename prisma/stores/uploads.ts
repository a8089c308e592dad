import type { Pool } from 'pg';
import type { Seal } from '../../bot/cv/store.ts';
import { opened, uploadName } from './sealed.ts';

/** Nobody asked for it in this time: its message never became a turn. */
const UNCLAIMED = "interval '1 hour'";

/** The house still has to look at it. */
const AWAITED = `EXISTS (SELECT 1 FROM file f WHERE f.ref = upload.ref AND f.state = 'waiting')`;

/** Erases uploads whose message never became a turn. Called by whoever comes for files. */
export async function eraseUnclaimed(pool: Pool): Promise<void> {
  await pool.query(`DELETE FROM upload WHERE created_at < now() - ${UNCLAIMED} AND NOT ${AWAITED}`);
}

/**
 * Files that came with a message, from before its turn is committed until the intake has looked at them: it takes
 * them away in the same statement in which it keeps or refuses them. They lie here sealed.
 */
export const createUploads = (pool: Pool, seal: Seal) => ({
  /** Under a ref that is taken already lies the same file, from an earlier attempt. */
  async stage(ref: string, content: Uint8Array): Promise<void> {
    const text = `INSERT INTO upload (ref, content) VALUES ($1, $2) ON CONFLICT (ref) DO UPDATE SET created_at = now()`;
    await pool.query(text, [ref, seal.close(uploadName(ref), content)]);
  },
  /** Takes back what the house turned out to have already; what is awaited stays. */
  async drop(ref: string): Promise<void> {
    await pool.query(`DELETE FROM upload WHERE ref = $1 AND NOT ${AWAITED}`, [ref]);
  },
  async read(ref: string): Promise<Uint8Array | null> {
    const { rows } = await pool.query<{ content: Buffer }>('SELECT content FROM upload WHERE ref = $1', [ref]);
    return rows[0] === undefined ? null : opened(seal, uploadName(ref), rows[0].content);
  },
});
