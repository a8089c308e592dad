import { PEOPLE } from '../../prisma/seed/world.ts';
import type { AdminHouse } from './house.ts';
import { SERIES } from './week-playing.ts';

/** Where Selam is decided about. */
export const SELAM_AT = `/signals/werkfit/${PEOPLE.selam.id}`;
const SEWING = SERIES.lesson.replace(/200$/u, '201');

/** Somebody of Werkfit missed three lessons after the first month; of one she had said that she cannot come. */
export async function missesThree({ fresh }: AdminHouse, person = PEOPLE.selam.id): Promise<void> {
  const { pool } = fresh.database;
  const attended = `
    INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
    SELECT id, $1, 'no-show', 'petra', now() FROM occasion WHERE series_id = $2 AND day = ANY($3::date[])`;
  await pool.query(attended, [person, SEWING, ['2026-11-11', '2026-11-18']]);
  await pool.query(
    `INSERT INTO absence (person_id, kind, series_id, start_time, reason, extent, from_day, until_day, reported_at)
     VALUES ($1, 'group-session', $2, '09:30', 'appointment', 'once', '2026-11-16', '2026-11-16', now())`,
    [person, SERIES.lesson],
  );
}
