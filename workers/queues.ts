import { setTimeout as pause } from 'node:timers/promises';
import { type BackoffOptions, createPostgresBackend, Queue, Worker } from 'bullmq';
import { createClocks } from './clocks.ts';
import type { JobKind } from './jobs.ts';

/** Where jobs are carried: Redis where there is one, else the PostgreSQL that holds everything else. */
export type Backend = InRedis | { readonly databaseUrl: string };
/** `prefix` keeps the queues of several houses on one Redis apart. */
type InRedis = { readonly redisUrl: string; readonly prefix?: string };

type Handler = { readonly kind: JobKind<never>; readonly run: (payload: never) => Promise<void> };

/** Ties a job to what does it. */
export const handling = <Payload>(kind: JobKind<Payload>, run: (payload: Payload) => Promise<void>): Handler =>
  ({ kind, run }) as unknown as Handler;

export type AddOptions = {
  /** Milliseconds from now. */
  readonly delay?: number;
  /** A job with an id that waits already is not added again. */
  readonly id?: string;
};

export type Queues = {
  add<Payload>(queue: string, kind: JobKind<Payload>, payload: Payload, options?: AddOptions): Promise<void>;
  /** Runs a job again and again; the same job is one schedule, whoever asks for it and however often. */
  repeat(
    queue: string,
    kind: JobKind<Record<string, never>>,
    when: { every: number } | { pattern: string; tz: string },
  ): void;
  /** Does the jobs of a queue, several at once. */
  work(queue: string, handlers: readonly Handler[], concurrency: number): void;
  /** Whether every queue answers; one that is away keeps whoever asks waiting. */
  isReady(): Promise<boolean>;
  /** Finishes what has begun and closes, as far as the queue is there to be told. */
  close(): Promise<void>;
};

type Trouble = (what: string, error: unknown) => void;

/** How long trouble is waited out. */
export type Patience = {
  /** Milliseconds after which a job is taken over from a process that was killed. */
  readonly lockMs: number;
  /** How often it is made sure that no clock was lost. */
  readonly windMs: number;
  /** How long a goodbye may take; a queue that is away does not answer it. */
  readonly closeMs: number;
};
const PATIENCE: Patience = { lockMs: 30_000, windMs: 15_000, closeMs: 5_000 };

/** What is done or given up stands in PostgreSQL; a job that stayed behind would only block its successor's id. */
const KEPT = { removeOnComplete: true, removeOnFail: true };
const PG_CONNECTIONS = 4;

/** BullMQ's words for "here is your backend" differ per backend; this is the only place that knows. */
function openerOf(backend: Backend, { lockMs }: Patience) {
  const locks = { lockDuration: lockMs, stalledInterval: lockMs };
  if ('redisUrl' in backend) {
    const { redisUrl: url, prefix = 'bull' } = backend;
    const options = { connection: { url, maxRetriesPerRequest: null }, prefix };
    return {
      queue: (name: string) => new Queue(name, options),
      worker: (name: string, run: Processor, concurrency: number) =>
        new Worker(name, run, { ...options, ...locks, concurrency }),
    };
  }
  const connection = { connectionString: backend.databaseUrl, schema: 'bullmq', migrate: true, max: PG_CONNECTIONS };
  const factory = createPostgresBackend as never;
  return {
    queue: (name: string) => new Queue(name, { connection } as never, factory),
    worker: (name: string, run: Processor, concurrency: number) =>
      new Worker(name, run, { connection, ...locks, concurrency } as never, factory),
  };
}

type Processor = (job: { name: string; data: unknown }) => Promise<void>;

const processorOf = (handlers: readonly Handler[]): Processor => {
  const known = new Map(handlers.map((handler) => [handler.kind.name, handler]));
  return async ({ name, data }) => {
    const handler = known.get(name);
    if (handler === undefined) throw new Error(`nobody here does ${name}`);
    await handler.run(handler.kind.payload.parse(data));
  };
};

const optionsOf = <Payload>({ attempts, backoff }: JobKind<Payload>) => ({
  ...KEPT,
  attempts,
  backoff: { type: 'exponential', delay: backoff } satisfies BackoffOptions,
});

/** Opens the queues of the house. Trouble with the connection is told and waited out, never thrown at a turn. */
export function openQueues(backend: Backend, trouble: Trouble, patience = PATIENCE): Queues {
  const opener = openerOf(backend, patience);
  const queues = new Map<string, Queue>();
  const workers: Worker[] = [];
  const clocks = createClocks(patience.windMs, (error) => trouble('a clock could not be wound', error));
  const queueOf = (name: string): Queue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const queue = opener.queue(name);
    queue.on('error', (error) => trouble(`queue ${name}`, error));
    queues.set(name, queue);
    return queue;
  };
  return {
    async add(queue, kind, payload, { delay, id } = {}) {
      const options = {
        ...optionsOf(kind),
        ...(delay === undefined ? {} : { delay }),
        ...(id === undefined ? {} : { jobId: id }),
      };
      await queueOf(queue).add(kind.name, payload, options);
    },
    repeat(queue, kind, when) {
      const template = { name: kind.name, data: {}, opts: optionsOf(kind) };
      clocks.keep({
        next: async () => (await queueOf(queue).getJobScheduler(kind.name))?.next ?? null,
        wind: async () => void (await queueOf(queue).upsertJobScheduler(kind.name, when, template)),
      });
    },
    work(queue, handlers, concurrency) {
      const worker = opener.worker(queue, processorOf(handlers), concurrency);
      worker.on('error', (error) => trouble(`worker ${queue}`, error));
      worker.on('failed', (job, error) => trouble(`job ${job?.name ?? ''} of ${queue}`, error));
      workers.push(worker);
    },
    isReady: () =>
      Promise.all([...queues.values()].map((queue) => queue.getWaitingCount())).then(
        () => true,
        () => false,
      ),
    async close() {
      clocks.stop();
      const closed = (async () => {
        await Promise.all(workers.map((worker) => worker.close()));
        await Promise.all([...queues.values()].map((queue) => queue.close()));
      })();
      await Promise.race([closed, pause(patience.closeMs, undefined, { ref: false })]);
    },
  };
}
