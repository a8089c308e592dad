/** What one variant measured. */
export type Result = {
  readonly turnsPerSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Seconds of processor time per thousand turns, of the variant's own process. */
  readonly clientCpu: number;
  /** The same, of PostgreSQL; null where the machine does not tell. */
  readonly postgresCpu: number | null;
};

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** A check on the final state: the figures of a variant that did not do the work are worth nothing. */
export function mustBe(what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: found ${found}, should be ${wanted}`);
}
