import type { Pool } from 'pg';
import { dayAfter } from '../../bot/engine/weekly.ts';
import { weeklyOn } from '../../prisma/timetable/rule.ts';
import { type Hearer, type Mentee, weekdayOf } from './cast.ts';

/** Its work never ends, so that news is told at once at whatever hour this runs. */
const CENTRE = `
INSERT INTO centre (id, name, district, work_from, work_until, work_days)
VALUES ('survival', 'Centre', 'District', '00:00', '24:00', '{1,2,3,4,5,6,7}')`;

/** Quiet hours that begin when they end are none: news reach their hearers at whatever hour this runs. */
const PEOPLE = `
INSERT INTO person (id, centre_id, name, language, roles, consented_at, quiet_from, quiet_until)
SELECT id, 'survival', name, language, ARRAY[role], CASE WHEN agreed THEN now() END, '00:00', '00:00'
FROM json_to_recordset($1) AS p(id uuid, name text, language text, role text, agreed boolean)`;

const JOINED = `
WITH here AS (
  INSERT INTO address (person_id, channel, external)
  SELECT id, 'telegram', chat FROM json_to_recordset($1) AS p(id uuid, chat text) RETURNING id, person_id
)
INSERT INTO conversation (person_id, address_id) SELECT person_id, id FROM here`;

const INVITED = `
INSERT INTO invitation (code, person_id, expires_at)
SELECT code, id, now() + interval '1 day' FROM json_to_recordset($1) AS p(id uuid, code text)`;

const MATCHES = `
INSERT INTO match (id, programme_id, mentor_id, mentee_id, coordinator_id, rule, start_time, minutes, place, from_day, until_day)
SELECT id, 'survival', mentor, mentee, coordinator, rule, '14:00', 60, 'room', "from", until
FROM json_to_recordset($1) AS m(id uuid, mentor uuid, mentee uuid, coordinator uuid, rule text, "from" date, until date)`;

/** Puts the cast into the database: who is invited still has to come by her link, the others have joined before. */
export async function seedCast(pool: Pool, cast: readonly Mentee[], today: string): Promise<void> {
  const put = (text: string, rows: readonly object[]) => pool.query(text, [JSON.stringify(rows)]);
  const mentors = cast.map(({ mentor }) => mentor);
  const coordinators = [...new Map(cast.map(({ coordinator }) => [coordinator.id, coordinator])).values()];
  await pool.query(CENTRE);
  await pool.query(`INSERT INTO programme (id, centre_id, name) VALUES ('survival', 'survival', 'Programme')`);
  await put(PEOPLE, [
    ...cast.map(({ id, language, code }) => ({ id, name: 'Huda', language, role: 'mentee', agreed: code === null })),
    ...mentors.map(({ id }) => ({ id, name: 'Willem', language: 'nl', role: 'mentor', agreed: true })),
    ...coordinators.map(({ id }) => ({ id, name: 'Petra', language: 'nl', role: 'coordinator', agreed: true })),
  ]);
  await put(JOINED, [
    ...cast.filter(({ code }) => code === null).map(({ id, chat }) => ({ id, chat: String(chat) })),
    ...[...mentors, ...coordinators].filter(hasChat).map(({ id, chat }) => ({ id, chat: String(chat) })),
  ]);
  await put(
    INVITED,
    cast.filter(({ code }) => code !== null).map(({ id, code }) => ({ id, code })),
  );
  await put(
    MATCHES,
    cast.map(({ id, match, mentor, coordinator, meets }) => ({
      id: match,
      mentor: mentor.id,
      mentee: id,
      coordinator: coordinator.id,
      rule: weeklyOn(weekdayOf(meets)),
      from: today,
      until: dayAfter(today, 90),
    })),
  );
}

const hasChat = ({ chat }: Hearer): boolean => chat !== null;
