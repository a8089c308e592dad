import type { Pool } from 'pg';
import {
  type Kept,
  type KeptDecision,
  type KeptReport,
  type KeptTurnout,
  kept,
} from '../../bot/capabilities/absence/mine-facts.ts';
import type { Content, Param } from '../../bot/engine/saying.ts';
import { type Answer, answering } from './answer.ts';
import { whatOf } from './what.ts';

/** What a series `s` is to the person of the question: the other half of a match by name, a lesson, an appointment. */
const WHAT = `
LEFT JOIN match m ON m.id = s.series LEFT JOIN person other ON other.id = CASE WHEN m.mentor_id = $1 THEN m.mentee_id ELSE m.mentor_id END
LEFT JOIN group_session g ON g.id = s.series LEFT JOIN appointment v ON v.id = s.series`;
const NAMED = 'other.name AS "with", g.title, v.kind AS appointment';

const REPORTS = `
SELECT s."from", s.extent, s.late, s.reason, c.name AS child, ${NAMED} FROM (
  SELECT from_day::text AS "from", extent, late, reason, child_id, series_id AS series, reported_at FROM absence WHERE person_id = $1
) AS s ${WHAT} LEFT JOIN child c ON c.id = s.child_id ORDER BY s."from" DESC, s.reported_at DESC, s.series`;

/** Parents who live apart see of a child only the days on which it is with them. */
const TURNOUTS = `
SELECT s.starts, s.state, c.name AS child, ${NAMED} FROM (
  SELECT to_char(o.starts_at AT TIME ZONE $2, 'YYYY-MM-DD"T"HH24:MI') AS starts, t.state, w.child_id, o.series_id AS series
  FROM attendance t JOIN occasion o ON o.id = t.occasion_id LEFT JOIN guardian w ON w.child_id = t.attendee_id AND w.person_id = $1
  WHERE t.attendee_id IN (SELECT $1::uuid UNION SELECT child_id FROM guardian WHERE person_id = $1)
    AND (w.child_id IS NULL OR cardinality(w.weekdays) = 0 OR extract(isodow FROM o.day)::int = ANY(w.weekdays))
) AS s ${WHAT} LEFT JOIN child c ON c.id = s.child_id ORDER BY s.starts DESC, s.series`;

const DECISIONS = `
SELECT to_char(decided_at AT TIME ZONE $2, 'YYYY-MM-DD') AS day, kind, staff_name AS name, why,
  ARRAY(SELECT f->>'day' FROM json_array_elements(facts) AS f WHERE (f->>'counts')::boolean ORDER BY 1) AS days
FROM absence_decision WHERE person_id = $1 ORDER BY decided_at DESC, id`;

type Named = {
  readonly with: string | null;
  readonly title: Content['content'] | null;
  readonly appointment: string | null;
};

const named = ({ with: name, title, appointment }: Named): Param =>
  name === null ? whatOf({ title, appointment }) : { key: 'absence.mine-with', params: { name } };

type ReportRow = Omit<KeptReport, 'what'> & Named;
type TurnoutRow = Omit<KeptTurnout, 'what'> & Named;

/** Answers "what do you have about my absence?", for the person who asks and for the children whom she cares for. */
export const keptAnswers = (pool: Pool, zone: string): readonly Answer[] => [
  answering(kept, async (_, { id }): Promise<Kept> => {
    const [reports, turnouts, decisions] = await Promise.all([
      pool.query<ReportRow>(REPORTS, [id]),
      pool.query<TurnoutRow>(TURNOUTS, [id, zone]),
      pool.query<KeptDecision>(DECISIONS, [id, zone]),
    ]);
    return {
      reports: reports.rows.map(({ from, extent, late, reason, child, ...row }) => {
        return { from, extent, late, reason, child, what: named(row) };
      }),
      turnouts: turnouts.rows.map(({ starts, state, child, ...row }) => ({ starts, state, child, what: named(row) })),
      decisions: decisions.rows,
    };
  }),
];
