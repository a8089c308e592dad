import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../prisma/client.ts';

export type Fresh = {
  readonly database: Database;
  readonly url: string;
  /** Forgets everything that was said and done; the demo world is as it was. */
  reset(): Promise<void>;
  drop(): Promise<void>;
};

const FORGET = `
DELETE FROM message;
DELETE FROM outbox;
DELETE FROM receipt;
DELETE FROM conversation;
DELETE FROM address;
DELETE FROM milestone;
DELETE FROM knock;
DELETE FROM absence;
DELETE FROM attendance;
DELETE FROM check_in;
DELETE FROM question_count;
DELETE FROM place_report;
DELETE FROM unmet_count;
DELETE FROM referral;
DELETE FROM submission;
DELETE FROM document_erasure;
DELETE FROM invitation;
DELETE FROM answer;
DELETE FROM planner;
DELETE FROM calendar_feed;
DELETE FROM crisis_case;
DELETE FROM on_call;
DELETE FROM push_device;
DELETE FROM guardian WHERE cardinality(weekdays) = 7;
UPDATE centre SET asks_reason = true WHERE NOT asks_reason;
UPDATE slot SET taken_by = NULL;
UPDATE occasion SET day = (moved_from AT TIME ZONE 'Europe/Amsterdam')::date, starts_at = moved_from, ends_at = moved_from + make_interval(mins => minutes), moved_from = NULL WHERE moved_from IS NOT NULL;
UPDATE occasion SET state = 'planned', changed_at = NULL WHERE changed_at IS NOT NULL;
UPDATE occasion SET state = 'planned', why = NULL WHERE why = 'skipped';
UPDATE match SET paused_until = NULL, ended_on = NULL, outcome = NULL;
UPDATE appointment SET interpreter = NULL, childcare = false;
DELETE FROM person WHERE name IS NULL;
UPDATE person SET consented_at = created_at, stopped_at = NULL, help_offered_at = NULL, discreet = false`;

/** A database of this test file's own, with the demo world in it; gone when `drop` is called. */
export async function freshDatabase(): Promise<Fresh> {
  const server = inject('databaseServer');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template`);
  const url = server.replace(/\/[^/]*$/u, `/${name}`);
  const database = openDatabase(url, () => {});
  return {
    database,
    url,
    async reset() {
      await database.pool.query(FORGET);
    },
    async drop() {
      await database.close();
      await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.end();
    },
  };
}
