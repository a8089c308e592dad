import { discard, gather, outcome, submit, takeBack } from '../../bot/capabilities/cv-desk/facts.ts';
import type { RecordStore } from '../record.ts';

/** Sent as files, and not handed in: what she tells in another room is not meant. */
const GATHERING = `v.state = 'gathering' AND v.told IS NULL AND (s.origin = 'sent' OR s.state <> 'gathering')`;

/** What is new has an id out of its turn: the parts of the ledger's statement do not see what each other insert. */
const newId = (of: string): string => `md5('${of} ' || turn.id || ' ' || turn.version)::uuid`;

/** To which submission and version a file goes; `hers` and `open` are null where a new one is begun. */
const AIM = `(
SELECT mine.n, mine.person, mine.at, mine.data->>'kind' AS kind, date_trunc('milliseconds', (mine.data->>'since')::timestamptz) AS since,
  turn.id AS conversation, turn.version + 1 AS number,
  hers.id AS hers, coalesce(hers.id, ${newId('submission')}) AS submission,
  open.id AS open, coalesce(open.id, ${newId('version')}) AS version, coalesce(newest.ordinal, 0) + 1 AS ordinal
FROM mine JOIN turn USING (n)
LEFT JOIN LATERAL (
  SELECT s.id FROM submission s WHERE s.person_id = mine.person AND CASE WHEN mine.data->>'of' IS NULL
    THEN s.state = 'gathering' AND s.origin = 'sent' ELSE s.id = (mine.data->>'of')::uuid END
  ORDER BY s.touched_at DESC LIMIT 1) AS hers ON true
LEFT JOIN LATERAL (
  SELECT v.id, v.ordinal, v.state FROM submission_version v WHERE v.submission_id = hers.id ORDER BY v.ordinal DESC LIMIT 1
) AS newest ON true
LEFT JOIN LATERAL (
  SELECT newest.id WHERE newest.state = 'gathering' OR newest.state = 'submitted'
    AND (SELECT true FROM submission_file f WHERE f.version_id = newest.id AND f.state = 'refused' LIMIT 1)) AS open ON true
) AS aim`;

const gatherStore: RecordStore = {
  record: gather.record,
  applies: [
    `INSERT INTO submission (id, person_id, kind, touched_at, created_at)
     SELECT submission, person, kind, at, at FROM ${AIM} WHERE hers IS NULL ON CONFLICT DO NOTHING`,
    `INSERT INTO submission_version (id, submission_id, ordinal)
     SELECT version, submission, ordinal FROM ${AIM} WHERE open IS NULL ON CONFLICT DO NOTHING`,
    // The file of this turn is a record beside this one; what was sent before has its row already.
    `INSERT INTO submission_file (version_id, conversation_id, turn, name)
     SELECT aim.version, aim.conversation, aim.number, r.data->>'name' FROM ${AIM} JOIN record r ON r.n = aim.n AND r.name = 'file.receive'
     WHERE aim.since IS NULL
     UNION ALL
     SELECT aim.version, f.conversation_id, f.turn, f.name FROM ${AIM} JOIN file f ON f.conversation_id = aim.conversation
     WHERE f.created_at >= aim.since AND f.kind = 'file' AND f.state <> 'refused'
     ON CONFLICT DO NOTHING`,
    `UPDATE submission s SET touched_at = aim.at, kind = CASE s.state WHEN 'gathering' THEN aim.kind ELSE s.kind END
     FROM ${AIM} WHERE s.id = aim.hers`,
  ],
};

/** What she hands in: the version that she did something with last, if anything in it can be read. */
const HANDED_IN = `(
SELECT DISTINCT ON (mine.n) mine.n, mine.at, mine.data, s.id AS submission, v.id AS version
FROM mine JOIN submission s ON s.person_id = mine.person JOIN submission_version v ON v.submission_id = s.id AND ${GATHERING}
WHERE (SELECT true FROM submission_file f WHERE f.version_id = v.id AND f.state <> 'refused' LIMIT 1)
ORDER BY mine.n, s.touched_at DESC, s.id) AS handed`;

/** A volunteer who is reading an earlier version reads on; what had come back waits for whoever takes it. */
const submitStore: RecordStore = {
  record: submit.record,
  refuses: `SELECT mine.n, 'nothing' AS reason FROM mine WHERE mine.n NOT IN (SELECT handed.n FROM ${HANDED_IN})`,
  applies: [
    `UPDATE submission_version v SET state = 'submitted', submitted_at = handed.at FROM ${HANDED_IN} WHERE v.id = handed.version`,
    `UPDATE submission s SET number = coalesce(s.number, (handed.data->>'number')::int), job = coalesce(handed.data->>'job', s.job),
       agreed = handed.data->>'agreed', keep_until = (handed.data->>'keepUntil')::date, due_on = (handed.data->>'dueOn')::date,
       state = CASE s.state WHEN 'claimed' THEN 'claimed' ELSE 'submitted' END,
       claimed_by = CASE s.state WHEN 'claimed' THEN s.claimed_by END, claimed_at = CASE s.state WHEN 'claimed' THEN s.claimed_at END,
       submitted_at = handed.at, touched_at = handed.at
     FROM ${HANDED_IN} WHERE s.id = handed.submission`,
  ],
};

/** Files that nobody has taken over yet go with what they belong to. */
const filesOf = (which: string): string => `
DELETE FROM file USING submission_file g, submission_version v, submission s, mine
WHERE file.conversation_id = g.conversation_id AND file.turn = g.turn AND g.version_id = v.id AND v.submission_id = s.id
  AND s.person_id = mine.person AND ${which}`;

const discardStore: RecordStore = {
  record: discard.record,
  applies: [
    filesOf(GATHERING),
    // By her, and never by the state of everybody's: hence `IS TRUE`, which no index answers.
    `DELETE FROM submission s USING mine WHERE s.person_id = mine.person AND (s.state = 'gathering' AND s.origin = 'sent') IS TRUE`,
    `DELETE FROM submission_version v USING submission s, mine
     WHERE s.id = v.submission_id AND s.person_id = mine.person AND s.state <> 'gathering' AND ${GATHERING}`,
  ],
};

const NAMED = `s.id = (mine.data->>'id')::uuid`;
const WAITING = `k.person_id = mine.person AND k.done_at IS NULL AND k.inbound->'place'->>'room' = 'cv-desk'`;

const takeBackStore: RecordStore = {
  record: takeBack.record,
  applies: [
    filesOf(NAMED),
    // What waits to be said to her about it is not said any more.
    `DELETE FROM knock k USING submission_version v, submission s, mine
     WHERE ${WAITING} AND k.inbound->'place'->'data'->>'version' = v.id::text
       AND v.submission_id = s.id AND s.person_id = mine.person AND ${NAMED}`,
    `DELETE FROM submission s USING mine WHERE s.person_id = mine.person AND ${NAMED}`,
  ],
};

const outcomeStore: RecordStore = {
  record: outcome.record,
  applies: [
    `UPDATE submission s SET outcome = mine.data->>'outcome', outcome_at = mine.at, touched_at = mine.at
     FROM mine WHERE s.person_id = mine.person AND ${NAMED}`,
  ],
};

/** What she does with what she hands in. */
export const cvDeskStores: readonly RecordStore[] = [
  gatherStore,
  submitStore,
  discardStore,
  takeBackStore,
  outcomeStore,
];
