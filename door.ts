import type { Channel } from './bot/channels/channel.ts';
import { receive } from './bot/engine/attachment.ts';
import { createInbound, type Receipt } from './bot/inbound.ts';
import type { Commit, Emergency, Knock } from './bot/ports.ts';
import type { Foundation } from './foundation.ts';
import { createLedger } from './prisma/ledger.ts';
import { createIntake } from './prisma/stores/files.ts';
import { RECORD_STORES } from './prisma/stores/index.ts';
import { createReceipts } from './prisma/stores/receipts.ts';
import { createFetcher, type Fetcher } from './workers/fetcher.ts';
import { createOutbox, type OutboxWorker } from './workers/outbox.ts';
import { spokenOf } from './workers/speech.ts';

/** The door of one process, with what goes out by it and what is still to be fetched. */
export type Door = {
  readonly inbound: (knock: Knock) => Promise<Receipt>;
  readonly outbox: OutboxWorker;
  readonly fetcher: Fetcher;
};

/**
 * Hangs the door: the spine over the stores, with an outbox for the channels that this process holds. Messages for
 * other channels are carried to whoever holds those. `holder` is the number of this process in `prisma/presence.ts`.
 */
export function hangDoor(foundation: Foundation, channels: readonly Channel[], holder: number | null = null): Door {
  const { house, words, stores, carrier, database, metrics, log } = foundation;
  const held = new Map(channels.map((channel) => [channel.name, channel]));
  const { files } = stores;
  const ledger = createLedger(database.pool, RECORD_STORES, (channel) => held.has(channel), holder);
  const alarm = (what: string, error: unknown, about = {}) => log.error({ error, ...about }, what);
  const outbox = createOutbox({
    channels,
    words,
    files,
    receipts: createReceipts(database.pool, ledger, holder),
    carrier,
    alarm,
    observed: metrics.delivered,
  });
  const emergency: Emergency = async ({ channel, id: to }, language, sayings) => {
    const nowhere = { conversation: '', turn: 0, channel, to, language, isAnswer: true, attempts: 0 };
    for (const [position, saying] of sayings.entries()) {
      await held
        .get(channel)
        ?.send(spokenOf({ ...nowhere, position, saying }, words, files))
        .catch((error) => alarm('emergency', error));
    }
  };
  const waiting = {
    wake: (knocks: readonly { key: string; at: string }[]) =>
      knocks.forEach(({ key, at }) => void carrier.knock(key, at)),
  };
  const clock = () => new Date().toISOString();
  const fetcher = createFetcher({ channels, intake: createIntake(database.pool), alarm });
  const commit = noticing(ledger.commit, fetcher.wake);
  const inbound = createInbound({ house, ...stores, commit, outbox, waiting, emergency, clock, alarm });
  return { inbound: observed(inbound, metrics.knocked), outbox, fetcher };
}

/** Tells of every turn that brought a file, once it is committed. */
const noticing =
  (commit: Commit, brought: () => void): Commit =>
  async (turn) => {
    const verdict = await commit(turn);
    const files = turn.effects.some((effect) => effect.kind === 'record' && effect.name === receive.record);
    if (files && verdict.kind === 'committed') brought();
    return verdict;
  };

/** Counts and times every knock by its kind, never by whose it is. */
function observed(inbound: Door['inbound'], knocked: Foundation['metrics']['knocked']): Door['inbound'] {
  return async (knock) => {
    const begun = performance.now();
    let result = 'failed';
    try {
      const receipt = await inbound(knock);
      result = receipt;
      return receipt;
    } finally {
      knocked(knock.arrival.inbound.kind, result, (performance.now() - begun) / 1_000);
    }
  };
}
