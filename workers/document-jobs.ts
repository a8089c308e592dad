import { DOCUMENT_QUEUE, HOUSE_QUEUE, JOBS, type JobKind } from './jobs.ts';
import type { Queues } from './queues.ts';

/** Sees to it that any worker looks at once; where the queue is away, it is found by the next sweep. */
export function documentJobs(queues: Pick<Queues, 'add'>, alarm: (what: string, error: unknown) => void) {
  const add = (queue: string, kind: JobKind<Record<string, never>>) => (): void =>
    void queues.add(queue, kind, {}).catch((error: unknown) => alarm('documents wait for the next sweep', error));
  return {
    /** Something was handed in, or came back from a volunteer. */
    read: add(DOCUMENT_QUEUE, JOBS.documents),
    /** Something has gone from the database. */
    erase: add(HOUSE_QUEUE, JOBS.eraseDocuments),
  };
}
