import type { Pool } from 'pg';

const FIGURES = `
SELECT (SELECT count(*)::int FROM outbox WHERE NOT dead AND NOT held) AS pending,
       (SELECT count(*)::int FROM outbox WHERE dead) AS dead,
       (SELECT count(*)::int FROM outbox WHERE held AND NOT dead) AS held,
       (SELECT count(*)::int FROM conversation WHERE desk <> 'bot' AND waiting_since IS NOT NULL) AS waiting,
       (SELECT count(*)::int FROM submission_file WHERE state = 'waiting') AS documents`;

export type Figures = {
  readonly pending: number;
  readonly dead: number;
  readonly held: number;
  readonly waiting: number;
  /** Handed in, and nobody has looked at them yet. */
  readonly documents: number;
};

/** How full the outbox and the desks are, over all processes. */
export async function readFigures(pool: Pool): Promise<Figures> {
  const { rows } = await pool.query<Figures>(FIGURES);
  return rows[0] ?? { pending: 0, dead: 0, held: 0, waiting: 0, documents: 0 };
}
