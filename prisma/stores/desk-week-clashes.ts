import type { Pool } from 'pg';
import { instantOf } from '../../bot/engine/weekly.ts';
import type { Clash, Slotted, Whose } from '../../bot/staff-week-ports.ts';
import { SERIES_OF } from './attendees.ts';
import { STANDING, type StandingRow, standingOf } from './desk-week.ts';

/** Somebody who reads more of them changes the time first. */
const MOST = 30;

/** What a person `p` gives or comes to; a lesson only in the days in which it stands in her timetable. */
const OF_PERSON = `
SELECT id, NULL::date AS from_day, NULL::date AS until_day FROM match WHERE mentor_id = p.id
UNION ALL SELECT id, NULL, NULL FROM match WHERE mentee_id = p.id
UNION ALL SELECT id, NULL, NULL FROM group_session WHERE teacher_id = p.id
UNION ALL SELECT group_session_id, from_day, until_day FROM timetable_entry WHERE person_id = p.id
UNION ALL SELECT id, NULL, NULL FROM appointment WHERE person_id = p.id
UNION ALL SELECT id, NULL, NULL FROM appointment WHERE host_id = p.id`;

const BUSY = `
SELECT p.name, s.* FROM person p JOIN LATERAL (${OF_PERSON}) AS s ON true WHERE p.id = ANY($1)
UNION ALL SELECT k.name, e.group_session_id, e.from_day, e.until_day FROM child k JOIN timetable_entry e ON e.child_id = k.id WHERE k.id = ANY($2)`;

/** Nothing lasts longer than a day, so what overlaps a time began within the day before its end. */
const CLASHES = `
SELECT DISTINCT coalesce(b.name, '') AS name, ${STANDING}, o.starts_at
FROM (${BUSY}) AS b(name, id, from_day, until_day)
CROSS JOIN unnest($4::timestamptz[], $5::timestamptz[]) AS t(starts, ends)
JOIN occasion o ON o.series_id = b.id AND o.starts_at < t.ends AND o.starts_at > t.starts - interval '1 day'
  AND o.ends_at > t.starts AND o.state = 'planned' AND o.id <> $6 AND o.series_id <> $6
  AND o.day >= coalesce(b.from_day, '-infinity'::date) AND o.day <= coalesce(b.until_day, 'infinity'::date)
${SERIES_OF}
ORDER BY o.starts_at, 1 LIMIT ${MOST}`;

const MINUTE_MS = 60_000;

/** Who of these is expected elsewhere at one of these times, in the order of time. */
export async function readClashes(
  pool: Pool,
  zone: string,
  { people, children, not }: Whose,
  times: readonly Pick<Slotted, 'starts' | 'minutes'>[],
): Promise<readonly Clash[]> {
  const spans = times.map(({ starts, minutes }) => {
    const from = Date.parse(instantOf(starts, zone));
    return { from: new Date(from).toISOString(), until: new Date(from + minutes * MINUTE_MS).toISOString() };
  });
  const values = [people, children, zone, spans.map(({ from }) => from), spans.map(({ until }) => until), not];
  const { rows } = await pool.query<StandingRow & { name: string; starts_at: Date }>(CLASHES, values);
  return rows.map(({ name, starts_at: _, ...row }) => {
    const { kind, what, starts, ends } = standingOf(row);
    return { name, kind, what, starts, ends };
  });
}
