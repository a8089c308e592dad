import type { Pool } from 'pg';
import type { Paused, Planner } from '../../bot/ports.ts';

const READ = `SELECT done_up_to AS "upTo", paused FROM planner WHERE name = 'due'`;
const PAUSE = `
INSERT INTO planner (name, paused) VALUES ('due', $1) ON CONFLICT (name) DO UPDATE SET paused = excluded.paused`;
/** Two workers may plan the same minute; whoever came further is believed. */
const DONE = `
INSERT INTO planner (name, done_up_to) VALUES ('due', $1)
ON CONFLICT (name) DO UPDATE SET done_up_to = greatest(planner.done_up_to, excluded.done_up_to), paused = NULL`;

/** How far the house has planned, on PostgreSQL. */
export const createPlanner = (pool: Pool): Planner => ({
  async where() {
    const { rows } = await pool.query<{ upTo: Date | null; paused: Paused | null }>(READ);
    return { upTo: rows[0]?.upTo?.toISOString() ?? null, paused: rows[0]?.paused ?? null };
  },
  async pause(paused) {
    await pool.query(PAUSE, [JSON.stringify(paused)]);
  },
  async done(upTo) {
    await pool.query(DONE, [upTo]);
  },
});
