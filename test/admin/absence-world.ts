import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { PEOPLE } from '../../prisma/seed/world.ts';
import { SERIES } from './week-playing.ts';

type Reported = {
  readonly person: string;
  readonly day: string;
  readonly reason?: string;
  readonly series?: string;
  readonly late?: boolean;
  readonly child?: string | null;
};

/** Somebody reports that she, or her child, does not come on a day. */
export const reports = (
  pool: Pool,
  { person, day, reason = 'ill', series = SERIES.lesson, late = false, child = null }: Reported,
) =>
  pool.query(
    `INSERT INTO absence (person_id, child_id, kind, series_id, start_time, late, reason, extent, from_day, until_day, reported_at)
     SELECT $1, $6, o.kind, $2, '09:30', $5, $4, 'once', $3::date, $3::date, $3::date - 1 FROM occasion o WHERE o.series_id = $2 LIMIT 1`,
    [person, series, day, reason, late, child],
  );

/** Staff register how it went on a day. */
export const registers = (
  pool: Pool,
  attendee: string,
  states: Readonly<Record<string, string>>,
  series: string = SERIES.lesson,
) =>
  pool.query(
    `INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
     SELECT o.id, $1, s.value, 'petra', now() FROM json_each_text($2::json) AS s JOIN occasion o ON o.series_id = $3 AND o.day = s.key::date`,
    [attendee, JSON.stringify(states), series],
  );

/** So many more people come to the lesson, and are ill on a day. */
export async function classIsIll(pool: Pool, many: number, day: string): Promise<void> {
  for (let one = 0; one < many; one += 1) {
    const person = randomUUID();
    await pool.query(`INSERT INTO person (id, centre_id, name) VALUES ($1, 'allekanten', $2)`, [
      person,
      `Cursist ${one}`,
    ]);
    await pool.query(
      'INSERT INTO timetable_entry (group_session_id, person_id, from_day) VALUES ($1, $2, $3::date - 7)',
      [SERIES.lesson, person, day],
    );
    await reports(pool, { person, day });
  }
}

/** Some weeks of Selam: there, late, away with and without a word, and away next week. */
export async function selamsWeeks(pool: Pool): Promise<void> {
  await registers(pool, PEOPLE.selam.id, {
    '2026-10-19': 'present',
    '2026-10-26': 'late',
    '2026-11-02': 'no-show',
    '2026-11-09': 'absent',
    '2026-11-16': 'absent',
  });
  await reports(pool, { person: PEOPLE.selam.id, day: '2026-11-09' });
  await reports(pool, { person: PEOPLE.selam.id, day: '2026-11-23', reason: 'appointment' });
  await reports(pool, { person: PEOPLE.selam.id, day: '2026-11-30', late: true, reason: 'none' });
}
