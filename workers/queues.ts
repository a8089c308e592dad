import { type BackoffOptions, createPostgresBackend, Queue, Worker } from 'bullmq';
import type { JobKind } from './jobs.ts';

/** Where jobs are carried: Redis where there is one, else the PostgreSQL that holds everything else. */
export type Backend = { readonly redisUrl: string } | { readonly databaseUrl: string };

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
  ): Promise<void>;
  /** Does the jobs of a queue, several at once. */
  work(queue: string, handlers: readonly Handler[], concurrency: number): void;
  isReady(): Promise<boolean>;
  /** Finishes what has begun and closes. */
  close(): Promise<void>;
};

type Trouble = (what: string, error: unknown) => void;

/** What is done or given up stands in PostgreSQL; a job that stayed behind would only block its successor's id. */
const KEPT = { removeOnComplete: true, removeOnFail: true };
const PG_CONNECTIONS = 4;

/** BullMQ's words for "here is your backend" differ per backend; this is the only place that knows. */
function openerOf(backend: Backend) {
  if ('redisUrl' in backend) {
    const connection = { url: backend.redisUrl, maxRetriesPerRequest: null };
    return {
      queue: (name: string) => new Queue(name, { connection }),
      worker: (name: string, run: Processor, concurrency: number) => new Worker(name, run, { connection, concurrency }),
    };
  }
  const connection = { connectionString: backend.databaseUrl, schema: 'bullmq', migrate: true, max: PG_CONNECTIONS };
  const factory = createPostgresBackend as never;
  return {
    queue: (name: string) => new Queue(name, { connection } as never, factory),
    worker: (name: string, run: Processor, concurrency: number) =>
      new Worker(name, run, { connection, concurrency } as never, factory),
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
export function openQueues(backend: Backend, trouble: Trouble): Queues {
  const opener = openerOf(backend);
  const queues = new Map<string, Queue>();
  const workers: Worker[] = [];
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
    async repeat(queue, kind, when) {
      await queueOf(queue).upsertJobScheduler(kind.name, when, { name: kind.name, data: {}, opts: optionsOf(kind) });
    },
    work(queue, handlers, concurrency) {
      const worker = opener.worker(queue, processorOf(handlers), concurrency);
      worker.on('error', (error) => trouble(`worker ${queue}`, error));
      worker.on('failed', (job, error) => trouble(`job ${job?.name ?? ''} of ${queue}`, error));
      workers.push(worker);
    },
    isReady: () =>
      Promise.all([...queues.values()].map((queue) => queue.waitUntilReady())).then(
        () => true,
        () => false,
      ),
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
