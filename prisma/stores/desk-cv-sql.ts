import type { Language } from '../../bot/engine/language.ts';
import type { QueuedSubmission, SubmissionState } from '../../bot/staff-cv-ports.ts';

/** Whether `staff` has submission `s`: she has claimed it, or has given it back herself. All else is not hers to see. */
export const isHers = (staff: string): string => `(s.claimed_by = ${staff} AND s.state IN ('claimed', 'returned'))`;

/** Whether an account is of the staff, and not of a volunteer. */
export const isStaff = (staff: string): string =>
  `EXISTS (SELECT FROM staff_user a WHERE a.id = ${staff} AND a.role = 'staff' AND a.ended_at IS NULL)`;

export const COLUMNS = `s.id, s.number, s.kind, s.origin, s.state, p.language, v.ordinal AS version, v.submitted_at,
  s.due_on::text AS due_on, v.pages, u.id AS reviewer_id, u.name AS reviewer_name, s.returned_at`;

/** With its newest version that was handed in: what she is still gathering is nobody's business. */
export const TABLES = `submission s JOIN person p ON p.id = s.person_id
  CROSS JOIN LATERAL (
    SELECT w.ordinal, w.submitted_at, w.pages FROM submission_version w
    WHERE w.submission_id = s.id AND w.state <> 'gathering' ORDER BY w.ordinal DESC LIMIT 1
  ) AS v
  LEFT JOIN staff_user u ON u.id = s.claimed_by AND s.state IN ('claimed', 'returned')`;

/** A row of `COLUMNS`. */
export type Row = {
  id: string;
  number: number;
  kind: string;
  origin: string;
  state: string;
  language: string | null;
  version: number;
  submitted_at: Date | null;
  due_on: string | null;
  pages: number | null;
  reviewer_id: string | null;
  reviewer_name: string | null;
  returned_at: Date | null;
};

/** The row as the desk knows it. What was handed in has a number, a moment and a day; without, it is no row at all. */
export const queuedOf = (row: Row): QueuedSubmission => ({
  id: row.id,
  number: row.number,
  kind: row.kind as QueuedSubmission['kind'],
  origin: row.origin as QueuedSubmission['origin'],
  state: row.state as SubmissionState,
  language: row.language as Language | null,
  version: row.version,
  submittedAt: (row.submitted_at ?? new Date(0)).toISOString(),
  dueOn: row.due_on ?? '',
  pages: row.pages,
  reviewer: row.reviewer_id === null ? null : { id: row.reviewer_id, name: row.reviewer_name ?? '' },
});
