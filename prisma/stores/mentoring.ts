import type { Pool } from 'pg';
import { type Covering, covers } from '../../bot/capabilities/absence/rules.ts';
import { type Half, type Meeting, meetings } from '../../bot/capabilities/mentoring/facts.ts';
import { dayAfter, instantOf, localTime, momentsOf, type Weekly } from '../../bot/engine/weekly.ts';
import { holidayOn } from '../holidays.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, surveying } from './answer.ts';

type Match = Weekly & {
  match: string;
  minutes: number;
  place: string;
  mentor: Half;
  mentee: Half;
  mentorReports: Covering[] | null;
  menteeReports: Covering[] | null;
};

const reportsOf = (half: string) => `
(SELECT json_agg(json_build_object('series', series_id, 'extent', extent, 'from', from_day, 'until', until_day))
 FROM absence WHERE person_id = m.${half}_id AND coalesce(until_day, $2::date) >= $1::date)`;

const halfOf = (half: string) =>
  `json_build_object('person', ${half}.id, 'name', coalesce(${half}.name, ''), 'as', '${half}')`;

const MATCHES = `
SELECT m.id AS match, m.weekday, m.start_time AS start, m.from_day::text AS "from", m.until_day::text AS until, m.minutes, m.place,
       ${halfOf('mentor')} AS mentor, ${halfOf('mentee')} AS mentee,
       ${reportsOf('mentor')} AS "mentorReports", ${reportsOf('mentee')} AS "menteeReports"
FROM match m JOIN person mentor ON mentor.id = m.mentor_id JOIN person mentee ON mentee.id = m.mentee_id
WHERE m.from_day <= $2::date AND m.until_day >= $1::date
ORDER BY m.id`;

/** The meetings of one match on the days between, as the room wants to know them. */
function meetingsOf(match: Match, from: string, until: string, zone: string, holidays: typeof holidayOn): Meeting[] {
  const covered = (reports: Covering[] | null, day: string) =>
    reports?.some((report) => covers(report, match.match, day)) ?? false;
  return momentsOf(match, from, until).map((starts) => {
    const day = starts.slice(0, 10);
    const startsAt = instantOf(starts, zone);
    return {
      match: match.match,
      starts,
      startsAt,
      endsAt: new Date(Date.parse(startsAt) + match.minutes * 60_000).toISOString(),
      zone,
      place: match.place,
      halves: [match.mentor, match.mentee],
      absent: covered(match.menteeReports, day) ? 'mentee' : covered(match.mentorReports, day) ? 'mentor' : null,
      holiday: holidays(day),
    };
  });
}

function remembering<Result>(ask: (day: string) => Result): (day: string) => Result {
  const known = new Map<string, Result>();
  return (day) => {
    if (!known.has(day)) known.set(day, ask(day));
    return known.get(day) as Result;
  };
}

/** `zone` is the one of the centre: the weekly slot is agreed on its clock. */
export const mentoringAnswers = (pool: Pool, zone: string): readonly Answer[] => [
  surveying(meetings, async (window) => {
    const from = localTime(window.from, zone).slice(0, 10);
    const until = dayAfter(localTime(window.until, zone).slice(0, 10), 1);
    const { rows } = await pool.query<Match>(MATCHES, [from, until]);
    // The library takes milliseconds for a day: it is asked once for all matches that meet on it.
    const holidays = remembering(holidayOn);
    return rows.flatMap((match) => meetingsOf(match, from, until, zone, holidays));
  }),
];

/** The last word of a person about a meeting counts. */
export const checkInStore: RecordStore = {
  record: 'mentoring.check-in',
  applies: [
    `INSERT INTO check_in (match_id, day, person_id, face, said_at)
     SELECT match.id, (data->>'day')::date, mine.person, data->>'face', at FROM mine JOIN match ON match.id = (data->>'match')::uuid
     ON CONFLICT (match_id, day, person_id) DO UPDATE SET face = excluded.face, said_at = excluded.said_at`,
  ],
};
