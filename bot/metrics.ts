import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What is counted. No label ever holds anything of a person. */
export type Metrics = {
  /** Prometheus text. */
  print(): Promise<string>;
  readonly contentType: string;
  /** A knock was answered, was a duplicate, or failed, after so many seconds. */
  knocked(kind: string, result: string, seconds: number): void;
  delivered(channel: string, result: string): void;
};

/** From a quick reply to one that a person would call slow. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** How full the outbox and the desks are. */
type Figures = Readonly<Record<'pending' | 'held' | 'dead' | 'waiting' | 'documents', number>>;

/** `outbox` is asked at every reading, so that the figures are those of the whole house and not of one process. */
export function createMetrics(outbox: () => Promise<Figures>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'buurtmus_' });
  const registers = [registry];
  const turns = new Histogram({
    name: 'buurtmus_turn_seconds',
    help: 'From a knock to its committed answer',
    labelNames: ['kind', 'result'],
    buckets: SECONDS,
    registers,
  });
  const deliveries = new Counter({
    name: 'buurtmus_deliveries_total',
    help: 'Attempts to deliver a message',
    labelNames: ['channel', 'result'],
    registers,
  });
  const messages = new Gauge({
    name: 'buurtmus_outbox_messages',
    help: 'Messages by state',
    labelNames: ['state'],
    registers,
  });
  const waiting = new Gauge({
    name: 'buurtmus_conversations_waiting',
    help: 'Conversations that wait for a human',
    registers,
  });
  const documents = new Gauge({
    name: 'buurtmus_documents_waiting',
    help: 'Documents that were handed in and that nobody has looked at yet',
    registers,
  });
  return {
    async print() {
      const now = await outbox();
      messages.set({ state: 'pending' }, now.pending);
      messages.set({ state: 'held' }, now.held);
      messages.set({ state: 'dead' }, now.dead);
      waiting.set(now.waiting);
      documents.set(now.documents);
      return registry.metrics();
    },
    contentType: registry.contentType,
    knocked: (kind, result, seconds) => turns.observe({ kind, result }, seconds),
    delivered: (channel, result) => deliveries.inc({ channel, result }),
  };
}
