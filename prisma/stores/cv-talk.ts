import type { Pool } from 'pg';
import { receipt as ofDocuments } from '../../bot/capabilities/cv-desk/facts.ts';
import { keep, receipt, tell, type Unfinished, unfinished } from '../../bot/capabilities/cv-talk/facts.ts';
import type { RecordStore } from '../record.ts';
import { type Answer, answering } from './answer.ts';
import { cvDeskAnswers } from './cv-desk.ts';

/** What is half told, of this person. Beside what she told stands the question that comes next, until it is handed in. */
const UNFINISHED = `s.state = 'gathering' AND s.origin = 'told'`;

const BEGUN = `
SELECT v.told - 'step' AS told, v.told->>'step' AS step
FROM submission s JOIN submission_version v ON v.submission_id = s.id
WHERE s.person_id = $1 AND ${UNFINISHED} ORDER BY s.touched_at DESC LIMIT 1`;

/** What the room asks; numbers and days are drawn as for documents that are sent. `zone` is the clock of the centre. */
export const cvTalkAnswers = (pool: Pool, zone: string): readonly Answer[] => [
  answering(unfinished, async (_, { id }) => {
    const { rows } = await pool.query<Unfinished>({ name: 'cv-talk-unfinished', text: BEGUN, values: [id] });
    return rows[0] ?? null;
  }),
  ...cvDeskAnswers(pool, zone)
    .filter(({ question }) => question === ofDocuments.question)
    .map(({ answer }) => ({ question: receipt.question, answer })),
];

/** Of what is new the id comes of its turn: the parts of the ledger's statement do not see what each other insert. */
const newId = (of: string): string => `md5('${of} ' || turn.id || ' ' || turn.version)::uuid`;

/** What she has begun to tell, or a new one; of several records of a turn any one. `hers` is null where it is new. */
const AIM = `(
SELECT DISTINCT ON (mine.n) mine.n, mine.person, mine.at, mine.data, hers.id AS hers,
  coalesce(hers.id, ${newId('told submission')}) AS submission, ${newId('told version')} AS version
FROM mine JOIN turn USING (n)
LEFT JOIN LATERAL (
  SELECT s.id FROM submission s WHERE s.person_id = mine.person AND ${UNFINISHED} ORDER BY s.touched_at DESC LIMIT 1
) AS hers ON true
ORDER BY mine.n) AS aim`;

/** While she tells it nothing of it is promised: it goes as what nobody touched goes. */
const keepStore: RecordStore = {
  record: keep.record,
  applies: [
    `INSERT INTO submission (id, person_id, kind, origin, touched_at, created_at)
     SELECT submission, person, 'cv', 'told', at, at FROM ${AIM} WHERE hers IS NULL`,
    `INSERT INTO submission_version (id, submission_id, ordinal, told)
     SELECT version, submission, 1, data->'told' || jsonb_build_object('step', data->>'step') FROM ${AIM} WHERE hers IS NULL`,
    `UPDATE submission_version v SET told = data->'told' || jsonb_build_object('step', data->>'step')
     FROM ${AIM} WHERE v.submission_id = aim.hers`,
    `UPDATE submission s SET touched_at = aim.at FROM ${AIM} WHERE s.id = aim.hers`,
  ],
};

/** For review only: it goes some days after it came back, as she was told. */
const GIVEN = `(data->>'number')::int, data->>'job', 'submitted', 'review', (data->>'dueOn')::date, at, at`;

const tellStore: RecordStore = {
  record: tell.record,
  applies: [
    `INSERT INTO submission (id, person_id, kind, origin, created_at, number, job, state, agreed, due_on, submitted_at, touched_at)
     SELECT submission, person, 'cv', 'told', at, ${GIVEN} FROM ${AIM} WHERE hers IS NULL`,
    `INSERT INTO submission_version (id, submission_id, ordinal, state, submitted_at, told)
     SELECT version, submission, 1, 'submitted', at, data->'told' FROM ${AIM} WHERE hers IS NULL`,
    `UPDATE submission s SET (number, job, state, agreed, due_on, submitted_at, touched_at) = ROW(${GIVEN})
     FROM ${AIM} WHERE s.id = aim.hers`,
    `UPDATE submission_version v SET state = 'submitted', submitted_at = at, told = data->'told'
     FROM ${AIM} WHERE v.submission_id = aim.hers`,
  ],
};

export const cvTalkStores: readonly RecordStore[] = [keepStore, tellStore];
