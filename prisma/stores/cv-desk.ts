import type { Pool } from 'pg';
import { type Feedback, feedback, type Mine, mine, receipt } from '../../bot/capabilities/cv-desk/facts.ts';
import { dueAfter } from '../../bot/capabilities/cv-desk/rules.ts';
import { localTime, weekdayOf } from '../../bot/engine/weekly.ts';
import { holidayOn } from '../holidays.ts';
import { type Answer, answering } from './answer.ts';

const DAY = (column: string): string => `to_char(${column}, 'YYYY-MM-DD')`;
const FIRST_NAME = `split_part(u.name, ' ', 1)`;

/** Each with its newest version; the last that anybody did something with stands first. */
const MINE = `
SELECT s.id, s.number, s.kind, s.origin, s.job, ${DAY('s.due_on')} AS "dueOn", ${DAY('s.keep_until')} AS "keepUntil",
  CASE WHEN v.state = 'submitted' AND s.state = 'claimed' THEN 'claimed' ELSE v.state END AS state,
  v.ordinal AS version, v.id AS newest, ${FIRST_NAME} AS reviewer,
  (SELECT count(*)::int FROM submission_file f WHERE f.version_id = v.id AND f.state <> 'refused') AS files,
  (SELECT f.why FROM submission_file f WHERE f.version_id = v.id AND f.state = 'refused' ORDER BY f.turn DESC LIMIT 1) AS refused
FROM submission s LEFT JOIN staff_user u ON u.id = s.claimed_by
CROSS JOIN LATERAL (
  SELECT w.id, w.ordinal, w.state FROM submission_version w WHERE w.submission_id = s.id ORDER BY w.ordinal DESC LIMIT 1) AS v
WHERE s.person_id = $1 ORDER BY s.touched_at DESC, s.id`;

const RECEIPT = `
SELECT nextval('submission_number')::int AS number, coalesce(c.work_days, '{1,2,3,4,5}') AS days
FROM person p LEFT JOIN centre c ON c.id = p.centre_id WHERE p.id = $1`;

/** Hers alone, whoever asks; what was not sent back yet has no feedback. */
const FEEDBACK = `
SELECT s.id AS submission, s.number, s.kind, ${FIRST_NAME} AS reviewer, v.closing, v.return_bytes AS bytes, v.draft_bytes AS "draftBytes",
  ${DAY('s.keep_until')} AS "keepUntil",
  (SELECT coalesce(json_agg(json_build_object('position', r.position, 'phrase', r.phrase, 'text', r.text) ORDER BY r.position), '[]')
   FROM remark r WHERE r.version_id = v.id) AS remarks
FROM submission_version v JOIN submission s ON s.id = v.submission_id LEFT JOIN staff_user u ON u.id = s.claimed_by
WHERE v.id = $1 AND s.person_id = $2 AND v.state = 'returned'`;

type FeedbackRow = Omit<Feedback, 'pdf' | 'draft'> & { bytes: number | null; draftBytes: number | null };

/** Under these ids `returned.ts` finds what goes back, for the channel that sends it. */
function withDocuments(version: string, { bytes, draftBytes, ...row }: FeedbackRow): Feedback {
  const name = `${row.kind === 'cv' ? 'cv' : 'brief'}-${row.number}`;
  return {
    ...row,
    pdf: bytes ? { id: `returned:${version}`, name: `${name}.pdf`, bytes } : null,
    draft: draftBytes ? { id: `draft:${version}`, name: `${name}.docx`, bytes: draftBytes } : null,
  };
}

/** What somebody may know of what she handed in; `zone` is the clock of the centre. */
export const cvDeskAnswers = (pool: Pool, zone: string): readonly Answer[] => [
  answering(mine, async (_, { id }) => {
    const { rows } = await pool.query<Mine>({ name: 'cv-desk-mine', text: MINE, values: [id] });
    return rows;
  }),
  answering(receipt, async (_, { id }, now) => {
    const { rows } = await pool.query<{ number: number; days: number[] }>(RECEIPT, [id]);
    const { number = 0, days = [] } = rows[0] ?? {};
    const isOpen = (day: string) => days.includes(weekdayOf(day)) && holidayOn(day) === null;
    return { number, dueOn: dueAfter(localTime(now, zone).slice(0, 10), isOpen) };
  }),
  answering(feedback, async ({ version }, { id }) => {
    const { rows } = await pool.query<FeedbackRow>(FEEDBACK, [version, id]);
    return rows[0] === undefined ? null : withDocuments(version, rows[0]);
  }),
];
