import { expect } from 'vitest';
import type { TurnRecord } from '../../bot/ports.ts';
import type { Database } from '../../prisma/client.ts';
import { createLedger } from '../../prisma/ledger.ts';
import { createCalendar } from '../../prisma/stores/calendar.ts';
import { createCrisisDesk } from '../../prisma/stores/desk-crisis.ts';
import { createStores, RECORD_STORES } from '../../prisma/stores/index.ts';
import { createKnocks } from '../../prisma/stores/knocks.ts';
import { createPlanner } from '../../prisma/stores/planner.ts';
import { noteUnreachable } from '../../prisma/stores/reach.ts';
import type { Stores } from '../talk/house.ts';
import { cvDeskActs } from './cv-desk-acts.ts';

const ZONE = 'Europe/Amsterdam';

/**
 * The real stores on PostgreSQL, to play transcripts in. People of the play have their addresses on `channel`. What
 * was recorded is read from the effects as committed.
 */
export function postgresStores(database: Database, channel = 'web'): Stores {
  const { prisma, pool } = database;
  const { conversations, facts } = createStores(database, ZONE);
  const { commit } = createLedger(pool, RECORD_STORES, () => true);
  const committed: TurnRecord[] = [];
  return {
    conversations,
    facts,
    knocks: createKnocks(prisma),
    calendar: createCalendar(pool, ZONE),
    planner: createPlanner(pool),
    async commit(turn) {
      const verdict = await commit(turn);
      if (verdict.kind === 'committed') committed.push(turn);
      return verdict;
    },
    async join(id, external, language) {
      await prisma.person.update({ where: { id }, data: { language } });
      const address = await prisma.address.create({ data: { personId: id, channel, external } });
      await prisma.conversation.create({ data: { personId: id, addressId: address.id } });
    },
    async block(external) {
      const { id, version } = await prisma.conversation.findFirstOrThrow({
        where: { address: { channel, external } },
        orderBy: { lastAt: 'desc' },
      });
      await noteUnreachable(pool, { conversation: id, turn: version }, 'blocked');
    },
    ...cvDeskActs(pool),
    async guardian(person, child) {
      // All seven days in words: by that a test's own guardian is known from those of the demo, and forgotten.
      await pool.query(`INSERT INTO guardian SELECT id, $1, '{1,2,3,4,5,6,7}' FROM child WHERE name = $2`, [
        person,
        child,
      ]);
    },
    async closeCases() {
      const desk = createCrisisDesk(database, ZONE);
      for (const { id } of await desk.open()) await desk.close(id, 'staff-petra', 'reached', new Date().toISOString());
    },
    async askNoReasons() {
      await pool.query('UPDATE centre SET asks_reason = false');
    },
    async expectRecord(name, data, where) {
      const records = committed.flatMap(({ effects }) => effects).filter((effect) => effect.kind === 'record');
      const wanted = expect.objectContaining({ name, data: expect.objectContaining(data) });
      expect(records, where).toContainEqual(wanted);
    },
  };
}
