import pg from 'pg';

/** Whose name stands in every reminder, so that it can be told from an answer. */
export const MENTOR = 'Burst de Mentor';

/** So many people who have joined in Telegram, in chats 1, 2, 3 …; whoever has quiet hours would hear tomorrow. */
const PEOPLE = `
INSERT INTO person (name, language, roles, consented_at, quiet_from, quiet_until)
SELECT 'mentee ' || i, 'nl', '{mentee}', now(), '00:00', '00:00' FROM generate_series(1, $1::int) i`;
const ADDRESSES = `
INSERT INTO address (person_id, channel, external)
SELECT id, 'telegram', substr(name, 8) FROM person WHERE name LIKE 'mentee %'`;
const CONVERSATIONS = 'INSERT INTO conversation (person_id, address_id) SELECT person_id, id FROM address';

/** A reminder for each of them, due now, as the room of mentoring asks for it. */
const KNOCKS = `
INSERT INTO knock (key, person_id, at, inbound)
SELECT 'burst:' || a.external, a.person_id, now(), json_build_object('kind', 'nudge-due', 'expires', now() + interval '1 day',
  'place', json_build_object('room', 'mentoring', 'step', 'reminder', 'data', json_build_object(
    'match', gen_random_uuid(), 'day', '2030-01-08', 'starts', '2030-01-08T14:00', 'place', 'De Mussen', 'name', $1::text, 'as', 'mentee')))
FROM address a WHERE a.external::int <= $2::int RETURNING key`;

export async function fillWorld(url: string, people: number): Promise<void> {
  await query(url, PEOPLE, [people]);
  await query(url, ADDRESSES);
  await query(url, CONVERSATIONS);
  await query(url, 'ANALYZE');
}

/** Notes the reminders of the first so many people, as the house does when they become due; tells their keys. */
export async function noteReminders(url: string, reminders: number): Promise<readonly string[]> {
  const noted = await query(url, KNOCKS, [MENTOR, reminders]);
  return noted.map(({ key }) => key);
}

/** What is left when it is over: knocks that were not said, messages that were not sent. */
export async function leftIn(url: string): Promise<{ knocks: number; messages: number }> {
  const left = `SELECT (SELECT count(*)::int FROM knock WHERE done_at IS NULL) AS knocks,
    (SELECT count(*)::int FROM outbox) AS messages`;
  return (await query(url, left))[0];
}

async function query(url: string, text: string, values: unknown[] = []) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, values)).rows;
  } finally {
    await client.end();
  }
}
