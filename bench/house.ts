import { house } from '../bot/capabilities/index.ts';
import type { Channel } from '../bot/channels/channel.ts';
import { compile } from '../bot/engine/lexicon.ts';
import { createInbound } from '../bot/inbound.ts';
import { loadLexicons } from '../bot/lexicons.ts';
import { loadWords } from '../bot/words.ts';
import { type Database, openDatabase } from '../prisma/client.ts';
import { createLedger } from '../prisma/ledger.ts';
import { migrate } from '../prisma/migrate.ts';
import { createStores, RECORD_STORES } from '../prisma/stores/index.ts';
import { planSeries } from '../prisma/stores/planning.ts';
import { createReceipts } from '../prisma/stores/receipts.ts';
import { createOutbox } from '../workers/outbox.ts';

/** As many mentees with a weekly meeting as are asked for; all of them have joined before. */
const peopleOf = (count: number): string => `
INSERT INTO centre VALUES ('c', 'Centre', 'District', NULL);
INSERT INTO programme VALUES ('p', 'c', 'Programme');
INSERT INTO person (name, language, roles, consented_at) SELECT 'mentee ' || i, 'nl', '{mentee}', now() FROM generate_series(1, ${count}) i;
INSERT INTO person (name, language, roles, consented_at) SELECT 'mentor ' || i, 'nl', '{mentor}', now() FROM generate_series(1, ${count}) i;
INSERT INTO match (programme_id, mentor_id, mentee_id, rule, start_time, minutes, place, from_day, until_day)
  SELECT 'p', mentor.id, mentee.id, 'FREQ=WEEKLY;BYDAY=TU', '14:00', 60, 'room', '2026-10-01', '2027-02-01'
  FROM person mentee JOIN person mentor ON mentor.name = replace(mentee.name, 'mentee', 'mentor') WHERE mentee.name LIKE 'mentee%';
INSERT INTO address (person_id, channel, external)
  SELECT id, 'stub', (row_number() OVER (ORDER BY id) - 1)::text FROM person WHERE name LIKE 'mentee%';
INSERT INTO conversation (person_id, address_id) SELECT person_id, id FROM address`;

const ZONE = 'Europe/Amsterdam';
const NOW = '2026-11-23T09:00:00.000Z';

const channel: Channel = {
  name: 'stub',
  abilities: { buttons: 8, buttonLength: 40, textLength: 4_096, deletes: true, fileBytes: 0, places: false },
  async start() {},
  async stop() {},
  send: async () => ({ kind: 'sent', platformId: '1' }),
  isReady: async () => true,
};

const fail = (what: string, error: unknown): never => {
  throw new Error(what, { cause: error });
};

/** The house as it runs: the real spine, engine, words, stores and outbox; only the network is a stub. */
export type BenchHouse = {
  readonly database: Database;
  /** One message of one mentee, answered and committed when it resolves. */
  take(conversation: number, turn: number, text: string): Promise<void>;
  /** Resolves when everything is sent and noted. */
  idle(): Promise<void>;
};

export async function openBenchHouse(url: string, people: number): Promise<BenchHouse> {
  await migrate(url);
  const database = openDatabase(url, (error) => fail('database', error));
  await database.pool.query(peopleOf(people));
  await planSeries(database.pool, ZONE, '2026-10-01');
  const words = loadWords();
  const { conversations, facts } = createStores(database, ZONE);
  const ledger = createLedger(database.pool, RECORD_STORES, () => true);
  const outbox = createOutbox({
    channels: [channel],
    words,
    files: { read: async () => null, entry: async () => null },
    receipts: createReceipts(database.pool, ledger),
    carrier: { knock() {}, deliver: () => fail('a message had to wait', null) },
    alarm: fail,
    observed() {},
  });
  const inbound = createInbound({
    house: house(compile(loadLexicons(), words.label)),
    conversations,
    facts,
    commit: ledger.commit,
    outbox,
    waiting: { wake() {} },
    emergency: async () => {},
    clock: () => NOW,
    alarm: fail,
  });
  return {
    database,
    async take(conversation, turn, text) {
      const from = { address: { channel: 'stub', id: String(conversation) } };
      await inbound({ from, arrival: { key: `${conversation}-${turn}`, inbound: { kind: 'text', text } } });
    },
    idle: () => outbox.idle(),
  };
}
