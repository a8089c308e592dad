import { discard, gather, takeBack } from './bot/capabilities/cv-desk/facts.ts';
import { tell } from './bot/capabilities/cv-talk/facts.ts';
import { wipe } from './bot/capabilities/my-data/facts.ts';
import { acknowledge } from './bot/capabilities/on-call/facts.ts';
import { type Channel, sendsOn } from './bot/channels/channel.ts';
import type { Pusher } from './bot/crisis/push.ts';
import { receive } from './bot/engine/attachment.ts';
import { raised } from './bot/engine/crisis.ts';
import { createInbound, type Receipt } from './bot/inbound.ts';
import type { Commit, Emergency, Knock } from './bot/ports.ts';
import type { Foundation } from './foundation.ts';
import { createLedger } from './prisma/ledger.ts';
import { keptSecret } from './prisma/secret.ts';
import { createCaseWatch } from './prisma/stores/crisis-watch.ts';
import { createErasures } from './prisma/stores/erasures.ts';
import { createIntake } from './prisma/stores/files.ts';
import { RECORD_STORES } from './prisma/stores/index.ts';
import { createReceipts } from './prisma/stores/receipts.ts';
import { documentJobs } from './workers/document-jobs.ts';
import { runKnock } from './workers/due.ts';
import { createEraser, type Eraser } from './workers/eraser.ts';
import { createFetcher, type Fetcher } from './workers/fetcher.ts';
import { createOutbox, type OutboxWorker } from './workers/outbox.ts';
import { createPusher, newPushKeys, type PushKeys } from './workers/push.ts';
import { spokenOf } from './workers/speech.ts';
import { createWatch, type Watch } from './workers/watch.ts';

/** The door of one process, with what goes out by it and what is still to be fetched. */
export type Door = {
  readonly inbound: (knock: Knock) => Promise<Receipt>;
  readonly outbox: OutboxWorker;
  readonly fetcher: Fetcher;
  readonly eraser: Eraser;
  readonly watch: Watch;
  readonly pusher: Pusher;
};

/**
 * Hangs the door: the spine over the stores, with an outbox for the channels that this process holds. Messages for
 * other channels are carried to whoever holds those. `holder` is the number of this process in `prisma/presence.ts`.
 */
export function hangDoor(foundation: Foundation, channels: readonly Channel[], holder: number | null = null): Door {
  const { house, words, stores, carrier, database, keeping, queues, metrics, log, env } = foundation;
  const held = new Map(channels.map((channel) => [channel.name, channel]));
  const { files } = stores;
  const ledger = createLedger(database.pool, RECORD_STORES, (name) => isOurs(held.get(name)), holder);
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
      try {
        await held.get(channel)?.send(spokenOf({ ...nowhere, position, saying }, words, files));
      } catch (error) {
        alarm('emergency', error);
      }
    }
  };
  const waiting = {
    wake: (knocks: readonly { key: string; at: string }[]) =>
      knocks.forEach(({ key, at }) => void carrier.knock(key, at)),
  };
  const clock = () => new Date().toISOString();
  const knock = (one: Knock) => inbound(one);
  const jobs = documentJobs(queues, alarm);
  const intake = createIntake(database.pool, keeping.seal);
  const fetcher = createFetcher({ channels, intake, knock, alarm, settled: jobs.read });
  const eraser = createEraser({ channels, erasures: createErasures(database.pool), knock, alarm });
  const pusher = pusherOf(foundation);
  const watch = createWatch({
    cases: createCaseWatch(database.pool, env.CENTRE_TIMEZONE),
    pusher,
    say: (key) => runKnock(stores.knocks, knock, clock, key),
    clock,
    alarm,
  });
  const commit = noticing(ledger.commit, {
    [receive.record]: fetcher.wake,
    [gather.record]: jobs.read,
    [tell.record]: jobs.read,
    [takeBack.record]: jobs.erase,
    [discard.record]: jobs.erase,
    forget: jobs.erase,
    [wipe.record]: () => {
      eraser.wake();
      jobs.erase();
    },
    [raised.record]: watch.wake,
    [acknowledge.record]: watch.wake,
  });
  const inbound = createInbound({ house, ...stores, commit, outbox, waiting, emergency, clock, alarm });
  return { inbound: observed(inbound, metrics.knocked), outbox, fetcher, eraser, watch, pusher };
}

/** Rings with the one pair of keys that this house has; made when it is first needed, and kept with its secrets. */
function pusherOf({ database, env }: Foundation): Pusher {
  const keys = async () =>
    JSON.parse(await keptSecret(database.pool, 'push', () => JSON.stringify(newPushKeys()))) as PushKeys;
  return createPusher(keys, env.PUBLIC_URL.startsWith('https:') ? env.PUBLIC_URL : `mailto:${env.STAFF_EMAIL}`);
}

const isOurs = (channel: Channel | undefined): boolean => channel !== undefined && sendsOn(channel);

/** Wakes whoever has something to do because of a record or another effect, once it is committed. */
const noticing =
  (commit: Commit, wakes: Readonly<Record<string, () => void>>): Commit =>
  async (turn) => {
    const verdict = await commit(turn);
    if (verdict.kind !== 'committed') return verdict;
    for (const effect of turn.effects) wakes[effect.kind === 'record' ? effect.name : effect.kind]?.();
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
