import type { Pool } from 'pg';
import type { Planner } from '../../bot/ports.ts';

const READ = `SELECT done_up_to AS at FROM planner WHERE name = 'due'`;
/** Two workers may plan the same minute; whoever came further is believed. */
const WRITE = `
INSERT INTO planner (name, done_up_to) VALUES ('due', $1)
ON CONFLICT (name) DO UPDATE SET done_up_to = greatest(planner.done_up_to, excluded.done_up_to)`;

/** How far the house has planned, on PostgreSQL. */
export const createPlanner = (pool: Pool): Planner => ({
  async doneUpTo() {
    const { rows } = await pool.query<{ at: Date }>(READ);
    return rows[0]?.at.toISOString() ?? null;
  },
  async done(upTo) {
    await pool.query(WRITE, [upTo]);
  },
});
