import type { Pool } from 'pg';
import {
  type Ending,
  endings,
  type MatchNow,
  matchNow,
  ownFace,
  ownStep,
} from '../../bot/capabilities/mentoring/facts.ts';
import { localTime } from '../../bot/engine/weekly.ts';
import type { RecordStore } from '../record.ts';
import { holidaysFrom } from '../timetable/closed.ts';
import { together } from '../together.ts';
import { type Answer, answering } from './answer.ts';
import { DAYS_AHEAD, LAST_DAY } from './course.ts';

const somebody = (who: string): string => `json_build_object('id', ${who}.id, 'name', coalesce(${who}.name, ''))`;

const MATCH = `
SELECT ${somebody('mentor')} AS mentor, ${somebody('mentee')} AS mentee, ${LAST_DAY}::text AS until,
       ARRAY(SELECT d.name FROM milestone d WHERE d.match_id = m.id ORDER BY d.name) AS done
FROM match m JOIN person mentor ON mentor.id = m.mentor_id JOIN person mentee ON mentee.id = m.mentee_id
WHERE m.id = $1 AND $2 IN (m.mentor_id, m.mentee_id)`;

/** An end that nobody has spoken of for longer is left to the yearly report. */
const ENDINGS = `
SELECT m.id AS match, coalesce(mentor.name, '') AS mentor, coalesce(mentee.name, '') AS name
FROM match m JOIN person mentor ON mentor.id = m.mentor_id JOIN person mentee ON mentee.id = m.mentee_id
WHERE m.coordinator_id = $1 AND m.outcome IS NULL AND ${LAST_DAY} < $2::date AND ${LAST_DAY} > $2::date - 60
ORDER BY ${LAST_DAY}, m.id LIMIT $3`;

const FACE = 'SELECT face FROM check_in WHERE match_id = $1 AND day = $2::date AND person_id = $3';

/** Of the last meeting that she spoke of: what she wanted to do before an earlier one is done, or does not matter any more. */
const STEPS = `
SELECT (SELECT c.next_step FROM check_in c WHERE c.match_id = q.match AND c.person_id = q.person AND c.day >= q.since
  ORDER BY c.day DESC LIMIT 1) AS step
FROM unnest($1::uuid[], $2::uuid[], $3::date[]) WITH ORDINALITY AS q(match, person, since, n) ORDER BY q.n`;

type Asked = { readonly match: string; readonly person: string; readonly since: string };

/** What she wanted to do. At nine in the morning many are reminded at once: asked for together. */
const steps = (pool: Pool) =>
  together(async (asked: readonly Asked[]) => {
    const values = [asked.map(({ match }) => match), asked.map(({ person }) => person)];
    const text = { name: 'mentoring-steps', text: STEPS, values: [...values, asked.map(({ since }) => since)] };
    const { rows } = await pool.query<{ step: string | null }>(text);
    return rows.map(({ step }) => step);
  });

/** Answers what the room asks about a match and about what was said of its meetings. */
export function mentoringAnswers(pool: Pool): readonly Answer[] {
  const stepOf = steps(pool);
  return [
    answering(matchNow, async ({ match }, { id, zone }, now) => {
      const values = [match, id];
      const { rows } = await pool.query<Omit<MatchNow, 'closed'>>({ name: 'mentoring-match', text: MATCH, values });
      const [found] = rows;
      const today = localTime(now, zone).slice(0, 10);
      return found === undefined ? null : { ...found, closed: holidaysFrom(today, DAYS_AHEAD) };
    }),
    answering(endings, async ({ most }, { id, zone }, now) => {
      const values = [id, localTime(now, zone).slice(0, 10), most];
      return (await pool.query<Ending>({ name: 'mentoring-endings', text: ENDINGS, values })).rows;
    }),
    answering(ownFace, async ({ match, day }, { id }) => {
      const { rows } = await pool.query({ name: 'mentoring-face', text: FACE, values: [match, day, id] });
      return rows[0]?.face ?? null;
    }),
    answering(ownStep, ({ match, since }, { id }) => stepOf({ match, person: id, since })),
  ];
}

/** Rows about a match `m`, from somebody who is one of its halves. */
const FROM_HALF = `mine JOIN match m ON m.id = (data->>'match')::uuid AND mine.person IN (m.mentor_id, m.mentee_id)`;

/** A mentor who tells how the meeting was has seen her mentee; what somebody else registered stands. */
const WAS_THERE = `
INSERT INTO attendance (occasion_id, attendee_id, state, registered_by, registered_at)
SELECT DISTINCT ON (o.id) o.id, m.mentee_id, 'present', mine.person, mine.at
FROM ${FROM_HALF} JOIN occasion o ON o.series_id = m.id AND o.day = (data->>'day')::date
WHERE mine.person = m.mentor_id AND data->>'face' <> 'not-met'
ON CONFLICT (occasion_id, attendee_id) DO UPDATE SET state = excluded.state, registered_at = excluded.registered_at
  WHERE attendance.registered_by = excluded.registered_by`;

/** The last word of a person about a meeting counts. */
const checkInStore: RecordStore = {
  record: 'mentoring.check-in',
  applies: [
    `INSERT INTO check_in (match_id, day, person_id, face, said_at)
     SELECT m.id, (data->>'day')::date, mine.person, data->>'face', at FROM ${FROM_HALF}
     ON CONFLICT (match_id, day, person_id) DO UPDATE SET face = excluded.face, said_at = excluded.said_at`,
    WAS_THERE,
  ],
};

const nextStepStore: RecordStore = {
  record: 'mentoring.next-step',
  applies: [
    `UPDATE check_in c SET next_step = data->>'words' FROM mine
     WHERE c.match_id = (data->>'match')::uuid AND c.day = (data->>'day')::date AND c.person_id = mine.person`,
  ],
};

/**
 * The day does not take place, and nobody is spoken to about it: it stands cancelled in the timetable, and the match
 * pauses until the day after. Staff have not changed it, so nobody is corrected: the other half hears of it at once.
 */
const skipStore: RecordStore = {
  record: 'mentoring.skip',
  refuses: `
SELECT n, 'gone' AS reason FROM mine WHERE NOT EXISTS (
  SELECT 1 FROM occasion o JOIN match m ON m.id = o.series_id AND mine.person IN (m.mentor_id, m.mentee_id)
  WHERE m.id = (data->>'match')::uuid AND o.day = (data->>'day')::date AND o.state = 'planned' AND o.starts_at > mine.at)`,
  applies: [
    `UPDATE occasion o SET state = 'cancelled', why = 'skipped' FROM ${FROM_HALF}
     WHERE o.series_id = m.id AND o.day = (data->>'day')::date`,
    `UPDATE match m SET paused_until = greatest(m.paused_until, (data->>'day')::date + 1) FROM mine
     WHERE m.id = (data->>'match')::uuid AND mine.person IN (m.mentor_id, m.mentee_id)`,
  ],
};

/** Said by both, it is done once. */
const milestoneStore: RecordStore = {
  record: 'mentoring.milestone',
  applies: [
    `INSERT INTO milestone (match_id, name, done_on)
     SELECT m.id, data->>'milestone', (at AT TIME ZONE p.zone)::date FROM ${FROM_HALF} JOIN person p ON p.id = mine.person
     ON CONFLICT DO NOTHING`,
  ],
};

/** What became of a match is said by whoever looks after it; the last word counts. */
const outcomeStore: RecordStore = {
  record: 'mentoring.outcome',
  refuses: `
SELECT n, 'gone' AS reason FROM mine
WHERE NOT EXISTS (SELECT 1 FROM match m WHERE m.id = (data->>'match')::uuid AND m.coordinator_id = mine.person)`,
  applies: [
    `UPDATE match m SET outcome = data->>'outcome', ended_on = coalesce(m.ended_on, m.until_day) FROM mine
     WHERE m.id = (data->>'match')::uuid`,
  ],
};

/** What is said of a match, each kind by its store. */
export const mentoringStores: readonly RecordStore[] = [
  checkInStore,
  nextStepStore,
  skipStore,
  milestoneStore,
  outcomeStore,
];
