import type { Pool } from 'pg';
import { type Covering, covers } from '../../bot/capabilities/absence/rules.ts';
import type { Content } from '../../bot/engine/saying.ts';
import { momentsOf, type Weekly } from '../../bot/engine/weekly.ts';
import type { Absent, Report } from '../../bot/staff-ports.ts';

/** Reports that touch the window, with whatever these people have on their timetable in it. */
const REPORTED = `
SELECT r.person_id AS person, p.name, last.id AS conversation,
       json_agg(json_build_object('series', r.series_id, 'reason', r.reason, 'extent', r.extent, 'from', r.from_day,
         'until', r.until_day, 'reportedAt', r.reported_at) ORDER BY r.reported_at DESC) AS reports,
       (SELECT coalesce(json_agg(planned), '[]') FROM (
         SELECT 'match' AS kind, m.id AS series, m.weekday, m.start_time AS start, m.from_day AS "from", m.until_day AS until,
                json_build_object('content', json_build_object('nl', other.name)) AS what
         FROM match m JOIN person other ON other.id = CASE WHEN m.mentor_id = r.person_id THEN m.mentee_id ELSE m.mentor_id END
         WHERE r.person_id IN (m.mentor_id, m.mentee_id)
         UNION ALL
         SELECT 'group-session', g.id, g.weekday, g.start_time, greatest(g.from_day, e.from_day), least(g.until_day, e.until_day),
                json_build_object('content', g.title)
         FROM enrolment e JOIN group_session g ON g.programme_id = e.programme_id WHERE e.person_id = r.person_id
       ) AS planned) AS series
FROM absence r JOIN person p ON p.id = r.person_id
LEFT JOIN LATERAL (SELECT id FROM conversation WHERE person_id = p.id AND version > 0 ORDER BY last_at DESC, id LIMIT 1) AS last ON true
WHERE r.from_day <= $2::date AND coalesce(r.until_day, $1::date) >= $1::date
GROUP BY r.person_id, p.name, last.id`;

type Series = Weekly & { kind: Absent['kind']; series: string; what: Content };
type Reported = {
  person: string;
  name: string | null;
  conversation: string | null;
  reports: (Report & Covering)[];
  series: Series[];
};

/** What one person misses on the days between: every day of her timetable that one of her reports covers. */
function missedBy({ reports, series, ...who }: Reported, from: string, until: string): Absent[] {
  return series.flatMap(({ kind, series, what, ...weekly }) =>
    momentsOf(weekly, from, until).flatMap((starts) => {
      const report = reports.find((one) => covers(one, series, starts.slice(0, 10)));
      if (report === undefined) return [];
      const { series: _, reportedAt, ...coarse } = report;
      return [{ ...who, ...coarse, reportedAt: new Date(reportedAt).toISOString(), starts, what, kind }];
    }),
  );
}

/** Who does not come to what, from one wall-clock date to another, in the order of time and then of names. */
export async function readAbsences(pool: Pool, from: string, until: string): Promise<readonly Absent[]> {
  const { rows } = await pool.query<Reported>({ name: 'desk-absences', text: REPORTED, values: [from, until] });
  return rows
    .flatMap((row) => missedBy(row, from, until))
    .sort((one, other) => one.starts.localeCompare(other.starts) || (one.name ?? '').localeCompare(other.name ?? ''));
}
