import type { Pool } from 'pg';
import { eraseDelicate } from './retention-delicate.ts';
import { eraseUnfinished, SUBMISSION_ERASURES } from './retention-submissions.ts';

/** What was said about coming, some days after it was over; also about what is not planned any more. */
const answersTo = (kind: string): string => `
DELETE FROM answer s WHERE s.said_at < now() - make_interval(days => $1) AND NOT EXISTS (
  SELECT 1 FROM occasion o WHERE o.id = s.occasion_id AND (o.kind <> '${kind}' OR o.ends_at >= now() - make_interval(days => $1)))`;

/** How a record is erased when it has been kept for its days; `$1` is the number of days. */
const ERASURES: Readonly<Record<string, readonly string[]>> = {
  message: [
    `DELETE FROM message WHERE at < now() - make_interval(days => $1)`,
    // What somebody had answered in a question that she never finished is as old as her messages.
    `UPDATE conversation SET version = version + 1, session = (session::jsonb || '{"place": null, "asked": null, "trail": []}')::json
     WHERE last_at < now() - make_interval(days => $1) AND (session->>'place' IS NOT NULL OR json_array_length(session->'trail') > 0)`,
  ],
  'file.receive': ['DELETE FROM file WHERE created_at < now() - make_interval(days => $1)'],
  'crisis.raise': [
    'UPDATE crisis_case SET person_id = NULL, conversation_id = NULL WHERE person_id IS NOT NULL AND closed_at < now() - make_interval(days => $1)',
  ],
  'absence.report': [`DELETE FROM absence WHERE coalesce(until_day, reported_at::date) < current_date - $1::int`],
  'attendance.mark': ['DELETE FROM attendance WHERE registered_at < now() - make_interval(days => $1)'],
  'mentoring.check-in': [`DELETE FROM check_in WHERE day < current_date - $1::int`],
  'mentoring.next-step': [
    'UPDATE check_in SET next_step = NULL WHERE next_step IS NOT NULL AND day < current_date - $1::int',
  ],
  'calendar.revoke': [
    'DELETE FROM calendar_feed WHERE revoked_at < now() - make_interval(days => $1) OR claim_until < now()',
  ],
  'social-map.keep': ['DELETE FROM referral WHERE touched_at < now() - make_interval(days => $1)'],
  'cv-desk.gather': SUBMISSION_ERASURES,
  'cv-talk.told': SUBMISSION_ERASURES,
  'sessions.said': [answersTo('group-session')],
  'appointments.said': [answersTo('appointment')],
};

/** Words that were said first, or dropped, or never could be said, are kept no longer than a conversation. */
const KNOCK_DAYS = 30;
const KNOCKS = `DELETE FROM knock WHERE coalesce(done_at, at) < now() - make_interval(days => ${KNOCK_DAYS})`;

/** What was decided about somebody's absence, and by whom: for as long as it is known who was there. */
const DECISIONS = "DELETE FROM absence_decision WHERE decided_at < now() - interval '304 days'";

/** What became of cases of danger, of nobody in particular by then: for the yearly report of the year after. */
const CASES = "DELETE FROM crisis_case WHERE closed_at < now() - interval '730 days'";

/** Whoever has an open case of danger is not forgotten by the way: staff may still have to reach her. */
const SAFE = 'NOT EXISTS (SELECT 1 FROM crisis_case k WHERE k.person_id = p.id AND k.closed_at IS NULL)';

/** Files of people that nobody confirmed; nobody can any more (`roster.ts`). */
const IMPORTS = "DELETE FROM roster_import WHERE created_at < now() - interval '1 day'";

/** A code that no longer opens anything. */
const INVITATIONS = 'DELETE FROM invitation WHERE expires_at < now()';

/** The name of a colleague whose account has ended goes after the last message that she can have written. */
const ENDED = `
DELETE FROM staff_user u WHERE u.ended_at < now() - interval '31 days'
  AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.staff_id = u.id)`;

/** What stood beside messages that are gone. */
const ORPHANS = ['outbox', 'receipt'].map(
  (table) => `DELETE FROM ${table} t WHERE NOT EXISTS (
    SELECT 1 FROM message m WHERE m.conversation_id = t.conversation_id AND m.turn = t.turn AND m.position = t.position)`,
);

/** On a shared phone the address is not hers alone: with it the conversation of somebody else would go. */
const ALONE = `NOT EXISTS (
  SELECT 1 FROM address a JOIN conversation c ON c.address_id = a.id WHERE a.person_id = p.id AND c.person_id <> p.id)`;

/** Somebody who has not agreed, or has taken it back, is unknown again a day after the last sign of her. */
const UNKNOWN = `
DELETE FROM person p WHERE p.consented_at IS NULL AND p.centre_id IS NULL AND ${ALONE} AND ${SAFE}
  AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = p.id AND c.last_at > now() - interval '1 day')
  AND p.created_at < now() - interval '1 day'`;

/** Somebody whom no centre knows, and who has not written for so long, is unknown again. */
const STRANGER_DAYS = 365;
const STRANGERS = `
DELETE FROM person p WHERE p.centre_id IS NULL AND p.created_at < now() - interval '1 day' AND ${ALONE} AND ${SAFE}
  AND NOT EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id AND a.created_at > now() - make_interval(days => ${STRANGER_DAYS}))
  AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = p.id AND c.last_at > now() - make_interval(days => ${STRANGER_DAYS}))`;

/** Erases what each room has kept long enough; a record without a known erasure is a mistake of ours. */
export async function eraseExpired(pool: Pool, keepings: readonly { record: string; days: number }[]): Promise<void> {
  for (const { record, days } of keepings) {
    const erasures = ERASURES[record];
    if (erasures === undefined) throw new Error(`nobody knows how to erase ${record}`);
    for (const erasure of erasures) await pool.query(erasure, [days]);
  }
  await eraseDelicate(pool);
  await eraseUnfinished(pool);
  await pool.query(KNOCKS);
  await pool.query(DECISIONS);
  await pool.query(CASES);
  await pool.query(IMPORTS);
  await pool.query(INVITATIONS);
  await pool.query(ENDED);
  await pool.query(STRANGERS);
  await pool.query(UNKNOWN);
  for (const orphans of ORPHANS) await pool.query(orphans);
}
