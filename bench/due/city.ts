import { type Database, openDatabase } from '../../prisma/client.ts';
import { migrate } from '../../prisma/migrate.ts';
import { planSeries } from '../../prisma/stores/planning.ts';

export const ZONE = 'Europe/Amsterdam';
/** Two weeks of a city: long enough for a week before and after the day that is looked at. */
const FROM = '2026-11-16';
const UNTIL = '2026-11-29';

/**
 * So many people, two by two, with a slot each: on five weekdays, from nine in the morning by the quarter of an hour.
 * All have joined a chat and agreed.
 */
const peopleOf = (people: number): string => `
INSERT INTO centre VALUES ('c', 'Centre', 'District', NULL);
INSERT INTO programme VALUES ('p', 'c', 'Programme');
INSERT INTO person (name, language, roles, consented_at) SELECT 'mentee ' || i, 'ar', '{mentee}', now() FROM generate_series(1, ${people / 2}) i;
INSERT INTO person (name, language, roles, consented_at) SELECT 'mentor ' || i, 'nl', '{mentor}', now() FROM generate_series(1, ${people / 2}) i;
INSERT INTO match (programme_id, mentor_id, mentee_id, rule, start_time, minutes, place, from_day, until_day)
  SELECT 'p', mentor.id, mentee.id, 'FREQ=WEEKLY;BYDAY=' || (ARRAY['MO','TU','WE','TH','FR'])[1 + i % 5],
         to_char(time '09:00' + (i / 5 % 36) * interval '15 minutes', 'HH24:MI'), 60, 'room', '${FROM}', '${UNTIL}'
  FROM generate_series(1, ${people / 2}) i
  JOIN person mentee ON mentee.name = 'mentee ' || i JOIN person mentor ON mentor.name = 'mentor ' || i;
INSERT INTO address (person_id, channel, external) SELECT id, 'stub', id::text FROM person;
INSERT INTO conversation (person_id, address_id) SELECT person_id, id FROM address;`;

/** A database with a city in it, its timetable written; and how long writing it took, in seconds. */
export async function openCity(url: string, people: number): Promise<{ database: Database; planned: number }> {
  await migrate(url);
  const database = openDatabase(url, (error) => {
    throw error;
  });
  await database.pool.query(peopleOf(people));
  const begin = performance.now();
  await planSeries(database.pool, ZONE, FROM);
  const planned = (performance.now() - begin) / 1_000;
  await database.pool.query('ANALYZE');
  return { database, planned };
}
