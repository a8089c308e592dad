import type { Pool } from 'pg';

/** What was said about coming, some days after it was over; also about what is not planned any more. */
const answersTo = (kind: string): string => `
DELETE FROM answer s WHERE s.said_at < now() - make_interval(days => $1) AND NOT EXISTS (
  SELECT 1 FROM occasion o WHERE o.id = s.occasion_id AND (o.kind <> '${kind}' OR o.ends_at >= now() - make_interval(days => $1)))`;

/** How a record is erased when it has been kept for its days; `$1` is the number of days. */
const ERASURES: Readonly<Record<string, string>> = {
  message: `DELETE FROM message WHERE at < now() - make_interval(days => $1)`,
  'file.receive': 'DELETE FROM file WHERE created_at < now() - make_interval(days => $1)',
  'absence.report': `DELETE FROM absence WHERE coalesce(until_day, reported_at::date) < current_date - $1::int`,
  'mentoring.check-in': `DELETE FROM check_in WHERE day < current_date - $1::int`,
  'sessions.said': answersTo('group-session'),
  'appointments.said': answersTo('appointment'),
};

/** Words that were said first, or dropped, are remembered no longer than the conversation they belong to. */
const KNOCK_DAYS = 30;
const KNOCKS = `DELETE FROM knock WHERE done_at < now() - make_interval(days => ${KNOCK_DAYS})`;

/** What stood beside messages that are gone. */
const ORPHANS = ['outbox', 'receipt'].map(
  (table) => `DELETE FROM ${table} t WHERE NOT EXISTS (
    SELECT 1 FROM message m WHERE m.conversation_id = t.conversation_id AND m.turn = t.turn AND m.position = t.position)`,
);

/** Somebody who has not agreed, or has taken it back, is unknown again a day after the last sign of her. */
const UNKNOWN = `
DELETE FROM person p WHERE p.consented_at IS NULL AND p.centre_id IS NULL
  AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = p.id AND c.last_at > now() - interval '1 day')
  AND p.created_at < now() - interval '1 day'`;

/** A question that stayed open is left as its messages are: what was gathered on the way to it is gone. */
const OPEN = `
UPDATE conversation SET version = version + 1,
  session = (session::jsonb || '{"place": null, "asked": null, "trail": []}')::json
WHERE last_at < now() - make_interval(days => $1) AND session->>'place' IS NOT NULL`;

/** Somebody whom no centre knows, and who has not written for so long, is unknown again. */
const STRANGER_DAYS = 365;
const STRANGERS = `
DELETE FROM person p WHERE p.centre_id IS NULL AND p.created_at < now() - interval '1 day'
  AND NOT EXISTS (SELECT 1 FROM address a WHERE a.person_id = p.id AND a.created_at > now() - make_interval(days => ${STRANGER_DAYS}))
  AND NOT EXISTS (SELECT 1 FROM conversation c WHERE c.person_id = p.id AND c.last_at > now() - make_interval(days => ${STRANGER_DAYS}))`;

/** Erases what each room has kept long enough; a record without a known erasure is a mistake of ours. */
export async function eraseExpired(pool: Pool, keepings: readonly { record: string; days: number }[]): Promise<void> {
  for (const { record, days } of keepings) {
    const erasure = ERASURES[record];
    if (erasure === undefined) throw new Error(`nobody knows how to erase ${record}`);
    await pool.query(erasure, [days]);
  }
  const messages = keepings.find(({ record }) => record === 'message');
  if (messages !== undefined) await pool.query(OPEN, [messages.days]);
  await pool.query(KNOCKS);
  await pool.query(STRANGERS);
  await pool.query(UNKNOWN);
  for (const orphans of ORPHANS) await pool.query(orphans);
}
