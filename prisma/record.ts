/**
 * How one kind of record is applied: pure SQL over the rows of a whole batch of turns, contributed by a room's
 * store and joined into the one statement of `ledger.ts`.
 *
 * In both parts the table `record` holds one row per record: `n` (the turn's place in the batch), `name`, `data`
 * (JSON), `person` (uuid) and `at`.
 */
export type RecordStore = {
  /** The record, named as its effect: `"absence.report"`. */
  readonly record: string;
  /**
   * A SELECT of `(n, reason)` for the rows of `mine` that cannot be. Their turns are refused whole, and the flow
   * hears the reason.
   */
  readonly refuses?: string;
  /** INSERT, UPDATE or DELETE statements over the rows of `mine`, which then hold committed turns only. */
  readonly applies: readonly string[];
};
