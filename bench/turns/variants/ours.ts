import type { Database } from '../../../prisma/client.ts';
import { openBenchHouse } from '../../house.ts';
import { mustBe } from '../result.ts';
import { CONVERSATIONS, measure, TURNS } from '../scenario.ts';

/** The house as it runs. */
export async function ours(url: string) {
  const house = await openBenchHouse(url, CONVERSATIONS);
  const result = await measure(house.take, house.idle);
  await check(house.database);
  await house.database.close();
  return result;
}

async function check({ pool }: Database): Promise<void> {
  const { rows } = await pool.query(`
    SELECT (SELECT count(*)::int FROM absence WHERE reason = 'childcare' AND extent = 'week') AS absences,
           (SELECT count(*)::int FROM message WHERE position = 0) AS heard,
           (SELECT count(*)::int FROM receipt) - (SELECT count(*)::int FROM outbox) AS sent,
           (SELECT count(*)::int FROM conversation WHERE version = 6) AS conversations,
           (SELECT count(*)::int FROM knock) AS knocks`);
  mustBe('absences', rows[0].absences, CONVERSATIONS);
  mustBe('messages heard', rows[0].heard, TURNS);
  // The last turn says two things: what was noted, and whether help may be looked for.
  mustBe('messages sent', rows[0].sent, TURNS + CONVERSATIONS);
  mustBe('conversations', rows[0].conversations, CONVERSATIONS);
  mustBe('mentors to be told', rows[0].knocks, CONVERSATIONS);
}
