import { vi } from 'vitest';
import type { Saying } from '../../bot/engine/saying.ts';
import type { Conversation, Outgoing } from '../../bot/ports.ts';
import { openDatabase } from '../../prisma/client.ts';
import { createLedger } from '../../prisma/ledger.ts';
import { createConversations } from '../../prisma/stores/conversations.ts';
import { createFiles } from '../../prisma/stores/files.ts';
import { RECORD_STORES } from '../../prisma/stores/index.ts';
import { createReceipts } from '../../prisma/stores/receipts.ts';
import { createOutbox, type Delivered, type OutboxWorker } from '../../workers/outbox.ts';
import type { Fresh } from '../stores/database.ts';
import { keeping } from '../stores/keeping.ts';
import { turnOf } from '../stores/turns.ts';
import { words } from '../talk/house.ts';
import type { ChannelDouble } from './channel-double.ts';

/** A process as far as it sends: its own connections, its own memory. */
export type PostOffice = {
  readonly outbox: OutboxWorker;
  /** Seconds after which it asked the queue to try again. */
  readonly carried: number[];
  readonly observed: Delivered[];
  readonly alarms: string[];
  close(): Promise<void>;
};

export function openPostOffice({ url }: Fresh, channel: ChannelDouble): PostOffice {
  const database = openDatabase(url, () => {});
  const ledger = createLedger(database.pool, RECORD_STORES, () => true);
  const office = { carried: [] as number[], observed: [] as Delivered[], alarms: [] as string[] };
  const outbox = createOutbox({
    channels: [channel],
    words,
    files: createFiles(database.prisma, keeping),
    receipts: createReceipts(database.pool, ledger),
    carrier: { knock() {}, deliver: (_, __, seconds) => void office.carried.push(seconds) },
    alarm: (what) => void office.alarms.push(what),
    observed: (_, delivered) => void office.observed.push(delivered),
  });
  return { ...office, outbox, close: () => database.close() };
}

/** Somebody to whom things are said on the channel `test`; what is said waits in the outbox until it is sent. */
export async function somebody({ database: { pool } }: Fresh, to: string, holding = true) {
  const conversations = createConversations(pool);
  const { commit } = createLedger(pool, RECORD_STORES, () => holding);
  let before = (await conversations.recognise({ address: { channel: 'test', id: to } })) as Conversation;
  return {
    conversation: before.id,
    /** One turn, with so many messages; as they stand ready to be sent straight after the commit. */
    async hears(...sayings: Saying[]): Promise<readonly Outgoing[]> {
      const turn = turnOf(before, `turn ${before.version + 1}`);
      const [first] = turn.outgoing as [Outgoing];
      const outgoing = sayings.map((saying, index) => ({ ...first, position: index + 1, saying }));
      const effects = sayings.map((saying) => ({ kind: 'say', saying }) as const);
      await commit({ ...turn, effects, outgoing });
      before = { ...before, version: before.version + 1 };
      return outgoing;
    },
  };
}

/** Time goes by, for PostgreSQL and for this process. */
export async function pass({ database: { pool } }: Fresh, seconds: number): Promise<void> {
  vi.setSystemTime(Date.now() + seconds * 1_000);
  await pool.query(
    `UPDATE outbox SET lease_until = lease_until - make_interval(secs => $1), not_before = not_before - make_interval(secs => $1)`,
    [seconds],
  );
}
