import type { Pool, PoolClient } from 'pg';
import type { Duty } from '../../bot/crisis/rota.ts';
import { onCallAt } from '../../bot/crisis/rota.ts';
import { stepsFor } from '../../bot/crisis/steps.ts';
import { PULSE_CHANNEL } from '../pulse.ts';
import { DUTIES, type DutyRow, dutyOf } from './on-call.ts';

/** Cases that one process takes a step of at a time; whoever looks next goes on. */
const MOST_AT_ONCE = 20;

/** A case that somebody else is just taking a step of is passed over: it has its step. */
const DUE = `
SELECT c.id, c.round, c.step, c.person_id AS person, c.conversation_id AS conversation, p.centre_id AS centre,
  coalesce((SELECT crisis_minutes FROM centre WHERE id = p.centre_id), (SELECT min(crisis_minutes) FROM centre), 5) AS minutes
FROM crisis_case c LEFT JOIN person p ON p.id = c.person_id
WHERE c.next_step_at <= $1 AND c.closed_at IS NULL AND c.acknowledged_at IS NULL
ORDER BY c.next_step_at LIMIT ${MOST_AT_ONCE} FOR UPDATE OF c SKIP LOCKED`;

type Due = {
  id: string;
  round: number;
  step: number;
  person: string | null;
  conversation: string | null;
  centre: string | null;
  minutes: number;
};

const EVERYBODY = `SELECT id FROM staff_user WHERE ended_at IS NULL AND role = 'staff' ORDER BY id`;

const TAKEN = `
UPDATE crisis_case SET step = $2, next_step_at = CASE WHEN $3 THEN NULL ELSE $4::timestamptz + make_interval(mins => $5) END
WHERE id = $1`;
const NOTED = `INSERT INTO crisis_event (case_id, at, what, step, people) VALUES ($1, $2, 'alerted', $3, $4)`;
const RINGS = `
INSERT INTO crisis_alert (case_id, round, step, device_id)
SELECT $1, $2, $3, d.id FROM push_device d WHERE d.staff_id = ANY($4) ON CONFLICT DO NOTHING`;

/** No name and no word of the person: only that somebody is needed, and one tap to say "I see to it". */
const WORDS = `
INSERT INTO knock (key, person_id, at, inbound)
SELECT 'crisis:' || $1 || ':' || $2 || ':' || $3 || ':' || s.person_id, s.person_id, $6, $7
FROM staff_user s WHERE s.id = ANY($4) AND s.person_id IS NOT NULL AND s.person_id IS DISTINCT FROM $5::uuid
ON CONFLICT (key) DO NOTHING`;

const alarm = (about: string): string =>
  JSON.stringify({
    kind: 'news',
    key: 'on-call.alarm',
    params: {},
    choices: [
      {
        id: 'take',
        label: 'on-call.take-choice',
        icon: '🙋',
        to: { room: 'on-call', step: 'take', data: { case: about } },
      },
    ],
    urgent: true,
  });

/** On the rota of her centre; somebody whom no centre knows is everybody's. */
const dutiesFor = (duties: readonly (DutyRow & { centre: string })[], centre: string | null): Duty[] =>
  duties.filter((duty) => centre === null || duty.centre === centre).map(dutyOf);

async function takeStep(client: PoolClient, due: Due, steps: readonly (readonly string[])[], now: string) {
  const step = due.step + 1;
  const people = steps[step - 1] ?? [];
  const { id, round, minutes, person, conversation } = due;
  await client.query(TAKEN, [id, step, step >= steps.length, now, minutes]);
  await client.query(NOTED, [id, now, step, people.length]);
  await client.query(RINGS, [id, round, step, people]);
  await client.query(WORDS, [id, `${round}`, `${step}`, people, person, now, alarm(id)]);
  if (conversation !== null) await client.query('SELECT pg_notify($1, $2)', [PULSE_CHANNEL, conversation]);
}

/**
 * Takes the steps of alerting that are due: notes each with its case, which devices ring and who hears of it, in one
 * transaction. Of several processes that look at once, one takes a step; the others find it taken.
 */
export async function takeSteps(pool: Pool, zone: string, now: string): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows: due } = await client.query<Due>(DUE, [now]);
    if (due.length > 0) {
      const everybody = (await client.query<{ id: string }>(EVERYBODY)).rows.map(({ id }) => id);
      const duties = (await client.query<DutyRow & { centre: string }>(DUTIES)).rows;
      for (const one of due) {
        const onCall = onCallAt(dutiesFor(duties, one.centre), now, zone);
        await takeStep(client, one, stepsFor(onCall, everybody), now);
      }
    }
    await client.query('COMMIT');
    return due.length;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}

/** Who was alerted in a chat hears who has taken it on, once; whoever did it hears nothing. */
const TELL_TAKEN = `
WITH taken AS (
  SELECT c.id, c.round, c.conversation_id, c.acknowledged_by, c.acknowledged_at FROM crisis_case c
  WHERE c.acknowledged_at IS NOT NULL AND c.closed_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM crisis_event e WHERE e.case_id = c.id AND e.what = 'acknowledged' AND e.at = c.acknowledged_at)
  FOR UPDATE OF c SKIP LOCKED
),
noted AS (
  INSERT INTO crisis_event (case_id, at, what, staff_id)
  SELECT id, acknowledged_at, 'acknowledged', acknowledged_by FROM taken
),
told AS (
  INSERT INTO knock (key, person_id, at, inbound)
  SELECT DISTINCT 'crisis-taken:' || t.id || ':' || t.round || ':' || k.person_id, k.person_id, t.acknowledged_at,
    jsonb_build_object('kind', 'news', 'key', 'on-call.taken', 'params', jsonb_build_object('name', s.name), 'urgent', true)
  FROM taken t JOIN staff_user s ON s.id = t.acknowledged_by
  JOIN knock k ON k.key LIKE 'crisis:' || t.id || ':' || t.round || ':%' AND k.person_id IS DISTINCT FROM s.person_id
  ON CONFLICT (key) DO NOTHING
)
SELECT id, pg_notify('${PULSE_CHANNEL}', conversation_id::text) FROM taken`;

/** Notes with each case who took it on, and has the others told. */
export const noteTaken = async (pool: Pool): Promise<number> => (await pool.query(TELL_TAKEN)).rowCount ?? 0;
