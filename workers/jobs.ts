import { z } from 'zod';

/** One kind of job: its name, what it carries (ids only; facts are read again when it runs), how often it is tried. */
export type JobKind<Payload> = {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  readonly attempts: number;
  /** Milliseconds before the second attempt; doubled for each further one. */
  readonly backoff: number;
};

const kind = <Payload>(
  name: string,
  payload: z.ZodType<Payload>,
  attempts: number,
  backoff: number,
): JobKind<Payload> => ({
  name,
  payload,
  attempts,
  backoff,
});

/** Every job of the house. Written by hand: what is not here does not run. */
export const JOBS = {
  /** Sends what waits in the outbox for one conversation; the rows themselves say when they may be tried again. */
  deliver: kind('deliver', z.object({ conversation: z.uuid() }), 3, 2_000),
  /** Takes over messages that nobody is sending although they are due, and files that nobody is fetching. */
  sweep: kind('sweep', z.object({}), 1, 0),
  /** Says one thing first to somebody: knocks at the door with what the table `knock` holds under this key. */
  knock: kind('knock', z.object({ key: z.string() }), 5, 1_000),
  /** Computes what is to be said first by now, notes it, and has it carried. */
  due: kind('due', z.object({}), 1, 0),
  /** Writes the days of every series into the timetable, for as long as it runs. */
  plan: kind('plan', z.object({}), 3, 60_000),
  /** Erases what has been kept long enough. */
  retention: kind('retention', z.object({}), 3, 60_000),
  /** Looks at documents that were handed in, and makes those that the house makes itself. */
  documents: kind('documents', z.object({}), 1, 0),
  /** Erases from the document store what has gone from the database. */
  eraseDocuments: kind('erase-documents', z.object({}), 3, 5_000),
} as const;

/** The queue of the jobs that any worker may do. */
export const HOUSE_QUEUE = 'house';
/** Documents: one takes as long as a hundred other jobs, and nobody is to wait behind it. */
export const DOCUMENT_QUEUE = 'documents';
/** Messages of a channel, for the processes that hold it. */
export const outboxQueue = (channel: string): string => `outbox-${channel}`;
