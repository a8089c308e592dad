import { randomUUID } from 'node:crypto';
import type { Channel } from '../../../bot/channels/channel.ts';
import { say } from '../../../bot/engine/effect.ts';
import type { Saying } from '../../../bot/engine/saying.ts';
import { resting } from '../../../bot/engine/session.ts';
import { createInbound } from '../../../bot/inbound.ts';
import type { Conversation, Emergency, Knock, Outbox, Outgoing, TurnRecord } from '../../../bot/ports.ts';
import type { Database } from '../../../prisma/client.ts';
import { createLedger } from '../../../prisma/ledger.ts';
import { createConversations } from '../../../prisma/stores/conversations.ts';
import { createFiles, createIntake } from '../../../prisma/stores/files.ts';
import { createStores, RECORD_STORES } from '../../../prisma/stores/index.ts';
import { createReceipts } from '../../../prisma/stores/receipts.ts';
import { createFetcher } from '../../../workers/fetcher.ts';
import { createOutbox, type OutboxWorker } from '../../../workers/outbox.ts';
import { spokenOf } from '../../../workers/speech.ts';
import { keeping } from '../../stores/keeping.ts';
import { theHouse } from '../../talk/house.ts';
import { OURS } from './books.ts';
import { wording } from './words.ts';

/** When a knock fails: the stores are away, or the house has it and dies before anybody hears so. */
export type Break = 'before' | 'after';

/**
 * The house as it is in earnest: every room, the spine, PostgreSQL, the outbox, the fetcher. One driver at a time
 * stands before it; when the time of what waits has come, the test decides.
 */
export type House = {
  /** The driver that stands before the house now. */
  readonly driver: Channel;
  /** A driver stands before the house from now on, with an outbox that knows nothing of earlier ones. */
  over(driver: Channel): void;
  /** What a driver is started with; something else, where a test plays a house of its own. */
  receive: (knock: Knock) => Promise<unknown>;
  /** The next knocks of somebody fail, so many of them; each time `broken` is called. */
  breaks(address: string, when: Break, times: number, broken?: () => Promise<void>): void;
  /** Has the house say something to somebody who waits for it, in one turn. Resolves when it was tried. */
  says(address: string, ...sayings: readonly Saying[]): Promise<void>;
  /** The same, and the process dies before anything of it is sent. */
  commits(address: string, ...sayings: readonly Saying[]): Promise<Said>;
  /** Resolves when nothing is being sent. */
  idle(): Promise<void>;
  /** The time of everything that waits has come, also of what a process died over. */
  timePasses(): Promise<void>;
};

/** What was committed to be said, and whether something earlier is still on its way. */
type Said = { readonly outgoing: readonly Outgoing[]; readonly behind: boolean };

type Alarm = (what: string, error: unknown) => void;
const AWAY = () => Promise.reject(new Error('the stores are away'));
const IDLE = { wake() {}, follow() {} };
const clock = () => new Date().toISOString();

export function createHouse(database: Database, channel: string, alarm: Alarm): House {
  const { pool } = database;
  const ledger = createLedger(pool, RECORD_STORES, () => true);
  let current: { readonly driver: Channel; readonly outbox: OutboxWorker } | null = null;
  let broken = { address: '', when: 'before' as Break, times: 0, told: async () => {} };
  const now = () => {
    if (current === null) throw new Error('no driver stands before the house');
    return current;
  };
  const emergency: Emergency = async ({ id: to }, language, sayings) => {
    const nowhere = { conversation: '', turn: 0, channel, to, language, isAnswer: true, attempts: 0 };
    for (const [position, saying] of sayings.entries())
      await now().driver.send(spokenOf({ ...nowhere, position, saying }, wording));
  };
  const outbox: Outbox = { wake: (all) => now().outbox.wake(all), follow: (all) => now().outbox.follow(all) };
  const spine = { house: theHouse, waiting: { wake() {} }, emergency, clock, alarm };
  const stores = createStores(database, 'Europe/Amsterdam');
  const inbound = createInbound({ ...spine, ...stores, commit: ledger.commit, outbox });
  const storeless = createInbound({
    ...spine,
    conversations: { recognise: AWAY, remember() {}, mistrust() {} },
    facts: { answer: AWAY },
    commit: AWAY,
    outbox: IDLE,
  });
  const commits: House['commits'] = async (address, ...sayings) => {
    const before = await createConversations(pool).recognise({ address: { channel, id: address } });
    const turn = turnOf(before as Conversation, sayings);
    const verdict = await ledger.commit(turn);
    if (verdict.kind !== 'committed') throw new Error(`it was not committed: ${verdict.kind}`);
    return { outgoing: turn.outgoing, behind: verdict.behind === true };
  };

  return {
    get driver() {
      return now().driver;
    },
    over: (driver) => {
      current = { driver, outbox: outboxOver(driver, database, ledger, alarm) };
    },
    async receive(knock) {
      const isBroken = broken.times > 0 && 'address' in knock.from && knock.from.address.id === broken.address;
      if (!isBroken) return inbound(knock);
      broken.times--;
      await (broken.when === 'after' ? inbound : storeless)(knock).catch(() => {});
      await broken.told();
      throw new Error('the stores are away');
    },
    breaks: (address, when, times, told = async () => {}) => {
      broken = { address, when, times, told };
    },
    commits,
    async says(address, ...sayings) {
      const { outgoing, behind } = await commits(address, ...sayings);
      if (behind) outbox.follow(outgoing);
      else outbox.wake(outgoing);
      await now().outbox.idle();
    },
    idle: () => now().outbox.idle(),
    async timePasses() {
      await now().outbox.idle();
      await pool.query(`UPDATE outbox SET not_before = NULL, lease_until = lease_until - interval '1 hour'`);
      current = { driver: now().driver, outbox: outboxOver(now().driver, database, ledger, alarm) };
      await now().outbox.sweep(channel);
      await now().outbox.idle();
    },
  };
}

function outboxOver(
  driver: Channel,
  { prisma, pool }: Database,
  ledger: ReturnType<typeof createLedger>,
  alarm: Alarm,
) {
  return createOutbox({
    channels: [driver],
    words: wording,
    files: createFiles(prisma, keeping),
    receipts: createReceipts(pool, ledger),
    carrier: { knock() {}, deliver() {} },
    alarm,
    observed() {},
  });
}

/** Fetches the files that came in and still lie with the driver. */
export const fetchAll = ({ driver, receive: knock }: House, { pool }: Database, alarm: Alarm): Promise<number> =>
  createFetcher({ channels: [driver], intake: createIntake(pool, keeping.seal), knock, alarm }).sweep();

/** A turn in which these things are said. */
function turnOf(before: Conversation, sayings: readonly Saying[]): TurnRecord {
  const { id: conversation, version, channel, to } = before;
  const [turn, at] = [version + 1, clock()];
  const where = { conversation, turn, channel, to, language: 'nl', isAnswer: true, attempts: 0 } as const;
  return {
    before,
    session: resting(before.session, sayings.at(-1) ?? null, turn, at),
    arrival: { key: `${OURS}${randomUUID()}`, inbound: { kind: 'text', text: '…' } },
    at,
    effects: sayings.map((saying) => say(saying)),
    outgoing: sayings.map((saying, index) => ({ ...where, position: index + 1, saying })),
  };
}
