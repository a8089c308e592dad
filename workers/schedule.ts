import { DOCUMENT_QUEUE, HOUSE_QUEUE, JOBS } from './jobs.ts';
import type { Queues } from './queues.ts';

/** Nobody minds a reminder that comes half a minute late. */
const DUE_EVERY_MS = 60_000;
/** Mostly somebody is told at once; this is for what nobody was told of, or could not be done then. */
const DOCUMENTS_EVERY_MS = 30_000;
/** The quietest hour of the centre, on its own clock. */
const PLAN_AT = '30 2 * * *';
const RETENTION_AT = '30 3 * * *';

/** The clocks of the house, upserted by stable id: ten processes that start make one schedule. */
export function schedule(queues: Queues, tz: string): void {
  queues.repeat(HOUSE_QUEUE, JOBS.due, { every: DUE_EVERY_MS });
  queues.repeat(DOCUMENT_QUEUE, JOBS.documents, { every: DOCUMENTS_EVERY_MS });
  queues.repeat(HOUSE_QUEUE, JOBS.eraseDocuments, { every: DOCUMENTS_EVERY_MS });
  queues.repeat(HOUSE_QUEUE, JOBS.plan, { pattern: PLAN_AT, tz });
  queues.repeat(HOUSE_QUEUE, JOBS.retention, { pattern: RETENTION_AT, tz });
}
